#include "workflows/orphanet/zip_entry.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstddef>
#include <memory>
#include <utility>

namespace workflows::orphanet {
namespace {

constexpr std::size_t block_size = 64 * 1024;

struct FreeArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

Problem problem_of(const std::string& path, ProblemKind kind, std::string detail) {
    return Problem{.kind = kind, .file = path, .detail = std::move(detail)};
}

Problem failure(const std::string& path, const Handle& handle) {
    const char* said = archive_error_string(handle.get());
    const std::string text = said != nullptr ? said : "";
    const bool early = text.find("runcated") != std::string::npos;
    return problem_of(path, early ? ProblemKind::truncated : ProblemKind::broken_compression, excerpt(text));
}

std::optional<Problem> read_entry(const std::string& path, const Handle& handle, std::int64_t most_bytes,
                                  const std::function<std::optional<Problem>(std::string_view)>& take) {
    std::array<char, block_size> block{};
    std::int64_t bytes = 0;
    while (true) {
        const la_ssize_t count = archive_read_data(handle.get(), block.data(), block.size());
        if (count < 0) return failure(path, handle);
        if (count == 0) return std::nullopt;
        bytes += count;
        if (bytes > most_bytes)
            return problem_of(path, ProblemKind::too_large, "more than " + std::to_string(most_bytes) + " bytes");
        if (auto problem = take({block.data(), static_cast<std::size_t>(count)})) return problem;
    }
}

// Goes through the archive until `visit` says that it is enough.
std::optional<Problem> each_entry(const std::string& path,
                                  const std::function<bool(const Handle&, const std::string&)>& visit) {
    const Handle handle(archive_read_new());
    archive_read_support_format_zip(handle.get());
    if (archive_read_open_filename(handle.get(), path.c_str(), block_size) != ARCHIVE_OK) return failure(path, handle);
    for (std::size_t count = 0;; ++count) {
        archive_entry* entry = nullptr;
        const int header = archive_read_next_header(handle.get(), &entry);
        if (header == ARCHIVE_EOF) return std::nullopt;
        if (header < ARCHIVE_WARN) return failure(path, handle);
        if (count == most_zip_entries)
            return problem_of(path, ProblemKind::too_large, "more than " + std::to_string(count) + " entries");
        const char* const name = archive_entry_pathname(entry);
        if (!visit(handle, name != nullptr ? name : "")) return std::nullopt;
    }
}

}  // namespace

std::variant<std::vector<std::string>, Problem> zip_entries(const std::string& path) {
    std::vector<std::string> names;
    auto problem = each_entry(path, [&names](const Handle&, const std::string& name) {
        names.push_back(name);
        return true;
    });
    if (problem) return *std::move(problem);
    return names;
}

std::optional<Problem> read_zip_entry(const std::string& path, const std::string& entry, std::int64_t most_bytes,
                                      const std::function<std::optional<Problem>(std::string_view)>& take) {
    std::optional<Problem> inside;
    auto outside = each_entry(path, [&](const Handle& handle, const std::string& name) {
        if (name != entry) return true;
        inside = read_entry(path, handle, most_bytes, take);
        return false;
    });
    return inside ? inside : outside;
}

}  // namespace workflows::orphanet
