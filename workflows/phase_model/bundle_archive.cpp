// Bundles as .tar.gz, by libarchive.
#include "workflows/phase_model/bundle.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <vector>

namespace workflows {

namespace {

namespace fs = std::filesystem;
using Writer = std::unique_ptr<archive, decltype(&archive_write_free)>;
using Unpacking = std::unique_ptr<archive, decltype(&archive_read_free)>;
using Entry = std::unique_ptr<archive_entry, decltype(&archive_entry_free)>;

constexpr std::size_t piece_size = 65536;
/// Room for a record of some million events; an archive that unpacks to more is taken for a bomb.
constexpr std::int64_t most_bytes = std::int64_t{16} << 30U;

void require(int code, archive* handle, const std::string& what) {
    if (code < ARCHIVE_WARN)
        throw std::runtime_error(what + ": " +
                                 (archive_error_string(handle) != nullptr ? archive_error_string(handle) : "failed"));
}

void add(archive* writer, const fs::path& file, const std::string& name) {
    const Entry entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(fs::file_size(file)));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    require(archive_write_header(writer, entry.get()), writer, name);
    std::ifstream in(file, std::ios::binary);
    std::vector<char> piece(piece_size);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        if (archive_write_data(writer, piece.data(), static_cast<std::size_t>(in.gcount())) < 0)
            require(ARCHIVE_FATAL, writer, name);
}

bool stays_inside(const fs::path& name) {
    return !name.empty() && name.is_relative() &&
           std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

}  // namespace

void pack_folder(const fs::path& folder, const fs::path& archive_path) {
    const Writer writer(archive_write_new(), &archive_write_free);
    archive_write_add_filter_gzip(writer.get());
    archive_write_set_format_pax_restricted(writer.get());
    require(archive_write_open_filename(writer.get(), archive_path.c_str()), writer.get(), archive_path.string());
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        add(writer.get(), file, (fs::path("phasemodel-bundle") / fs::relative(file, folder)).string());
    require(archive_write_close(writer.get()), writer.get(), archive_path.string());
}

void unpack_folder(const fs::path& archive_path, const fs::path& folder) {
    const Unpacking reader(archive_read_new(), &archive_read_free);
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_tar(reader.get());
    require(archive_read_open_filename(reader.get(), archive_path.c_str(), piece_size), reader.get(),
            archive_path.string());
    std::int64_t written = 0;
    archive_entry* entry = nullptr;
    for (int code = 0; (code = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF;) {
        require(code, reader.get(), archive_path.string());
        const char* const written_name = archive_entry_pathname(entry);
        if (written_name == nullptr) throw std::runtime_error("an entry of the archive has no name");
        const fs::path name = written_name;
        if (archive_entry_filetype(entry) == AE_IFDIR) continue;
        if (archive_entry_filetype(entry) != AE_IFREG || !stays_inside(name))
            throw std::runtime_error("an entry of the archive is no plain file: " + name.string());
        // The outermost folder is only how the archive is wrapped.
        const fs::path inner = name.lexically_relative(*name.begin());
        const fs::path target = folder / (inner == "." ? name : inner);
        fs::create_directories(target.parent_path());
        std::ofstream out(target, std::ios::binary | std::ios::trunc);
        std::array<char, piece_size> piece{};
        for (la_ssize_t size = 0; (size = archive_read_data(reader.get(), piece.data(), piece.size())) != 0;) {
            require(size < 0 ? ARCHIVE_FATAL : ARCHIVE_OK, reader.get(), archive_path.string());
            if ((written += size) > most_bytes) throw std::runtime_error("the archive unpacks to too much");
            out.write(piece.data(), size);
        }
        if (!out.flush()) throw std::runtime_error(target.string() + " could not be written");
    }
}

}  // namespace workflows
