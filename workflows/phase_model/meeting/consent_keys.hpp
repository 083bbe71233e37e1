// The idempotency key of a request about several items. It stands for the whole request as it was sent, and each item has its own
// number behind it, so that what was done in one of them is answered as it was, whatever has become of the case or the meeting since.
#pragma once

#include "workflows/phase_model/meeting/consent.hpp"

#include <map>

namespace workflows {

/// The key of the item's own command; "" where the request has none.
std::string key_of_item(const ConsentWish& wish, std::int64_t item);

struct AnsweredBefore {
    bool other = false;  ///< the key was used for another request
    std::map<std::int64_t, engine::Done> items;  ///< done then, by item
};
AnsweredBefore answered_before(engine::Store& store, const MeetingFile& meeting, const ConsentWish& wish);

/// From now on the key stands for this request. Only once something was done with it: who is refused may put it right and send it again.
void bind_key(engine::Store& store, const MeetingFile& meeting, const ConsentWish& wish, engine::Instant now);

}  // namespace workflows
