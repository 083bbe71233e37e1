// Verifies persons, roles and deputies against the events of the stream `office`: nobody gets a right past the record.
#pragma once

#include "engine/log/verify.hpp"
#include "storage/office_rows.hpp"

#include <functional>
#include <vector>

namespace storage {

void verify_office(Connection& db, const std::vector<engine::Sealed>& events, const engine::Texts& texts,
                   const std::function<void(engine::Finding)>& wrong);

}  // namespace storage
