#include "workflows/orphanet/source.hpp"

#include "engine/crypto.hpp"
#include "workflows/orphanet/unpack.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace workflows::orphanet {
namespace {

constexpr std::size_t head_size = 256 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string lower_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// UTF-16 and UTF-32 begin with a mark, or have a zero byte in the first letters.
bool is_wide(std::string_view raw) {
    return raw.starts_with("\xFE\xFF") || raw.starts_with("\xFF\xFE") ||
           raw.substr(0, 64).find('\0') != std::string_view::npos;
}

// What kind of non-data the first bytes are; nothing if they may be data.
std::optional<ProblemKind> refusal(std::string_view raw) {
    if (raw.starts_with("PK\x03\x04")) return ProblemKind::spreadsheet;
    if (is_wide(raw)) return ProblemKind::utf16;
    if (raw.starts_with(byte_order_mark)) raw.remove_prefix(byte_order_mark.size());
    raw.remove_prefix(std::min(raw.find_first_not_of(" \t\r\n"), raw.size()));
    if (raw.empty()) return ProblemKind::empty;
    if (raw.starts_with("version https://git-lfs.github.com/")) return ProblemKind::lfs_pointer;
    const std::string start = lower_case(raw.substr(0, 1024));
    if (start.starts_with("<!doctype html") || start.starts_with("<html") ||
        (start.starts_with("<") && start.find("<html") != std::string::npos))
        return ProblemKind::html_page;
    return std::nullopt;
}

}  // namespace

struct Source::State {
    State(std::string path_, Unpacked unpacked_, std::int64_t most_bytes_)
        : path(std::move(path_)),
          unpacked(std::move(unpacked_)),
          most_bytes(most_bytes_),
          decoder(Encoding::undeclared) {}

    std::string path;
    Unpacked unpacked;
    std::int64_t most_bytes;
    std::int64_t unpacked_bytes = 0;
    engine::Sha256 hash;
    Decoder decoder;
    std::string head;
    std::string text;
    std::int64_t line = 1;
    bool head_given = false;
    bool ended = false;

    [[nodiscard]] Problem problem(ProblemKind kind, std::string detail = "") const {
        return Problem{.kind = kind, .file = path, .detail = std::move(detail)};
    }

    // The next raw bytes, counted and hashed; empty at the end.
    std::variant<std::string_view, Problem> raw() {
        auto bytes = unpacked.next();
        const auto* view = std::get_if<std::string_view>(&bytes);
        if (view == nullptr) return bytes;
        unpacked_bytes += static_cast<std::int64_t>(view->size());
        if (unpacked_bytes > most_bytes)
            return problem(ProblemKind::too_large, "more than " + std::to_string(most_bytes) + " bytes");
        hash.update(*view);
        if (view->empty()) ended = true;
        return bytes;
    }

    // Decodes `bytes` (the end of the file if empty) onto `out`.
    std::optional<Problem> decode(std::string_view bytes, std::string& out) {
        const std::size_t before = out.size();
        const bool valid = bytes.empty() ? decoder.finish(out) : decoder.decode(bytes, out);
        line += std::count(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), '\n');
        if (valid) return std::nullopt;
        Problem invalid = problem(ProblemKind::invalid_text);
        invalid.line = line;
        return invalid;
    }

    std::optional<Problem> read_head() {
        std::string first;
        while (!ended && first.size() < head_size) {
            const auto bytes = raw();
            if (const auto* failed = std::get_if<Problem>(&bytes)) return *failed;
            first += std::get<std::string_view>(bytes);
        }
        if (const auto kind = refusal(first)) return problem(*kind);
        std::string_view rest = first;
        if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
        std::string named;
        const auto encoding = declared_encoding(rest.substr(0, 256), named);
        if (!encoding)
            return problem(named.starts_with("UTF-16") ? ProblemKind::utf16 : ProblemKind::unknown_encoding,
                           excerpt(named));
        decoder = Decoder(rest.size() < first.size() ? Encoding::utf8 : *encoding);
        if (auto invalid = decode(rest, head)) return invalid;
        return ended ? decode("", head) : std::nullopt;
    }
};

Source::Source(std::unique_ptr<State> state) : state_(std::move(state)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

std::variant<Source, Problem> Source::open(const std::string& path, std::int64_t most_bytes) {
    auto unpacked = Unpacked::open(path);
    if (const auto* failed = std::get_if<Problem>(&unpacked)) return *failed;
    auto state = std::make_unique<State>(path, std::move(std::get<Unpacked>(unpacked)), most_bytes);
    if (const auto problem = state->read_head()) return *problem;
    return Source(std::move(state));
}

std::string_view Source::head() const { return state_->head; }

std::variant<std::string_view, Problem> Source::next() {
    if (!state_->head_given) {
        state_->head_given = true;
        if (!state_->head.empty()) return std::string_view(state_->head);
    }
    state_->text.clear();
    while (!state_->ended && state_->text.empty()) {
        const auto bytes = state_->raw();
        if (const auto* failed = std::get_if<Problem>(&bytes)) return *failed;
        if (auto invalid = state_->decode(std::get<std::string_view>(bytes), state_->text)) return *invalid;
    }
    return std::string_view(state_->text);
}

const std::string& Source::path() const { return state_->path; }
std::string Source::sha256() { return state_->hash.hex(); }
std::int64_t Source::bytes_taken() const { return state_->unpacked.bytes_taken(); }
std::int64_t Source::bytes_on_disk() const { return state_->unpacked.bytes_on_disk(); }

}  // namespace workflows::orphanet
