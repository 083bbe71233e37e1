// Drafts are what people have typed into a form and not sent yet: kept on the server, so that neither a lost connection nor
// an expired sign-in nor a second tab loses them. Not part of the record, and only for their author.
#pragma once

#include "engine/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

struct Draft {
    std::string place;         ///< "case/2026-0042/comment", "case/2026-0042/answer_comment/17"
    std::int64_t revision = 0; ///< raised each time it is saved
    engine::Value fields;      ///< an object: field name to a list of texts, as the form has them
    std::string at;            ///< RFC 3339, when it was saved
};

/// So many drafts a person may have; far more than anybody writes at a time.
inline constexpr std::size_t most_drafts = 200;

class Drafts {
public:
    virtual ~Drafts() = default;

    virtual std::optional<Draft> find(std::string_view person, std::string_view place) = 0;
    /// All of a person's, the one saved last first.
    virtual std::vector<Draft> list(std::string_view person) = 0;
    /// Saves what was typed on top of revision `draft.revision` (0: on top of none) and gives the new one. Gives nothing,
    /// and saves nothing, when another revision has been saved in between with other words.
    virtual std::optional<std::int64_t> save(std::string_view person, const Draft& draft) = 0;
    /// The draft is gone. Its place remembers the revision: the next one there goes on from it, so that a tab left open never
    /// takes the new draft for the old.
    virtual void drop(std::string_view person, std::string_view place) = 0;
    virtual std::size_t count(std::string_view person) = 0;
    /// Drops every draft saved before that time, and forgets places dropped before it; how many drafts went.
    virtual std::int64_t expire(std::string_view before) = 0;
};

}  // namespace workflows
