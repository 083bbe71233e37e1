#include "workflows/orphanet/unpack.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace workflows::orphanet {
namespace {

constexpr std::size_t block_size = 64 * 1024;

struct FreeArchive {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

constexpr std::array<std::uint32_t, 256> crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}();

std::uint32_t crc_after(std::uint32_t crc, std::string_view bytes) {
    for (const char c : bytes) crc = crc_table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    return crc;
}

std::uint32_t little_endian(const std::array<char, 8>& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

}  // namespace

struct Unpacked::State {
    std::string path;
    std::int64_t on_disk = 0;
    std::unique_ptr<archive, FreeArchive> handle;
    std::array<char, block_size> block{};
    bool ended = false;
    bool is_gzip = false;
    std::uint32_t crc = 0xFFFFFFFFU;
    std::uint32_t length = 0;  // modulo 2^32, as gzip counts

    [[nodiscard]] Problem problem(ProblemKind kind, std::string detail) const {
        return Problem{.kind = kind, .file = path, .detail = std::move(detail)};
    }

    [[nodiscard]] Problem failure() const {
        const char* said = archive_error_string(handle.get());
        const std::string text = said != nullptr ? said : "";
        const bool early =
            text.empty() || text.find("runcated") != std::string::npos || text.find("No progress") != std::string::npos;
        return problem(early ? ProblemKind::truncated : ProblemKind::broken_compression, excerpt(text));
    }

    [[nodiscard]] std::optional<Problem> gzip_problem() const {
        if (!is_gzip) return std::nullopt;
        std::ifstream file(path, std::ios::binary);
        std::array<char, 8> trailer{};
        file.seekg(-static_cast<std::streamoff>(trailer.size()), std::ios::end);
        if (!file.read(trailer.data(), trailer.size())) return problem(ProblemKind::truncated, "no gzip trailer");
        if (little_endian(trailer, 0) == (crc ^ 0xFFFFFFFFU) && little_endian(trailer, 4) == length)
            return std::nullopt;
        return problem(ProblemKind::broken_compression, "the gzip checksum does not fit");
    }
};

Unpacked::Unpacked(std::unique_ptr<State> state) : state_(std::move(state)) {}
Unpacked::Unpacked(Unpacked&&) noexcept = default;
Unpacked& Unpacked::operator=(Unpacked&&) noexcept = default;
Unpacked::~Unpacked() = default;

std::variant<Unpacked, Problem> Unpacked::open(const std::string& path) {
    auto state = std::make_unique<State>();
    state->path = path;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return state->problem(ProblemKind::cannot_open, error ? error.message() : "not a file");
    state->on_disk = static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    if (error) return state->problem(ProblemKind::cannot_open, error.message());
    if (state->on_disk == 0) return state->problem(ProblemKind::empty, "");
    if (!std::ifstream(path, std::ios::binary)) return state->problem(ProblemKind::cannot_open, "no right to read it");

    state->handle.reset(archive_read_new());
    archive* const handle = state->handle.get();
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_format_raw(handle);
    archive_read_support_format_empty(handle);
    archive_entry* entry = nullptr;
    if (archive_read_open_filename(handle, path.c_str(), block_size) != ARCHIVE_OK) return state->failure();
    const int header = archive_read_next_header(handle, &entry);
    if (header == ARCHIVE_EOF) return state->problem(ProblemKind::empty, "");
    if (header != ARCHIVE_OK) return state->failure();
    state->is_gzip = archive_filter_code(handle, 0) == ARCHIVE_FILTER_GZIP;
    return Unpacked(std::move(state));
}

std::variant<std::string_view, Problem> Unpacked::next() {
    if (state_->ended) return std::string_view();
    const la_ssize_t count = archive_read_data(state_->handle.get(), state_->block.data(), state_->block.size());
    if (count < 0) return state_->failure();
    if (count == 0) {
        state_->ended = true;
        if (const auto problem = state_->gzip_problem()) return *problem;
        return std::string_view();
    }
    const std::string_view bytes(state_->block.data(), static_cast<std::size_t>(count));
    if (state_->is_gzip) {
        state_->crc = crc_after(state_->crc, bytes);
        state_->length += static_cast<std::uint32_t>(bytes.size());
    }
    return bytes;
}

std::int64_t Unpacked::bytes_taken() const { return archive_filter_bytes(state_->handle.get(), -1); }
std::int64_t Unpacked::bytes_on_disk() const { return state_->on_disk; }

}  // namespace workflows::orphanet
