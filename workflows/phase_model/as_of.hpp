// AsOf is a moment in the past that a case, a list or an export is read at: by when things were recorded, not by dates
// written in them (specification section 12, invariant 3: the case as of any date is the replay up to it).
#pragma once

#include "engine/event.hpp"
#include "engine/store.hpp"
#include "engine/time.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace workflows {

struct AsOf {
    engine::Instant until;  ///< the last moment that counts
    engine::Date day;       ///< its legal date
    bool whole_day = false; ///< asked for as a date: the end of that day in Europe/Oslo

    bool holds(const engine::Event& event) const { return event.at <= engine::to_text(until); }
};

/// The end of that legal day.
AsOf as_of_day(engine::Date day);
AsOf as_of_instant(engine::Instant instant);
/// Reads what an address or a command says: YYYY-MM-DD (the end of that day), YYYY-MM-DDTHH:MM (the end of that minute in
/// Europe/Oslo), or an instant in RFC 3339. Nothing for anything else.
std::optional<AsOf> read_as_of(std::string_view text);
/// The shortest text that read_as_of() reads as the same: for links.
std::string to_text(const AsOf& moment);

/// The stream as it stood, folded again from its first event, with the texts as they may be opened now; null when it did
/// not exist yet.
std::shared_ptr<const engine::CaseFile> fold_as_of(engine::Store& store, const engine::NewCaseFile& new_file,
                                                   const std::string& stream, const AsOf& moment);

}  // namespace workflows
