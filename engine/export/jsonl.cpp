#include "engine/export/jsonl.hpp"

#include "engine/crypto.hpp"
#include "engine/event_line.hpp"
#include "engine/version.hpp"

#include <algorithm>

namespace engine {

namespace {

constexpr int format_version = 1;

void gather(const Value& value, const std::string& place, std::vector<std::pair<std::string, std::string>>& found) {
    if (value.is_object()) {
        if (value.members().size() == 1 && value.text("sha256").size() == 64) {
            found.emplace_back(place, value.text("sha256"));
            return;
        }
        for (const auto& [key, member] : value.members()) gather(member, place.empty() ? key : place + "/" + key, found);
    } else if (value.is_array()) {
        for (const Value& item : value.items()) gather(item, place, found);
    }
}

}  // namespace

Value header_value(const ExportHeader& header) {
    Value policies = Value::array();
    for (const auto& [version, sha256] : header.policies)
        policies.push(Value::object({{"version", version}, {"sha256", sha256}}));
    return Value::object({{"format", "phasemodel-events"},
                          {"v", format_version},
                          {"program", program_version()},
                          {"model", header.model},
                          {"made_at", header.made_at},
                          {"demonstration", header.demonstration},
                          {"public", header.public_only},
                          {"part", header.part},
                          {"policies", policies},
                          {"sources", header.sources.is_null() ? Value::array() : header.sources}});
}

std::vector<std::pair<std::string, std::string>> commitments_of(const Value& body) {
    std::vector<std::pair<std::string, std::string>> found;
    gather(body, "", found);
    return found;
}

JsonlWriter::JsonlWriter(Outlet& out, const ExportHeader& header, MaySee may_see) : out_(out), may_see_(std::move(may_see)) {
    line(header_value(header).canonical());
}

bool JsonlWriter::event(const Sealed& sealed, const Texts& texts) {
    begin(sealed.event.stream);
    for (const auto& [place, sha256] : commitments_of(sealed.event.body)) {
        const auto text = texts.find(sha256);
        if (text == texts.end() || text->second.redacted) {
            ++redacted_;
        } else if (!may_see_(sealed.event, place)) {
            ++withheld_[sealed.event.name];
        } else {
            opening_.push_back({text->first, text->second.salt, text->second.text});
        }
    }
    return finish(sealed.line, sealed.hash);
}

bool JsonlWriter::stored(const StoredEvent& one, const StoredTexts& texts, bool open) {
    const EventLine event(one.line);
    begin(event.stream());
    std::size_t from = 0;
    for (std::string_view sha256; !(sha256 = event.next_commitment(from)).empty();) {
        const auto text = texts.find(sha256);
        if (!text) {
            ++redacted_;
        } else if (open) {
            opening_.push_back(*text);
        } else {
            ++withheld_.try_emplace(std::string(event.name())).first->second;
        }
    }
    return finish(one.line, one.hash);
}

bool JsonlWriter::end(const std::optional<TreeHead>& tree) {
    Value withheld = Value::object();
    for (const auto& [name, count] : withheld_) withheld.set(name, count);
    const Value counts = Value::object({{"events", events_},
                                        {"streams", streams_},
                                        {"held_back", held_back_},
                                        {"opened", opened_},
                                        {"redacted", redacted_},
                                        {"withheld", withheld}});
    if (!out_.flush()) return false;
    Value trailer = Value::object({{"counts", counts}, {"sha256", out_.sha256()}});
    if (tree) trailer.set("tree", Value::object({{"size", tree->size}, {"root", to_base64(tree->root)}}));
    return line(trailer.canonical()) && out_.flush();
}

void JsonlWriter::begin(std::string_view stream) {
    ++events_;
    opening_.clear();
    if (stream == stream_) return;
    stream_ = stream;
    ++streams_;
}

bool JsonlWriter::finish(std::string_view line, std::string_view hash) {
    opened_ += static_cast<std::int64_t>(opening_.size());
    written_ = "{\"event\":";
    written_ += line;
    written_ += ",\"hash\":\"";
    written_ += hash;
    written_ += "\",\"texts\":{";
    std::ranges::sort(opening_, {}, &StoredText::sha256);
    opening_.erase(std::ranges::unique(opening_, {}, &StoredText::sha256).begin(), opening_.end());
    for (const auto& [sha256, salt, text] : opening_) {
        written_ += written_.back() == '{' ? "\"" : ",\"";
        written_ += sha256;
        written_ += "\":{\"salt\":";
        write_text(written_, salt);
        written_ += ",\"text\":";
        write_text(written_, text);
        written_ += '}';
    }
    written_ += "}}\n";
    return out_.write(written_);
}

bool JsonlWriter::line(std::string_view text) { return out_.write(std::string(text) + "\n"); }

}  // namespace engine
