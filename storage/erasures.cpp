#include "storage/erasures.hpp"

#include "engine/value.hpp"

#include <spdlog/spdlog.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace storage {

namespace {

bool holds(const engine::Value& value, std::string_view text) {
    if (value.is_string()) return value.string().find(text) != std::string::npos;
    if (value.is_array()) return std::any_of(value.items().begin(), value.items().end(), [&](const auto& item) { return holds(item, text); });
    return value.is_object() && std::any_of(value.members().begin(), value.members().end(), [&](const auto& member) { return holds(member.second, text); });
}

bool is_erasure(const Erasure& erasure) {
    return !erasure.stream.empty() && erasure.sha256.size() == 64 &&
           std::all_of(erasure.sha256.begin(), erasure.sha256.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// False when not all of it is on the disk.
bool append(const std::string& path, const std::string& lines) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool written = ::write(file, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) && ::fsync(file) == 0;
    return ::close(file) == 0 && written;
}

}  // namespace

void overwrite_what_goes(Connection& db) {
    if (db.is_sqlite()) db.script("pragma secure_delete = on");
}

bool erase_text(Connection& db, std::string_view stream, std::string_view sha256) {
    return db.run("update texts set salt = null, text = null where stream = :stream and sha256 = :sha256 and text is not null", {stream, sha256}) == 1;
}

void forget_drafts(Connection& db, std::string_view stream, const std::vector<std::string>& commitments) {
    std::vector<std::string> texts;
    for (const std::string& sha256 : commitments)
        if (const auto found = db.one<std::string>("select text from texts where stream = :stream and sha256 = :sha256 and text is not null", {stream, sha256}))
            texts.push_back(std::get<0>(*found));
    const std::string prefix = std::string(stream) + "/";
    std::vector<std::pair<std::string, std::string>> gone;
    db.each<std::string, std::string, std::string>(
        "select person, place, fields from drafts where substr(place, 1, :length) = :prefix", {static_cast<std::int64_t>(prefix.size()), prefix},
        [&](const std::string& person, const std::string& place, const std::string& fields) {
            const auto read = engine::parse_value(fields);
            const auto* value = std::get_if<engine::Value>(&read);
            if (value != nullptr && std::any_of(texts.begin(), texts.end(), [&](const std::string& text) { return !text.empty() && holds(*value, text); }))
                gone.emplace_back(person, place);
        });
    for (const auto& [person, place] : gone) db.run("delete from drafts where person = :person and place = :place", {person, place});
}

std::vector<Erasure> still_readable(Connection& db, const std::vector<Erasure>& listed) {
    std::vector<Erasure> readable;
    for (const Erasure& one : listed)
        if (db.one<std::string>("select sha256 from texts where stream = :stream and sha256 = :sha256 and text is not null", {one.stream, one.sha256}))
            readable.push_back(one);
    return readable;
}

std::vector<Erasure> emptied(Connection& db) {
    std::vector<Erasure> all;
    db.each<std::string, std::string>("select stream, sha256 from texts where text is null order by stream, sha256", {},
                                      [&](const std::string& stream, const std::string& sha256) { all.push_back({stream, sha256}); });
    return all;
}

std::vector<Erasure> read_erasures(const std::string& path) {
    std::vector<Erasure> all;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto blank = line.find(' ');
        if (blank == std::string::npos) continue;
        Erasure erasure{line.substr(0, blank), line.substr(blank + 1)};
        if (is_erasure(erasure)) all.push_back(std::move(erasure));
    }
    return all;
}

void note_erasures(const std::string& path, const std::vector<Erasure>& erasures) {
    std::string lines;
    for (const Erasure& erasure : erasures) lines += erasure.stream + " " + erasure.sha256 + "\n";
    if (!append(path, lines)) spdlog::error("erasure list not written count={}", erasures.size());
}

}  // namespace storage
