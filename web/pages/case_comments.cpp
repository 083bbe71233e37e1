// Comments with their answers, and who is invited to speak.
#include "web/icons.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/comment_words.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/inbox.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::Comment;

void add_answer(const CaseScene& scene, const Comment& comment, CommentView& view) {
    const auto& words = scene.call.words;
    const auto* answer = comment.answer();
    view.answered = answer != nullptr;
    view.mark =
        answer == nullptr ? disposition_mark(words, "") : StatusMark{"met", words.text("com.done"), icon("met")};
    if (answer != nullptr) {
        view.disposition = disposition_mark(words, answer->disposition);
        view.answer_by = words.text("com.answer_from", {{"role", lower(role_name(words, answer->by))},
                                                        {"date", long_date(words, answer->by.date)}});
        view.reason = paragraphs(answer_text(words, answer->opening, answer->reason.text));
        view.changed = paragraphs(answer->changed.text);
        if (answer->change != 0) view.change_href = "/cases/" + scene.sight->id + "/history?show=all#event-" + std::to_string(answer->change);
        return;
    }
    view.due = words.text("com.due", {{"date", long_date(words, workflows::answer_due(*scene.sight, comment, scene.call.office().policies))}});
    if (scene.offers("answer_comment"))
        view.links.push_back({scene.act_href("answer_comment", {{"comment", std::to_string(comment.by.seq)}}),
                              words.text("com.answer"), view.role});
}

void add_own_links(const CaseScene& scene, const Comment& comment, CommentView& view) {
    if (comment.by.actor != scene.call.viewer.person || comment.withdrawn) return;
    view.you = scene.call.words.text("com.you");
    for (const char* act : {"edit_comment", "withdraw_comment"})
        if (scene.offers(act))
            view.links.push_back({scene.act_href(act, {{"comment", std::to_string(comment.by.seq)}}),
                                  act_title(scene.call.words, act),
                                  {}});
}

/// What is said in place of a hidden comment, and above it to those who may still read it.
void add_tombstone(const CaseScene& scene, const Comment& comment, CommentView& view) {
    const auto& words = scene.call.words;
    const auto& hiding = *comment.hiding;
    const std::string told = words.text("com.hidden", {{"date", long_date(words, hiding.by.date)}, {"reason", hiding.reason.text}});
    const std::string state = comment.hidden_for_good()
                                  ? words.text("com.hidden.signed")
                                  : words.text("com.hidden.waits", {{"date", long_date(words, hiding.until)}});
    if (!may_read(scene.call, scene.sight, comment)) {
        view.withheld = told;
        return;
    }
    view.hidden = sentences({told, state});
    if (!comment.hidden_for_good() && scene.offers("countersign") && hiding.by.actor != scene.call.viewer.person)
        view.links.push_back({scene.act_href("countersign", {{"for_act", "hide_comment"}, {"comment", std::to_string(comment.by.seq)}}),
                              words.text("com.hidden.sign"), view.role});
}

/// What a case officer can do for those who write and are written about.
void add_care_links(const CaseScene& scene, const Comment& comment, CommentView& view) {
    const std::string seq = std::to_string(comment.by.seq);
    const bool hidden = comment.hidden_on(scene.call.viewer.today);
    if (scene.offers("hide_comment"))
        view.links.push_back({scene.act_href("hide_comment", {{"comment", seq}, {"change", hidden ? "show" : "hide"}}),
                              scene.call.words.text(hidden ? "com.show" : "com.hide"), view.role});
    if (scene.offers("redact") && !comment.text.text.empty())
        view.links.push_back({scene.act_href("redact", {{"entry", std::to_string(comment.edited ? comment.edited->seq : comment.by.seq)}, {"place", "text"}}),
                              act_title(scene.call.words, "redact"), view.role});
    if (scene.offers("set_access"))
        view.links.push_back({scene.act_href("set_access", {{"entry", seq}}), act_title(scene.call.words, "set_access"), view.role});
}

/// On whose behalf it was given, and what it replies to.
void add_setting(const CaseScene& scene, const Comment& comment, CommentView& view) {
    const auto& words = scene.call.words;
    if (!comment.by.capacity.empty()) view.role += ", " + lower(capacity_name(words, comment.by.capacity));
    if (!comment.body.empty() && comment.approved)
        view.statement = words.text("com.statement", {{"body", body_name(words, comment.body)}, {"date", long_date(words, *comment.approved)}});
    const Comment* parent = comment.reply_to == 0 ? nullptr : scene.sight->comment(comment.reply_to);
    if (parent == nullptr) return;
    view.reply_line = words.text("com.reply_to", {{"role", lower(role_name(words, parent->by))}, {"date", long_date(words, parent->by.date)}});
    view.reply_line_href = "#comment-" + std::to_string(parent->by.seq);
}

/// Each comment with its replies after it.
std::vector<const Comment*> in_threads(const workflows::Case& file) {
    std::vector<const Comment*> ordered;
    for (const Comment& comment : file.comments) {
        if (comment.reply_to != 0) continue;
        ordered.push_back(&comment);
        for (const Comment& reply : file.comments)
            if (reply.reply_to == comment.by.seq) ordered.push_back(&reply);
    }
    return ordered;
}

CommentView comment_view(const CaseScene& scene, const Comment& comment) {
    const auto& words = scene.call.words;
    CommentView view{.id = "comment-" + std::to_string(comment.by.seq),
                     .role = capital(term(words, "role", comment.by.role))};
    view.place = said_for(words, comment.by);
    view.about = words.text("com.on", {{"part", part_name(words, comment.part)}});
    if (comment.timing == "early" || comment.timing == "late")
        view.tags.push_back({"neutral", words.text("timing." + comment.timing), icon("clock")});
    if (const auto level = workflows::access_level(*scene.sight, comment.by.seq); level != "public")
        view.tags.push_back({"neutral", words.text(level == "deferred" ? "tag.deferred" : "tag.withheld"), icon("lock")});
    if (comment.withdrawn) {
        view.withheld = words.text("com.withdrawn", {{"date", long_date(words, comment.by.date)}});
        return view;
    }
    const bool hidden = comment.hidden_on(scene.call.viewer.today);
    if (hidden) add_tombstone(scene, comment, view);
    if (!may_read(scene.call, scene.sight, comment)) {
        if (!hidden) view.withheld = words.text("com.internal", {{"date", long_date(words, comment.by.date)}});
        return view;
    }
    view.text = paragraphs(comment.text.text);
    add_setting(scene, comment, view);
    if (comment.edited) view.edited = words.text("com.edited", {{"date", long_date(words, comment.edited->date)}});
    add_answer(scene, comment, view);
    add_own_links(scene, comment, view);
    if (comment.reply_to == 0 && scene.offers("comment"))
        view.links.push_back({scene.act_href("comment", {{"reply_to", std::to_string(comment.by.seq)}}), words.text("com.reply"), view.role});
    add_care_links(scene, comment, view);
    return view;
}

/// Has somebody spoken for the body since it was asked?
bool has_spoken(const workflows::Case& file, const workflows::Invitation& invitation) {
    return std::ranges::any_of(file.comments, [&](const Comment& comment) {
        if (comment.withdrawn || comment.by.seq < invitation.by.seq) return false;
        if (invitation.body.starts_with("council:"))
            return comment.by.capacity == "centre_council:" + invitation.body.substr(8);
        if (invitation.body.starts_with("centre:"))
            return comment.by.role == "centre_leader" && comment.by.centre == invitation.body.substr(7);
        if (invitation.body == "clinical_community") return comment.by.role == "professional";
        return comment.by.capacity == invitation.body;
    });
}

void add_invited(const CaseScene& scene, CaseView& page) {
    const auto& file = *scene.sight;
    const auto& words = scene.call.words;
    for (const auto& invitation : file.invitations) {
        if (!file.this_cycle(invitation.by) || !file.counts_here(invitation.by)) continue;
        const char* state = invitation.silent              ? "invited.silent"
                            : has_spoken(file, invitation) ? "invited.spoken"
                                                           : "invited.waiting";
        page.invited.push_back({"/cases/" + file.id + "/invitations/" + std::to_string(invitation.by.seq),
                                body_name(words, invitation.body),
                                words.text(state, {{"date", day_and_month(words, invitation.until, scene.day)}})});
    }
}

}  // namespace

void add_comments(const CaseScene& scene, CaseView& page) {
    const auto& file = *scene.sight;
    std::int64_t answered = 0, waiting = 0;
    for (const Comment* comment : in_threads(file)) {
        page.comments.push_back(comment_view(scene, *comment));
        page.comments.back().reply = comment->reply_to != 0;
        if (!comment->withdrawn && !comment->hidden_for_good()) ++(comment->answer() != nullptr ? answered : waiting);
    }
    const auto& words = scene.call.words;
    if (!page.comments.empty())
        page.comments_line =
            words.text("com.counts", {{"a", std::to_string(answered)}, {"b", std::to_string(waiting)}});
    else if (const auto* round = file.round();
             round != nullptr && !round->closed && !round->voided && scene.day <= round->until)
        page.comments_line = words.text("empty.comments", {{"date", long_date(words, round->until)}});
    if (waiting > 1 && scene.offers("answer_comment")) page.answers_href = "/cases/" + file.id + "/answers";
    add_invited(scene, page);
}

}  // namespace web
