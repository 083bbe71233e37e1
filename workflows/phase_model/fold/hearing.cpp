// Who was heard: invitations, the window, silence, comments and their answers (specification section 8).
#include "workflows/phase_model/fold/moment.hpp"

#include <algorithm>

namespace workflows {

namespace {

Comment* comment_of(Case& file, const Moment& moment) {
    const auto seq = moment.entry("comment");
    for (Comment& comment : file.comments)
        if (seq == comment.by.seq) return &comment;
    return nullptr;
}

void body_invited(Case& file, const Moment& moment) {
    file.invitations.push_back({.by = moment.by,
                                .body = moment.code("body"),
                                .purpose = moment.code("purpose"),
                                .contact = moment.line("contact"),
                                .asked = moment.words("asked"),
                                .until = moment.date("until").value_or(moment.by.date)});
}

void hearing_extended(Case& file, const Moment& moment) {
    const auto until = moment.date("until");
    if (!until || file.rounds.empty()) return;
    file.rounds.back().until = *until;
    file.rounds.back().extended = true;
    for (Invitation& invitation : file.invitations)
        if (invitation.purpose == "hearing" && file.counts_here(invitation.by))
            invitation.until = std::max(invitation.until, *until);
}

void no_statement_recorded(Case& file, const Moment& moment) {
    for (auto invitation = file.invitations.rbegin(); invitation != file.invitations.rend(); ++invitation)
        if (invitation->body == moment.code("body") && invitation->purpose == moment.code("purpose")) {
            invitation->silent = true;
            invitation->silent_by = moment.by;
            return;
        }
}

void comment_given(Case& file, const Moment& moment) {
    const auto or_else = [&](std::string_view key, std::string_view otherwise) {
        const std::string& given = moment.code(key);
        return given.empty() ? std::string(otherwise) : given;
    };
    file.comments.push_back({.by = moment.by,
                             .part = or_else("part", "case"),
                             .text = moment.words("text"),
                             .visibility = or_else("visibility", "public"),
                             .body = moment.code("body"),
                             .approved = moment.date("approved_on"),
                             .reply_to = moment.event.body.integer("reply_to"),
                             .timing = moment.code("timing"),
                             .round = moment.event.body.integer("round")});
}

void comment_edited(Case& file, const Moment& moment) {
    Comment* comment = comment_of(file, moment);
    if (comment == nullptr) return;
    comment->earlier.push_back(std::move(comment->text));
    comment->text = moment.words("text");
    comment->edited = moment.by;
}

void comment_withdrawn(Case& file, const Moment& moment) {
    if (Comment* comment = comment_of(file, moment)) comment->withdrawn = true;
}

void comment_answered(Case& file, const Moment& moment) {
    Comment* comment = comment_of(file, moment);
    if (comment == nullptr) return;
    comment->answers.push_back({.by = moment.by,
                                .disposition = moment.code("disposition"),
                                .opening = moment.code("opening"),
                                .reason = moment.words("reason"),
                                .changed = moment.words("changed"),
                                .change = moment.event.body.integer("change")});
}

}  // namespace

void deadline_marked(Case& file, const Moment& moment) {
    if (const auto due = moment.date("due"))
        file.deadline_marks.push_back({.by = moment.by, .event = moment.event.name, .about = moment.code("about"), .due = *due});
}

namespace {

void case_followed(Case& file, const Moment& moment) {
    if (std::find(file.followers.begin(), file.followers.end(), moment.by.actor) == file.followers.end())
        file.followers.push_back(moment.by.actor);
}

/// Another case was merged into this one, or split with this as a part: those who followed it follow this (T20, T22).
void case_absorbed(Case& file, const Moment& moment) {
    file.absorbed.push_back(moment.code("from_case"));
    for (const std::string& person : moment.codes("followers"))
        if (std::find(file.followers.begin(), file.followers.end(), person) == file.followers.end()) file.followers.push_back(person);
}

void case_unfollowed(Case& file, const Moment& moment) { std::erase(file.followers, moment.by.actor); }

}  // namespace

Steps hearing_steps() {
    return {{"body_invited", body_invited},
            {"hearing_extended", hearing_extended},
            {"no_statement_recorded", no_statement_recorded},
            {"comment_given", comment_given},
            {"comment_edited", comment_edited},
            {"comment_withdrawn", comment_withdrawn},
            {"comment_answered", comment_answered},
            {"overdue_marked", deadline_marked},
            {"escalated", deadline_marked},
            {"case_absorbed", case_absorbed},
            {"case_followed", case_followed},
            {"case_unfollowed", case_unfollowed}};
}

}  // namespace workflows
