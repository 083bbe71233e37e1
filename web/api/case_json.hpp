// A folded case as JSON, part by part. What a viewer may see is decided beforehand and handed in.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/case.hpp"

#include <string>

namespace web {

/// What may be shown of a case to one viewer.
struct Shown {
    std::string person;     ///< the viewer; one's own words and votes are always shown
    bool papers = true;     ///< evidence, recommendation, candidates, motions: not to those who are recused
    bool internal = false;  ///< comments and words marked internal
    bool prepares = false;  ///< case officer or leader group: what is withheld, too
    engine::Date today;     ///< hidden comments may be shown again on a day
    bool follows = false;   ///< the viewer follows the case
    bool counts = false;    ///< enquiry counts as numbers; otherwise in bands
};

/// The whole case. Parts that are left out are named in "withheld".
engine::Value case_json(const workflows::Case& file, const Shown& shown);

engine::Value stamp_json(const workflows::Stamp& stamp);
/// The text, or null when it was never given; {"redacted":true} when it was removed.
engine::Value words_json(const workflows::Words& words);
engine::Value text_or_null(const std::string& text);
/// The access level of a comment or document, with its ground and the day it was assessed where somebody has.
engine::Value access_json(const workflows::Case& file, std::int64_t entry);

engine::Value preparation_json(const workflows::Case& file,
                               const Shown& shown);  ///< identity, scope, criteria, evidence …
engine::Value hearing_json(const workflows::Case& file, const Shown& shown);  ///< rounds, invitations, comments
engine::Value decision_json(const workflows::Case& file,
                            const Shown& shown);        ///< interests, motions, ballots, precedents
engine::Value offer_json(const workflows::Case& file);  ///< placements, start-up, status reports

}  // namespace web
