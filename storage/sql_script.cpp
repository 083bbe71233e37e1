#include "storage/sql_script.hpp"

#include <algorithm>

namespace storage {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// The script without the blocks of the other database and without lines that are only a comment.
std::string lines_for(std::string_view script, Dialect dialect) {
    std::string kept;
    bool ours = true;
    while (!script.empty()) {
        const std::string_view line = script.substr(0, script.find('\n'));
        script.remove_prefix(std::min(script.size(), line.size() + 1));
        const std::size_t first = line.find_first_not_of(blanks);
        if (first == std::string_view::npos) continue;
        const std::string_view content = line.substr(first);
        if (content.starts_with("-- @")) {
            ours = content == "-- @both" || content == (dialect == Dialect::sqlite ? "-- @sqlite" : "-- @postgresql");
            continue;
        }
        if (ours && !content.starts_with("--")) kept.append(line).push_back('\n');
    }
    return kept;
}

/// True when a trigger's body has begun and `end` has not been read yet (SQLite writes statements inside).
bool inside_trigger(std::string_view statement) {
    if (!statement.starts_with("create trigger")) return false;
    if (statement.find("\nbegin\n") == std::string_view::npos) return false;
    return !statement.ends_with("\nend");
}

}  // namespace

std::vector<std::string> statements_of(std::string_view script, Dialect dialect) {
    std::vector<std::string> statements;
    std::string current;
    bool quoted = false, dollar = false;
    const std::string text = lines_for(script, dialect);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (current.empty() && blanks.find(letter) != std::string_view::npos) continue;
        if (letter == '\'' && !dollar) quoted = !quoted;
        if (letter == '$' && !quoted && text.compare(i, 2, "$$") == 0) {
            dollar = !dollar;
            current += text[i++];
        }
        if (letter == ';' && !quoted && !dollar && !inside_trigger(current)) {
            statements.push_back(std::move(current));
            current.clear();
            continue;
        }
        current += text[i];
    }
    if (!current.empty()) statements.push_back(std::move(current));
    return statements;
}

}  // namespace storage
