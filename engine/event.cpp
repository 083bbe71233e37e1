#include "engine/event.hpp"

#include "engine/crypto.hpp"

#include <array>

namespace engine {

namespace {

constexpr int version = 1;

constexpr std::array<std::string_view, 17> keys{"act",    "actor", "at",     "body", "cycle", "date",   "event", "for", "model",
                                                "policy", "prev",  "role", "seq",   "stream", "v", "via", ""};

}  // namespace

Text commit_to(std::string_view text) {
    const std::string salt = random_bytes(16);
    return Text{sha256_hex(salt + std::string(text)), to_hex(salt), std::string(text), false};
}

bool opens(const Text& text) { return sha256_hex(from_hex(text.salt) + text.text) == text.sha256; }

Value commitment(const Text& text) { return Value::object({{"sha256", text.sha256}}); }

std::string opened(const Value& body, std::string_view key, const Texts& texts) {
    const Value* member = body.find(key);
    if (member == nullptr) return {};
    const auto found = texts.find(member->text("sha256"));
    return found == texts.end() ? std::string() : found->second.text;
}

std::string canonical(const Event& event) {
    return Value::object({{"act", event.act},
                          {"actor", event.actor},
                          {"at", event.at},
                          {"body", event.body},
                          {"cycle", event.cycle},
                          {"date", event.date},
                          {"event", event.name},
                          {"for", event.on_behalf.empty() ? Value() : Value(event.on_behalf)},
                          {"model", event.model},
                          {"policy", event.policy},
                          {"prev", event.prev},
                          {"role", event.role},
                          {"seq", event.seq},
                          {"stream", event.stream},
                          {"v", version},
                          {"via", event.via}})
        .canonical();
}

Sealed seal(Event event) {
    std::string line = canonical(event);
    std::string hash = sha256_hex(line);
    return Sealed{std::move(event), std::move(line), std::move(hash)};
}

std::variant<Event, std::string> event_from(std::string_view line) {
    auto parsed = parse_value(line, 64);
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
