// Archive is where decisions and words are found again, over all cases: storage/ implements it on what it keeps beside the
// events. It knows no rights; precedents.hpp, search.hpp and decision_list.hpp do, and are what others ask.
#pragma once

#include "workflows/phase_model/archive/decision.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// An event of a case, a proposal or a meeting that words were found in. Newer ones come first: by time, then stream, then number, all downwards.
struct Place {
    std::int64_t at_ms = 0;  ///< when, in milliseconds since 1970
    std::string stream;
    std::int64_t seq = 0;

    auto operator<=>(const Place&) const = default;
};

struct PlaceQuery {
    std::vector<std::string> words;          ///< all of them stand in the event (as words.hpp compares them); at least one
    std::optional<std::int64_t> from_ms, until_ms;  ///< both included
    std::optional<Place> before;             ///< only older ones: where the last answer ended
    std::size_t limit = 50;
};

struct Places {
    std::vector<Place> found;
    /// Where to go on; nothing when everything has been looked through. An answer may be short, even empty, and go on.
    std::optional<Place> next;
};

class Archive {
public:
    virtual ~Archive() = default;

    /// Every decision that has been committed, as far as they are known now.
    virtual std::shared_ptr<const DecisionBook> decisions() = 0;
    /// Events that hold every one of these words. Looks through a bounded number of them at a time, so that rare pairs of frequent
    /// words take several questions, not a long one.
    virtual Places places(const PlaceQuery& query) = 0;
};

}  // namespace workflows
