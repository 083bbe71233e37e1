// What the page of one meeting shows.
#pragma once

#include "web/pages/case_rows.hpp"
#include "web/pages/form.hpp"

#include <string>
#include <vector>

namespace web {

/// A form that is one button.
struct OneButton {
    std::string action, button, about, csrf, version, item, case_id;

    void describe(auto& to) const {
        to("action", action);
        to("button", button);
        to("about", about);
        to("csrf", csrf);
        to("version", version);
        to("item", item);
        to("case_id", case_id);
    }
};

/// An item of the agenda, or a case suggested for it.
struct AgendaLine {
    std::string number, title, href, detail, state, change_href;
    std::vector<OneButton> take_up;

    void describe(auto& to) const {
        to("number", number);
        to("title", title);
        to("href", href);
        to("detail", detail);
        to("state", state);
        to("change_href", change_href);
        to("take_up", take_up);
    }
};

/// An item of the consent block, or one that waits for it.
struct ConsentLine {
    std::string title, href, state, ask_href;

    void describe(auto& to) const {
        to("title", title);
        to("href", href);
        to("state", state);
        to("ask_href", ask_href);
    }
};

/// The items that are treated together: now, waiting, and those that somebody asked to discuss.
struct ConsentSection {
    std::vector<ConsentLine> block, waiting;
    std::vector<Link> steps, held_up, asked;
    std::vector<OneButton> take_up;

    void describe(auto& to) const {
        to("block", block);
        to("waiting", waiting);
        to("steps", steps);
        to("held_up", held_up);
        to("asked", asked);
        to("take_up", take_up);
    }
};

struct MeetingView {
    Crumbs crumbs;
    std::string title, state, receipt, minutes_href, papers_href, notice, quorum, removal_href;
    std::vector<Fact> facts;
    std::vector<AgendaLine> agenda, off, suggested;
    std::vector<Link> present, gone, acts, blocked;
    std::vector<ConsentSection> consent;  ///< one, or none

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("state", state);
        to("receipt", receipt);
        to("minutes_href", minutes_href);
        to("papers_href", papers_href);
        to("notice", notice);
        to("quorum", quorum);
        to("removal_href", removal_href);
        to("facts", facts);
        to("agenda", agenda);
        to("off", off);
        to("suggested", suggested);
        to("present", present);
        to("gone", gone);
        to("acts", acts);
        to("blocked", blocked);
        to("consent", consent);
    }
};

struct MeetingFormView {
    Crumbs crumbs;
    std::string title, intro;
    std::vector<ErrorSummary> summary;
    std::vector<FormView> form;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("intro", intro);
        to("summary", summary);
        to("form", form);
    }
};

struct MinutesView {
    Crumbs crumbs;
    Html body;
    std::string sign_href;
    std::vector<Link> links;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("body", body);
        to("sign_href", sign_href);
        to("links", links);
    }
};

}  // namespace web
