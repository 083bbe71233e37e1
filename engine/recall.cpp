#include "engine/recall.hpp"

#include "engine/crypto.hpp"

namespace engine {

std::string request_hash(const Command& command) {
    return sha256_hex(Value::object({{"act", command.act}, {"fields", command.fields}, {"stream", command.stream}}).canonical());
}

std::string remembered_form(const Done& done) {
    Value streams = Value::array();
    for (const Sealed& sealed : done.events)
        streams.push(Value::object({{"stream", sealed.event.stream}, {"seq", sealed.event.seq}}));
    return Value::object({{"stream", done.stream},
                          {"version", done.version},
                          {"transition", done.transition},
                          {"from", done.from},
                          {"to", done.to},
                          {"events", streams}})
        .canonical();
}

Done recalled(Store& store, const Remembered& answer) {
    const Value value = std::get<Value>(parse_value(answer.response));
    Done done{.stream = value.text("stream"),
              .version = value.integer("version"),
              .events = {},
              .repeated = true,
              .transition = value.text("transition"),
              .from = value.text("from"),
              .to = value.text("to")};
    for (const Value& entry : value.list("events")) {
        auto found = store.events(entry.text("stream"), entry.integer("seq") - 1, 1);
        done.events.insert(done.events.end(), found.begin(), found.end());
    }
    return done;
}

}  // namespace engine
