// What Orphanet knows of a diagnosis, made ready for its page: each value with the release and the record it stands in.
#pragma once

#include "web/call.hpp"
#include "web/pages/case_rows.hpp"
#include "workflows/orphanet/facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

/// One record of prevalence, or what stands in a table of four columns like it.
struct PrevalenceRow {
    std::string place, measure, value, group, status, source, record;
    std::string used;  ///< "Used" on the one that K1 rests on

    void describe(auto& to) const {
        to("place", place);
        to("measure", measure);
        to("value", value);
        to("group", group);
        to("status", status);
        to("source", source);
        to("record", record);
        to("used", used);
    }
};

struct GeneRow {
    std::string symbol, name, association, status, record;

    void describe(auto& to) const {
        to("symbol", symbol);
        to("name", name);
        to("association", association);
        to("status", status);
        to("record", record);
    }
};

struct ConsequenceRow {
    std::string what, frequency, temporality, severity, record;

    void describe(auto& to) const {
        to("what", what);
        to("frequency", frequency);
        to("temporality", temporality);
        to("severity", severity);
        to("record", record);
    }
};

/// Facts under one heading: signs of one organ system or frequency, codes of one register.
struct FactGroup {
    std::string title, count;
    std::vector<Fact> facts = {};
    bool in_our_words = false;  ///< the title is the catalogue's, not Orphanet's

    void describe(auto& to) const {
        to("in_our_words", in_our_words);
        to("title", title);
        to("count", count);
        to("facts", facts);
    }
};

struct FactsView {
    std::string label_language;  ///< of what Orphanet words; "" where it is the page's
    std::vector<PrevalenceRow> prevalences;
    std::vector<Fact> ages;
    std::vector<GeneRow> genes;
    std::vector<FactGroup> signs;
    std::vector<ConsequenceRow> consequences;
    std::vector<FactGroup> references;
    std::vector<Fact> releases;

    void describe(auto& to) const {
        to("label_language", label_language);
        to("prevalences", prevalences);
        to("ages", ages);
        to("genes", genes);
        to("signs", signs);
        to("consequences", consequences);
        to("references", references);
        to("releases", releases);
    }
};

/// `releases` is everything imported.
FactsView facts_view(const Call& call, const workflows::orphanet::Facts& facts,
                     const std::vector<workflows::orphanet::Release>& releases);

/// "Utbredelse", "Klassifikasjon 156": what a product holds, in words.
std::string product_title(const Catalogue& words, const workflows::orphanet::Release& release);

/// ValMoy as people read it: "13,3 per 100 000", "4 tilfeller eller familier".
std::string prevalence_value(const Catalogue& words, const workflows::orphanet::Prevalence& record);

}  // namespace web
