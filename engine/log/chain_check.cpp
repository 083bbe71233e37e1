#include "engine/log/chain_check.hpp"

#include "engine/event.hpp"

namespace engine {

void ChainCheck::follow(const Place& place, std::string_view prev, std::string_view at, std::string_view hash, bool whole) {
    if (last_ == heads_.end() || last_->first != place.stream) last_ = heads_.find(place.stream);
    if (last_ == heads_.end()) {
        last_ = heads_.try_emplace(std::string(place.stream)).first;
        begin_stream(place, prev, whole);
    } else {
        go_on(place, prev, at, last_->second);
    }
    Head& head = last_->second;
    head.seq = place.seq;
    head.hash = hash;
    head.at = at;
}

void ChainCheck::begin_stream(const Place& place, std::string_view prev, bool whole) const {
    if (place.seq < 1) found_("gap", "events are numbered from 1", place);
    if (place.seq == 1 && prev != no_hash) found_("chain", "the first event names a predecessor", place);
    if (place.seq != 1 && whole) found_("gap", "events 1 to " + std::to_string(place.seq - 1) + " are missing", place);
}

void ChainCheck::go_on(const Place& place, std::string_view prev, std::string_view at, const Head& head) const {
    if (place.seq == head.seq) {
        found_("repeated", "the event stands here twice", place);
    } else if (place.seq < head.seq) {
        found_("order", "the event stands after number " + std::to_string(head.seq), place);
    } else if (place.seq > head.seq + 1) {
        found_("gap", "between number " + std::to_string(head.seq) + " and this one something is missing", place);
    } else {
        if (prev != head.hash) found_("chain", "the event does not follow from the one before it", place);
        if (at < head.at) found_("time", "the event is earlier than the one before it", place);
    }
}

}  // namespace engine
