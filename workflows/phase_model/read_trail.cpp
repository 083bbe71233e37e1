#include "workflows/phase_model/read_trail.hpp"

#include "engine/value.hpp"
#include "workflows/phase_model/access_log.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Value;

/// A text in the body of an event for each answer; longer ones are several events.
constexpr std::size_t most_in_an_event = 200;

}  // namespace

void ReadTrail::note(const Reading& reading) {
    const engine::Instant now = clock_();
    const std::lock_guard lock(mutex_);
    Seen& seen = noted_[{reading.why, reading.person, reading.via, reading.what, reading.on, reading.sha256}];
    if (seen.times++ == 0) seen.first = now;
    seen.last = now;
}

std::size_t ReadTrail::waiting() {
    const std::lock_guard lock(mutex_);
    return noted_.size();
}

void ReadTrail::flush() {
    Noted batch;
    {
        const std::lock_guard lock(mutex_);
        batch.swap(noted_);
    }
    if (batch.empty()) return;
    std::vector<PlainEvent> events;
    for (const auto& [key, seen] : batch) {
        const auto& [why, person, via, what, on, sha256] = key;
        if (!why.empty()) {
            events.push_back({person, what, "refused", via,
                              Value::object({{"on", on},
                                             {"why", why},
                                             {"times", seen.times},
                                             {"first", engine::to_text(seen.first)},
                                             {"last", engine::to_text(seen.last)}})});
            continue;
        }
        const bool goes_on = !events.empty() && events.back().person == person && events.back().via == via && events.back().name == "read" &&
                             events.back().body.list("readings").size() < most_in_an_event;
        if (!goes_on) events.push_back({person, "read", "read", via, Value::object({{"readings", Value::array()}})});
        events.back().body.members().find("readings")->second.push(Value::object({{"what", what},
                                                                                 {"on", on},
                                                                                 {"times", seen.times},
                                                                                 {"first", engine::to_text(seen.first)},
                                                                                 {"last", engine::to_text(seen.last)},
                                                                                 {"sha256_of_answer", sha256}}));
    }
    try {
        append_accesses(store_, events, clock_());
    } catch (...) {
        const std::lock_guard lock(mutex_);
        for (const auto& [key, seen] : batch) {
            Seen& again = noted_[key];
            again.first = seen.first;
            again.last = std::max(again.last, seen.last);
            again.times += seen.times;
        }
        throw;
    }
}

std::vector<Told> told_of(engine::Store& store, const std::vector<std::pair<std::string, std::int64_t>>& places, const std::string& on) {
    std::vector<Told> told;
    for (const auto& [stream, seq] : places)
        for (const engine::Sealed& sealed : store.events(stream, seq - 1, 1))
            for (const Value& one : sealed.event.body.list("readings"))
                if (one.text("on") == on)
                    told.push_back({.person = sealed.event.actor,
                                    .via = sealed.event.via,
                                    .what = one.text("what"),
                                    .first = one.text("first"),
                                    .last = one.text("last"),
                                    .times = one.integer("times")});
    return told;
}

}  // namespace workflows
