// The parts that the page of a case is made of, each as its template shows it.
#pragma once

#include "web/pages/words.hpp"

#include <string>
#include <vector>

namespace web {

struct PhaseDot {
    std::string number, name, state, state_word, when;
    bool done = false, now = false, parked = false;

    void describe(auto& to) const {
        to("number", number);
        to("name", name);
        to("state", state);
        to("state_word", state_word);
        to("when", when);
        to("done", done);
        to("now", now);
        to("parked", parked);
    }
};

struct Fact {
    std::string term, value, detail;

    void describe(auto& to) const {
        to("term", term);
        to("value", value);
        to("detail", detail);
    }
};

/// An alert: where the case is parked, closed, open for comment, seen as of a day.
struct Notice {
    std::string colour, title, text, href, link;

    void describe(auto& to) const {
        to("colour", colour);
        to("title", title);
        to("text", text);
        to("href", href);
        to("link", link);
    }
};

struct CriterionRow {
    std::string name, certainty, suggestion, source, href, link, group;
    StatusMark mark;
    Html reason;

    void describe(auto& to) const {
        to("name", name);
        to("mark", mark);
        to("certainty", certainty);
        to("suggestion", suggestion);
        to("source", source);
        to("group", group);
        to("reason", reason);
        to("href", href);
        to("link", link);
    }
};

struct EvidenceRow {
    std::string claim, certainty, source, note;
    StatusMark mark;
    Html value;
    std::string href, link;

    void describe(auto& to) const {
        to("claim", claim);
        to("mark", mark);
        to("value", value);
        to("certainty", certainty);
        to("source", source);
        to("note", note);
        to("href", href);
        to("link", link);
    }
};

struct CandidateRow {
    std::string centre, fit, capacity, source;
    Html effect;

    void describe(auto& to) const {
        to("centre", centre);
        to("fit", fit);
        to("capacity", capacity);
        to("source", source);
        to("effect", effect);
    }
};

struct CommentView {
    std::string id, role, you, place, about, edited, withheld, hidden, due, answer_by, change_href, statement, reply_line, reply_line_href;
    StatusMark mark, disposition;
    Html text, reason, changed;
    bool answered = false, reply = false;  ///< reply: stands under the comment it replies to
    std::vector<TagMark> tags;
    std::vector<Link> links;

    void describe(auto& to) const {
        to("id", id);
        to("role", role);
        to("you", you);
        to("place", place);
        to("about", about);
        to("edited", edited);
        to("withheld", withheld);
        to("hidden", hidden);
        to("due", due);
        to("answer_by", answer_by);
        to("change_href", change_href);
        to("statement", statement);
        to("reply_line", reply_line);
        to("reply_line_href", reply_line_href);
        to("reply", reply);
        to("mark", mark);
        to("disposition", disposition);
        to("text", text);
        to("reason", reason);
        to("changed", changed);
        to("answered", answered);
        to("tags", tags);
        to("links", links);
    }
};

struct MemberRow {
    std::string member, present, interest, vote;

    void describe(auto& to) const {
        to("member", member);
        to("present", present);
        to("interest", interest);
        to("vote", vote);
    }
};

struct BallotView {
    std::string title, state, turnout, counts, casting, results, href, link;
    bool open = false;
    std::string voted, seats;
    Html motion;
    std::vector<MemberRow> members;
    std::vector<Link> editorial;  ///< changes under it that were called editorial; the link, where the viewer can countersign

    void describe(auto& to) const {
        to("editorial", editorial);
        to("title", title);
        to("state", state);
        to("turnout", turnout);
        to("counts", counts);
        to("casting", casting);
        to("results", results);
        to("href", href);
        to("link", link);
        to("open", open);
        to("voted", voted);
        to("seats", seats);
        to("motion", motion);
        to("members", members);
    }
};

}  // namespace web
