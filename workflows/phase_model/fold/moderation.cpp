// Care for those who write and are written about: comments hidden and shown, access levels (specification section 13).
#include "workflows/phase_model/fold/moment.hpp"

namespace workflows {

namespace {

Comment* comment_of(Case& file, const Moment& moment) {
    const auto seq = moment.entry("comment");
    for (Comment& comment : file.comments)
        if (seq == comment.by.seq) return &comment;
    return nullptr;
}

void comment_hidden(Case& file, const Moment& moment) {
    Comment* comment = comment_of(file, moment);
    if (comment == nullptr) return;
    // Hidden before and not shown by anybody: that time ran out.
    if (comment->hiding) comment->hid_in_vain = comment->hiding->by.actor;
    comment->hiding = Hiding{.by = moment.by, .reason = moment.words("reason"), .until = moment.date("until").value_or(moment.by.date), .countersigned_by = {}};
}

void comment_shown(Case& file, const Moment& moment) {
    Comment* comment = comment_of(file, moment);
    if (comment == nullptr || !comment->hiding) return;
    comment->hid_in_vain = comment->hiding->by.actor;
    comment->hiding.reset();
}

void text_redacted(Case& file, const Moment& moment) {
    file.redactions.push_back({.by = moment.by,
                               .entry = moment.entry("entry").value_or(0),
                               .place = moment.code("place"),
                               .ground = moment.code("ground"),
                               .commitment = moment.code("commitment"),
                               .countersigned_by = moment.code("countersigned_by")});
}

void access_set(Case& file, const Moment& moment) {
    if (const auto entry = moment.entry("entry"))
        file.access.insert_or_assign(*entry, Access{.by = moment.by,
                                                    .level = moment.code("level"),
                                                    .ground = moment.code("ground"),
                                                    .assessed_on = moment.code("assessed_on"),
                                                    .reason = moment.words("reason")});
}

}  // namespace

Steps moderation_steps() {
    return {{"comment_hidden", comment_hidden}, {"comment_shown", comment_shown}, {"access_set", access_set}, {"text_redacted", text_redacted}};
}

}  // namespace workflows
