#include "engine/export/jsonl.hpp"

#include "engine/version.hpp"

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

JsonlWriter::JsonlWriter(Sink sink, const ExportHeader& header, MaySee may_see)
    : sink_(std::move(sink)), may_see_(std::move(may_see)) {
    line(header_value(header).canonical());
}

bool JsonlWriter::event(const Sealed& sealed, const Texts& texts) {
    if (sealed.event.stream != stream_) {
        stream_ = sealed.event.stream;
        ++streams_;
    }
    ++events_;
    Value opened = Value::object();
    for (const auto& [place, sha256] : commitments_of(sealed.event.body)) {
        const auto text = texts.find(sha256);
        if (text == texts.end() || text->second.redacted) {
            ++redacted_;
        } else if (!may_see_(sealed.event, place)) {
            ++withheld_[sealed.event.name];
        } else {
            opened.set(sha256, Value::object({{"salt", text->second.salt}, {"text", text->second.text}}));
            ++opened_;
        }
    }
    return line(R"({"event":)" + sealed.line + R"(,"hash":")" + sealed.hash + R"(","texts":)" + opened.canonical() + "}");
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
    Value trailer = Value::object({{"counts", counts}, {"sha256", bytes_.hex()}});
    if (tree) trailer.set("tree", Value::object({{"size", tree->size}, {"root", to_base64(tree->root)}}));
    return line(trailer.canonical());
}

bool JsonlWriter::line(const std::string& text) {
    bytes_.update(text);
    bytes_.update("\n");
    return sink_(text + "\n");
}

}  // namespace engine
