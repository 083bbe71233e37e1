// The office as its stream tells it: who was who, in which role, with which deputies and under which policies, at any moment of the
// past; and what the tables of the present are checked against.
#pragma once

#include "engine/event.hpp"
#include "engine/store.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <memory>

namespace workflows {

/// Takes what one event of the stream `office` changed into the office. Of a policy the event tells only the hash: the rest is
/// looked up in `policies`, and one that is not there is left out. Languages and schemes make no events and stay as they begin.
void apply_to_office(Office& office, const engine::Sealed& event, const engine::Texts& texts, const PolicyBook& policies);

/// The office as it stood at the moment; `present`, which is also where policies are looked up, when it stands so still or has no
/// stream. Reads the whole stream `office`.
std::shared_ptr<const Office> office_as_of(engine::Store& store, const std::shared_ptr<const Office>& present, const AsOf& moment);

}  // namespace workflows
