// What the page of a what-if shows.
#pragma once

#include "web/pages/case_rows.hpp"
#include "web/pages/lists.hpp"
#include "workflows/screening/what_if.hpp"

#include <string>
#include <vector>

namespace web {

/// One value of a criterion, counted under both policies.
struct AnswerRow {
    StatusMark mark;
    std::string before, after, change;

    void describe(auto& to) const {
        to("mark", mark);
        to("before", before);
        to("after", after);
        to("change", change);
    }
};

struct AnswerTable {
    std::string title;
    std::vector<AnswerRow> rows;

    void describe(auto& to) const {
        to("title", title);
        to("rows", rows);
    }
};

struct TouchedCase {
    std::string href, name, detail, criterion, means;
    StatusMark before, after;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("detail", detail);
        to("criterion", criterion);
        to("means", means);
        to("before", before);
        to("after", after);
    }
};

struct ShareRow {
    std::string name, changed, of;

    void describe(auto& to) const {
        to("name", name);
        to("changed", changed);
        to("of", of);
    }
};

/// How many change, by classification, centre or reason.
struct ShareTable {
    std::string title, heading, note;
    std::vector<ShareRow> rows;

    void describe(auto& to) const {
        to("title", title);
        to("heading", heading);
        to("note", note);
        to("rows", rows);
    }
};

struct NearRow {
    std::string href, name, code, value, distance;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("code", code);
        to("value", value);
        to("distance", distance);
    }
};

struct WhatIfView {
    Crumbs crumbs;
    std::string lead, before_name, after_name, notice, summary, near_title, changes_title, print, csv_href, json_href;
    std::vector<Choice> from, to;
    std::vector<Fact> figures;
    std::vector<AnswerTable> tables;
    std::vector<TouchedCase> cases;
    std::vector<ShareTable> shares;
    std::vector<NearRow> near;
    std::vector<Link> changes;

    void describe(auto& out) const {
        out("crumbs", crumbs);
        out("lead", lead);
        out("before_name", before_name);
        out("after_name", after_name);
        out("notice", notice);
        out("summary", summary);
        out("near_title", near_title);
        out("changes_title", changes_title);
        out("print", print);
        out("csv_href", csv_href);
        out("json_href", json_href);
        out("from", from);
        out("to", to);
        out("figures", figures);
        out("tables", tables);
        out("cases", cases);
        out("shares", shares);
        out("near", near);
        out("changes", changes);
    }
};

}  // namespace web
