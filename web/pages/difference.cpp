// What changed between two texts, by sentence.
#include "web/http.hpp"
#include "web/pages/words.hpp"

#include <algorithm>
#include <vector>

namespace web {

namespace {

constexpr std::size_t most_sentences =
    400;  // beyond that the table of the comparison would be too large: all is shown as new

std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool ends = text[at] == '\n' || ((text[at] == '.' || text[at] == '?' || text[at] == '!') &&
                                               (at + 1 == text.size() || text[at + 1] == ' '));
        if (!ends) continue;
        if (at + 1 > begin) parts.push_back(text.substr(begin, at + 1 - begin));
        begin = at + 1;
    }
    if (begin < text.size()) parts.push_back(text.substr(begin));
    for (auto& part : parts)
        while (!part.empty() && (part.front() == ' ' || part.front() == '\n')) part.remove_prefix(1);
    std::erase_if(parts, [](std::string_view part) { return part.empty() || part == "\n"; });
    return parts;
}

/// One sentence, kept (' '), taken away ('-') or added ('+').
struct Step {
    char kind;
    std::string_view sentence;
};

/// The longest common subsequence of sentences, and what lies beside it.
std::vector<Step> compare(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) {
    const std::size_t rows = before.size(), columns = after.size();
    std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            common[i][j] =
                before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<Step> steps;
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && before[i] == after[j]) {
            steps.push_back({' ', before[i++]});
            ++j;
        } else if (i < rows && (j == columns || common[i + 1][j] >= common[i][j + 1])) {
            steps.push_back({'-', before[i++]});
        } else {
            steps.push_back({'+', after[j++]});
        }
    }
    return steps;
}

std::string marked(const Catalogue& words, const Step& step) {
    const std::string text = escaped(step.sentence);
    if (step.kind == '-')
        return "<span class=\"ds-sr-only\">" + escaped(words.text("diff.removed")) + " </span><del>" + text + "</del> ";
    if (step.kind == '+')
        return "<span class=\"ds-sr-only\">" + escaped(words.text("diff.added")) + " </span><ins>" + text + "</ins> ";
    return text + " ";
}

}  // namespace

Html difference(const Catalogue& words, std::string_view before, std::string_view after) {
    const auto old_parts = sentences(before), new_parts = sentences(after);
    std::vector<Step> steps;
    if (old_parts.size() > most_sentences || new_parts.size() > most_sentences) {
        if (!before.empty()) steps.push_back({'-', before});
        if (!after.empty()) steps.push_back({'+', after});
    } else {
        steps = compare(old_parts, new_parts);
    }
    std::string out = "<p>";
    for (std::size_t at = 0; at < steps.size();) {
        std::size_t end = at;
        while (end < steps.size() && steps[end].kind == ' ') ++end;
        if (end - at > 2) {
            out += "\u2026 " + escaped(words.text("diff.unchanged", {{"n", std::to_string(end - at)}})) + " \u2026 ";
            at = end;
        } else {
            out += marked(words, steps[at++]);
        }
    }
    return {out + "</p>"};
}

}  // namespace web
