#include "engine/event.hpp"

#include "engine/canonical_reader.hpp"
#include "engine/crypto.hpp"

#include <array>

namespace engine {

namespace {

constexpr int version = 1;
constexpr int depth = 64;  // levels of an event that is read

constexpr std::array<std::string_view, 17> keys{"act",    "actor", "at",     "body", "cycle", "date",   "event", "for", "model",
                                                "policy", "prev",  "role", "seq",   "stream", "v", "via", ""};

/// Reads a line that canonical() wrote; false for any other, which is then read the long way to say what is wrong with it.
bool read_canonical(std::string_view line, Event& event) {
    CanonicalReader in(line);
    std::int64_t form = 0;
    const bool plain = in.pass("{\"act\":") && in.text(event.act) && in.pass(",\"actor\":") && in.text(event.actor) &&
                       in.pass(",\"at\":") && in.text(event.at) && in.pass(",\"body\":") && in.value(event.body, depth - 1) &&
                       in.pass(",\"cycle\":") && in.number(event.cycle) && in.pass(",\"date\":") && in.text(event.date) &&
                       in.pass(",\"event\":") && in.text(event.name) && in.pass(",\"for\":") &&
                       (in.pass("null") || in.text(event.on_behalf)) && in.pass(",\"model\":") && in.text(event.model) &&
                       in.pass(",\"policy\":") && in.text(event.policy) && in.pass(",\"prev\":") && in.text(event.prev) &&
                       in.pass(",\"role\":") && in.text(event.role) && in.pass(",\"seq\":") && in.number(event.seq) &&
                       in.pass(",\"stream\":") && in.text(event.stream) && in.pass(",\"v\":") && in.number(form) &&
                       in.pass(",\"via\":") && in.text(event.via) && in.pass("}") && in.at_end();
    return plain && form == version && event.body.is_object() && is_utf8(line);
}

}  // namespace

Text commit_to(std::string_view text) {
    const std::string salt = random_bytes(16);
    return Text{sha256_hex(salt + std::string(text)), to_hex(salt), std::string(text), false};
}

bool opens(const Text& text) { return has_sha256(from_hex(text.salt), text.text, text.sha256); }

Value commitment(const Text& text) { return Value::object({{"sha256", text.sha256}}); }

std::string opened(const Value& body, std::string_view key, const Texts& texts) {
    const Value* member = body.find(key);
    if (member == nullptr) return {};
    const auto found = texts.find(member->text("sha256"));
    return found == texts.end() ? std::string() : found->second.text;
}

std::string canonical(const Event& event) {
    std::string line;
    line.reserve(700);
    // Keys in their order, written straight into the line: as a Value it would be sixteen nodes and copies an event.
    const auto text = [&](std::string_view key, const std::string& value) {
        line += line.empty() ? "{\"" : ",\"";
        line += key;
        line += "\":";
        write_text(line, value);
    };
    const auto other = [&](std::string_view key, const Value& value) {
        line += ",\"";
        line += key;
        line += "\":";
        value.write(line);
    };
    text("act", event.act);
    text("actor", event.actor);
    text("at", event.at);
    other("body", event.body);
    other("cycle", event.cycle);
    text("date", event.date);
    text("event", event.name);
    if (event.on_behalf.empty()) {
        other("for", Value());
    } else {
        text("for", event.on_behalf);
    }
    text("model", event.model);
    text("policy", event.policy);
    text("prev", event.prev);
    text("role", event.role);
    other("seq", event.seq);
    text("stream", event.stream);
    other("v", version);
    text("via", event.via);
    line += '}';
    return line;
}

Sealed seal(Event event) {
    std::string line = canonical(event);
    std::string hash = sha256_hex(line);
    return Sealed{std::move(event), std::move(line), std::move(hash)};
}

std::variant<Event, std::string> event_from(std::string_view line) {
    if (Event event; read_canonical(line, event)) return event;
    auto parsed = parse_value(line, depth);
    if (const auto* error = std::get_if<ParseError>(&parsed)) return "not an event: " + error->code;
    const Value& value = std::get<Value>(parsed);
    if (value.integer("v") != version) return std::string("unknown event version");
    for (const std::string_view key : keys)
        if (!key.empty() && !value.has(key)) return "the member \"" + std::string(key) + "\" is missing";
    if (value.members().size() != keys.size() - 1) return std::string("a member that version 1 does not know");
    if (!value.find("body")->is_object()) return std::string("the body is no object");
    return Event{.stream = value.text("stream"),
                 .seq = value.integer("seq"),
                 .at = value.text("at"),
                 .date = value.text("date"),
                 .actor = value.text("actor"),
                 .on_behalf = value.text("for"),
                 .role = value.text("role"),
                 .act = value.text("act"),
                 .name = value.text("event"),
                 .cycle = value.integer("cycle"),
                 .model = value.text("model"),
                 .policy = value.text("policy"),
                 .via = value.text("via"),
                 .body = *value.find("body"),
                 .prev = value.text("prev")};
}

}  // namespace engine
