// Earlier decisions with like evidence, as rows of a list: what was decided, whether it still stands, and why it is shown.
#pragma once

#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"
#include "workflows/phase_model/archive/precedents.hpp"

#include <optional>
#include <string>
#include <vector>

namespace web {

struct PrecedentRow {
    std::string href, name, code, decision, standing, weigh_href;
    bool overtaken = false;
    std::vector<std::string> why;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("code", code);
        to("decision", decision);
        to("standing", standing);
        to("weigh_href", weigh_href);
        to("overtaken", overtaken);
        to("why", why);
    }
};

/// The precedents of a case with what Orphanet calls the parents; nothing for one who may not see its papers, and where the server
/// keeps no archive.
struct PrecedentsSeen {
    workflows::Precedents found;
    workflows::Kinships kinships;
};
std::optional<PrecedentsSeen> precedents_seen(const Call& call, const Sight& sight, const workflows::PrecedentQuery& query);

/// `weigh`: the address of the form where one of them is weighed, "" where it is not offered.
std::vector<PrecedentRow> precedent_views(const Call& call, const PrecedentsSeen& seen, const std::string& weigh);
/// "12. mars 2024: Behov for tilbud vedtatt": what was decided, in words.
std::string decision_words(const Catalogue& words, const workflows::MadeDecision& decision);
/// What two decisions have in common and where they differ, a line each.
std::vector<std::string> likeness_words(const Catalogue& words, const workflows::Likeness& likeness, const workflows::Kinships& kinships);

}  // namespace web
