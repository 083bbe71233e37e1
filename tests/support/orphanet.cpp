#include "tests/support/orphanet.hpp"

#include "tests/support/catch.hpp"
#include "workflows/orphanet/pack_list.hpp"
#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/product1.hpp"
#include "workflows/orphanet/source.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <filesystem>

namespace orphanet = workflows::orphanet;

namespace tests {
namespace {

std::string folder_from(const char* variable, const char* otherwise) {
    const char* const value = std::getenv(variable);
    return value != nullptr ? value : otherwise;
}

class MemoryImport : public orphanet::ReleaseImport {
public:
    explicit MemoryImport(MemoryReleases& store) : store_(store) {}

    void add(const orphanet::Entity& entity) override { snapshot_[entity.code] = entity; }
    void add(const orphanet::FactRow& row) override { facts_[row.code] = row.body; }
    void add(const orphanet::FactLabel&) override {}

    orphanet::Changes finish(const orphanet::Release& release, orphanet::Keep keep) override {
        orphanet::Changes changes;
        const MemoryReleases::Snapshot none;
        const MemoryReleases::Snapshot* before = &none;
        for (const auto& [kept, snapshot] : store_.kept) {
            if (kept.product != release.product || kept.language != release.language) continue;
            changes.already_imported = changes.already_imported || kept.sha256 == release.sha256;
            before = &snapshot;
        }
        if (changes.already_imported) return changes;
        for (const auto& [code, entity] : snapshot_) {
            const auto old = before->find(code);
            if (old == before->end()) changes.added.push_back(code);
            if (old != before->end() && old->second != entity) changes.changed.push_back(code);
        }
        for (const auto& [code, entity] : *before)
            if (!snapshot_.contains(code)) changes.removed.push_back(code);
        if (keep == orphanet::Keep::yes) {
            store_.kept.emplace_back(release, snapshot_);
            store_.facts = facts_;
        }
        return changes;
    }

private:
    MemoryReleases& store_;
    MemoryReleases::Snapshot snapshot_;
    std::map<std::int64_t, std::string> facts_;
};

}  // namespace

std::string packed(std::string_view bytes, Packing packing) {
    std::string out(bytes.size() + 4096, '\0');
    std::size_t used = 0;
    archive* const writer = archive_write_new();
    packing == Packing::gzip ? archive_write_add_filter_gzip(writer) : archive_write_add_filter_xz(writer);
    archive_write_set_format_raw(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, "data");
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(writer, entry);
    archive_write_data(writer, bytes.data(), bytes.size());
    archive_entry_free(entry);
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::size_t size = 4096;
    for (const auto& [name, content] : entries) size += content.size() + 1024;
    std::string out(size, '\0');
    std::size_t used = 0;
    archive* const writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, out.data(), out.size(), &used);
    for (const auto& [name, content] : entries) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    out.resize(used);
    return out;
}

std::string orphanet_sample(std::string_view name) {
    return folder_from("PHASEMODEL_ROOT", ".") + "/tests/data/orphanet/" + std::string(name);
}

std::optional<std::string> shared_orphadata(std::string_view name) {
    const std::string path = folder_from("PHASEMODEL_TEST_DATA", "../shared/data") + "/orphadata/" + std::string(name);
    if (std::filesystem::exists(path)) return path;
    WARN("skipped: the shared public data are not here (" << name << ")");
    return std::nullopt;
}

std::string product1_with(std::string_view disorders, std::string_view declaration) {
    return std::string(declaration) + "<JDBOR date=\"2026-01-02 03:04:05\" version=\"9.9\"><DisorderList>" +
           std::string(disorders) + "</DisorderList></JDBOR>";
}

std::string disorder(std::string_view code, std::string_view name) {
    return "<Disorder id=\"1\"><OrphaCode>" + std::string(code) + "</OrphaCode><Name lang=\"en\">" + std::string(name) +
           "</Name><DisorderFlagList><DisorderFlag "
           "id=\"475\"><Value>1</Value><Label/></DisorderFlag></DisorderFlagList>"
           "<DisorderGroup id=\"36547\"><Name lang=\"en\">Disorder</Name></DisorderGroup></Disorder>\n";
}

std::string ReadFile::problem() const {
    const auto* const found = std::get_if<orphanet::Problem>(&end);
    return found != nullptr ? std::string(orphanet::name_of(found->kind)) : "";
}

const orphanet::Entity* ReadFile::find(std::int64_t code) const {
    for (const orphanet::Entity& entity : entities)
        if (entity.code == code) return &entity;
    return nullptr;
}

ReadFile read_orphanet(const std::string& path) {
    ReadFile result;
    auto opened = orphanet::Source::open(path);
    if (const auto* const problem = std::get_if<orphanet::Problem>(&opened)) return {{}, *problem};
    auto& source = std::get<orphanet::Source>(opened);
    const auto take = [&result](const orphanet::Entity& entity) { result.entities.push_back(entity); };
    const bool is_list = orphanet::detect_pack_list(source.head().substr(0, source.head().find('\n'))).has_value();
    result.end = is_list ? orphanet::read_pack_list(source, take, {}) : orphanet::read_product1(source, take, {});
    return result;
}

std::unique_ptr<orphanet::ReleaseImport> MemoryReleases::begin_import() {
    return std::make_unique<MemoryImport>(*this);
}

}  // namespace tests
