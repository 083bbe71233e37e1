// What the page of a screening shows.
#pragma once

#include "web/pages/lists.hpp"
#include "web/pages/words.hpp"

#include <string>
#include <vector>

namespace web {

/// One suggested value with the criterion it is for.
struct VerdictView {
    std::string criterion;
    StatusMark mark;

    void describe(auto& to) const {
        to("criterion", criterion);
        to("mark", mark);
    }
};

struct ScreenedView {
    std::string href, name, name_language, code, typed, state, target, case_href, case_text, centres;
    std::vector<VerdictView> verdicts;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("name_language", name_language);
        to("code", code);
        to("typed", typed);
        to("state", state);
        to("target", target);
        to("case_href", case_href);
        to("case_text", case_text);
        to("centres", centres);
        to("verdicts", verdicts);
    }
};

/// How often each value is suggested for a criterion.
struct CountView {
    std::string criterion, met, not_met, undetermined;

    void describe(auto& to) const {
        to("criterion", criterion);
        to("met", met);
        to("not_met", not_met);
        to("undetermined", undetermined);
    }
};

/// A select with its choices.
struct SelectView {
    std::string name, label;
    std::vector<Choice> choices;

    void describe(auto& to) const {
        to("name", name);
        to("label", label);
        to("choices", choices);
    }
};

struct ScreeningView {
    std::string csrf, list, shown, all_href, csv_href, json_href, next_href, notice, attribution;
    bool all = false;
    std::vector<SelectView> selects;
    std::vector<std::string> not_found;
    std::vector<CountView> counts;
    std::vector<ScreenedView> rows;

    void describe(auto& to) const {
        to("csrf", csrf);
        to("list", list);
        to("shown", shown);
        to("all_href", all_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("next_href", next_href);
        to("notice", notice);
        to("attribution", attribution);
        to("all", all);
        to("selects", selects);
        to("not_found", not_found);
        to("counts", counts);
        to("rows", rows);
    }
};

}  // namespace web
