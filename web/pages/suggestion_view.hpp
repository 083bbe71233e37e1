// What is suggested for a criterion of a case, as the form that assesses it shows: value, certainty, reason, and each
// record with where it stands.
#pragma once

#include "web/call.hpp"
#include "web/pages/words.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/screening/suggestion.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct RecordView {
    std::string said, source, used;

    void describe(auto& to) const {
        to("said", said);
        to("source", source);
        to("used", used);
    }
};

struct SuggestionView {
    std::string title, certainty, reason;
    StatusMark mark;
    std::vector<RecordView> records;

    void describe(auto& to) const {
        to("title", title);
        to("certainty", certainty);
        to("reason", reason);
        to("mark", mark);
        to("records", records);
    }
};

/// How many have asked about a code, a year: what was imported, and what only the case has (null for no case).
[[nodiscard]] std::vector<workflows::screening::YearCount> known_enquiries(const Call& call, std::int64_t code,
                                                                           const workflows::Case* file = nullptr);
/// What the facts of today suggest for the case, all criteria; empty where nothing is known of its code.
[[nodiscard]] std::vector<workflows::screening::Suggestion> suggestions_of(const Call& call,
                                                                           const workflows::Case& file);
/// As shown.
[[nodiscard]] std::vector<SuggestionView> suggestion_views(
    const Call& call, const std::vector<workflows::screening::Suggestion>& suggestions);
/// Those of a case. `criterion` "" shows all.
[[nodiscard]] std::vector<SuggestionView> suggestion_views(const Call& call, const workflows::Case& file,
                                                           std::string_view criterion);

}  // namespace web
