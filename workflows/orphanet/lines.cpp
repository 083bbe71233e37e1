#include "workflows/orphanet/lines.hpp"

#include "workflows/orphanet/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace workflows::orphanet {
namespace {

constexpr std::array<std::string_view, 13> languages = {"en", "fr", "de", "es", "it", "nl", "pt",
                                                        "pl", "cs", "tr", "uk", "ru", "zh"};

// The words of a file's name, "List_of_rare_diseases_2025_en.tsv" as List, of, rare ... en, tsv.
std::vector<std::string> words_of(const std::string& path) {
    std::vector<std::string> words(1);
    for (const char c : std::filesystem::path(path).filename().string()) {
        if (c == '_' || c == '.' || c == '-' || c == ' ')
            words.emplace_back();
        else
            words.back().push_back(c);
    }
    return words;
}

class Lines {
public:
    Lines(ListReader& list, const std::string& file) : list_(list), file_(file) {}

    std::optional<Problem> feed(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            rest_.append(text.substr(0, end));
            if (rest_.size() > longest_line) return list_.too_long();
            if (end == std::string_view::npos) return std::nullopt;
            if (auto problem = flush()) return problem;
            text.remove_prefix(end + 1);
        }
        return std::nullopt;
    }

    std::optional<Problem> flush() {
        ++line_;
        if (rest_.ends_with('\r')) rest_.pop_back();
        if (rest_.find('\0') != std::string::npos)
            return Problem{.kind = ProblemKind::zero_byte, .file = file_, .line = line_};
        auto problem = list_.line(rest_);
        rest_.clear();
        return problem;
    }

    [[nodiscard]] bool in_line() const { return !rest_.empty(); }

private:
    static constexpr std::size_t longest_line = 8 * longest_name;

    ListReader& list_;
    const std::string& file_;
    std::int64_t line_ = 0;
    std::string rest_;
};

}  // namespace

std::variant<bool, Problem> read_lines(Source& source, ListReader& list, const Progress& progress) {
    Lines lines(list, source.path());
    while (true) {
        const auto text = source.next();
        if (const auto* problem = std::get_if<Problem>(&text)) return *problem;
        const std::string_view part = std::get<std::string_view>(text);
        if (part.empty()) break;
        if (auto problem = lines.feed(part)) return *problem;
        if (progress) progress(source.bytes_taken(), source.bytes_on_disk());
    }
    const bool ended_in_line = lines.in_line();
    if (ended_in_line)
        if (auto problem = lines.flush()) return *problem;
    return ended_in_line;
}

void read_file_name(const std::string& path, Reading& reading) {
    reading.language = "en";
    for (const std::string& word : words_of(path)) {
        if (std::find(languages.begin(), languages.end(), word) != languages.end()) reading.language = word;
        if (word.size() == 4 && word.starts_with("20") && word.find_first_not_of("0123456789") == std::string::npos)
            reading.version = word;
    }
}

}  // namespace workflows::orphanet
