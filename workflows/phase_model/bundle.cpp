#include "workflows/phase_model/bundle.hpp"

#include "engine/crypto.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/bundle_documents.hpp"
#include "workflows/phase_model/bundle_page.hpp"
#include "workflows/phase_model/export_rows.hpp"
#include "workflows/phase_model/log_keys.hpp"

#include <fstream>
#include <map>
#include <stdexcept>

namespace workflows {

namespace {

using engine::Value;

/// What the manifest says of a file.
struct Written {
    std::int64_t bytes = 0;
    std::string sha256;  ///< its 64 hex digits
};

/// A file of the bundle, hashed as it is written.
class BundleFile {
public:
    BundleFile(const std::filesystem::path& folder, const std::string& name) : name_(name) {
        std::filesystem::create_directories((folder / name).parent_path());
        out_.open(folder / name, std::ios::binary | std::ios::trunc);
    }
    bool write(std::string_view piece) {
        digest_.update(piece);
        size_ += static_cast<std::int64_t>(piece.size());
        return static_cast<bool>(out_.write(piece.data(), static_cast<std::streamsize>(piece.size())));
    }
    Written end() {
        out_.close();
        if (!out_) throw std::runtime_error("the file " + name_ + " of the bundle could not be written");
        return {size_, digest_.hex()};
    }

private:
    std::string name_;
    std::ofstream out_;
    engine::Sha256 digest_;
    std::int64_t size_ = 0;
};

class Bundle {
public:
    Bundle(const ExportJob& job, engine::Log& log, const Catalogue& words, std::filesystem::path folder)
        : job_(job), log_(log), words_(words), folder_(std::move(folder)) {}

    Bundled write() {
        BundleFile record(folder_, "events.jsonl");
        engine::Outlet out([&](std::string_view piece) { return record.write(piece); });
        export_jsonl(job_, out);
        files_.insert_or_assign("events.jsonl", record.end());
        // Signed afterwards, so that it covers every event of the record.
        note_ = log_.published_checkpoint();
        whole("checkpoint", note_);
        proofs();
        decisions();
        write_documents(job_, words_, [this](const std::string& name, std::string_view content) { whole(name, content); });
        for (const engine::EmbeddedFile& file : embedded_files())
            if (file.name.starts_with("bundle/")) whole(std::string(file.name.substr(7)), file.content);
        manifest();
        return result_;
    }

private:
    void whole(const std::string& name, std::string_view content) {
        BundleFile file(folder_, name);
        file.write(content);
        files_.insert_or_assign(name, file.end());
    }

    /// Reads the record again, a line at a time, and proves each event of it.
    void proofs() {
        const auto tree = engine::read_checkpoint(note_);
        const engine::Subtrees subtrees = log_.store().subtrees();
        std::ifstream record(folder_ / "events.jsonl", std::ios::binary);
        BundleFile file(folder_, "proof.json");
        file.write("{\"proofs\":[\n");
        for (std::string line; std::getline(record, line);) {
            const auto parsed = engine::parse_value(line, 64);
            const Value* event = std::get<Value>(parsed).find("event");
            if (event == nullptr) continue;
            const std::string name = event->text("stream") + "/" + std::to_string(event->integer("seq"));
            const auto entry = log_.store().find(event->text("stream"), event->integer("seq"));
            if (!entry || entry->position >= tree->size)
                throw std::runtime_error("the event " + name + " is not in the log");
            const Value proof = Value::object(
                {{"event", name},
                 {"path", engine::path_value(engine::inclusion_proof(entry->position, tree->size, subtrees))},
                 {"position", entry->position}});
            file.write((result_.events++ == 0 ? "" : ",\n") + proof.canonical());
        }
        file.write("\n]}\n");
        files_.insert_or_assign("proof.json", file.end());
    }

    void decisions() {
        const ExportPart& part = job_.part;
        for (const std::string& stream : streams_of(job_.store, part, "case/")) {
            const PartOfStream found = read_part(job_.store, stream, part);
            std::vector<Decision> rows = decision_rows(
                {found.events.begin(), found.events.begin() + static_cast<std::ptrdiff_t>(found.last)}, found.texts, job_.policies);
            std::erase_if(rows, [&](const Decision& row) {
                return (part.from && row.date < engine::to_text(*part.from)) ||
                       (part.to && row.date > engine::to_text(*part.to));
            });
            if (rows.empty()) continue;
            ++result_.cases;
            whole("decisions/" + stream.substr(stream.find('/') + 1) + ".html",
                  decision_page(rows, words_, attributions(job_.nomenclature)));
        }
    }

    void manifest() {
        const auto tree = engine::read_checkpoint(note_);
        const engine::ExportHeader header = export_header(job_.store, job_.nomenclature, job_.policies, job_.part, job_.now);
        Value sources = Value::array();
        for (const std::string& source : attributions(job_.nomenclature)) sources.push(source);
        const std::string frame =
            Value::object(
                {{"format", "phasemodel-bundle"},
                 {"v", 1},
                 {"export", engine::header_value(header)},
                 {"attribution", sources},
                 {"origin", tree->origin},
                 {"key", log_.verifier()->text()},
                 {"keys", engine::succession_value(succession_of(log_keys(job_.store)))},
                 {"counts", Value::object({{"events", result_.events}, {"cases", result_.cases}, {"log", tree->size}})},
                 {"files", Value::object()}})
                .canonical() +
            "\n";
        result_.manifest_sha256 = write_manifest(frame);
        result_.part = header.part;
        std::ofstream note(folder_ / "manifest.note", std::ios::binary);
        note << log_.sign("phasemodel-bundle\n" + result_.manifest_sha256 + "\n") << std::flush;
        if (!note) throw std::runtime_error("the manifest could not be written");
    }

    /// Writes the manifest with the files where `frame` has none, and gives its digest. Of a large record they are some ten thousand: they
    /// go out one by one, since as one value they would take more memory than all else.
    std::string write_manifest(std::string_view frame) {
        constexpr std::string_view no_files = "\"files\":{}";  // a text that held it would have its quotes escaped
        const std::size_t here = frame.find(no_files) + no_files.size() - 1;
        BundleFile manifest(folder_, "manifest.json");
        manifest.write(frame.substr(0, here));
        std::string line;
        for (const auto& [name, file] : files_) {
            result_.bytes += file.bytes;
            line.assign(&file == &files_.begin()->second ? "" : ",");
            engine::write_text(line, name);
            line += ":{\"bytes\":" + std::to_string(file.bytes) + ",\"sha256\":\"" + file.sha256 + "\"}";
            manifest.write(line);
        }
        manifest.write(frame.substr(here));
        return manifest.end().sha256;
    }

    const ExportJob& job_;
    engine::Log& log_;
    const Catalogue& words_;
    const std::filesystem::path folder_;
    std::string note_;
    std::map<std::string, Written> files_;  ///< in the order of canonical JSON, names being ASCII
    Bundled result_;
};

}  // namespace

Bundled write_bundle(const ExportJob& job, engine::Log& log, const Catalogue& words,
                     const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    if (!std::filesystem::is_empty(folder)) throw std::runtime_error("the folder " + folder.string() + " is not empty");
    return Bundle(job, log, words, folder).write();
}

}  // namespace workflows
