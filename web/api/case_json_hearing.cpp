// The heard part of a case: rounds, who was asked, what they said and what came of it.
#include "web/api/case_json.hpp"
#include "workflows/phase_model/access.hpp"

namespace web {

namespace {

using engine::Value;

Value rounds_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Round& round : file.rounds)
        list.push(Value::object({{"by", stamp_json(round.by)},
                                 {"from", engine::to_text(round.from)},
                                 {"until", engine::to_text(round.until)},
                                 {"extended", round.extended},
                                 {"closed", round.closed},
                                 {"voided", round.voided}}));
    return list;
}

Value invitations_json(const workflows::Case& file) {
    Value list = Value::array();
    for (const workflows::Invitation& one : file.invitations)
        list.push(Value::object({{"by", stamp_json(one.by)},
                                 {"body", one.body},
                                 {"purpose", one.purpose},
                                 {"asked", words_json(one.asked)},
                                 {"until", engine::to_text(one.until)},
                                 {"silent", one.silent}}));
    return list;
}

Value answers_json(const workflows::Comment& comment) {
    Value list = Value::array();
    for (const workflows::CommentAnswer& answer : comment.answers)
        list.push(Value::object({{"by", stamp_json(answer.by)},
                                 {"disposition", answer.disposition},
                                 {"opening", text_or_null(answer.opening)},
                                 {"reason", words_json(answer.reason)},
                                 {"changed", words_json(answer.changed)},
                                 {"change", answer.change == 0 ? Value() : Value(answer.change)}}));
    return list;
}

/// The tombstone: who took the comment out of sight, why, and what is to be countersigned.
Value hiding_json(const workflows::Case& file, const workflows::Comment& comment) {
    const workflows::Hiding& hiding = *comment.hiding;
    return Value::object({{"by", stamp_json(hiding.by)},
                          {"reason", words_json(hiding.reason)},
                          {"until", engine::to_text(hiding.until)},
                          {"draft", file.hiding_hash(comment)},
                          {"countersigned_by", text_or_null(hiding.countersigned_by)}});
}

/// A comment leaves its place to those who may not read it.
Value comment_json(const workflows::Case& file, const workflows::Comment& comment, const Shown& shown) {
    const bool readable = workflows::may_read(file, comment, {shown.person, shown.prepares, shown.internal}, shown.today);
    Value value = Value::object({{"n", comment.by.seq},
                                 {"by", stamp_json(comment.by)},
                                 {"part", comment.part},
                                 {"visibility", comment.visibility},
                                 {"body", text_or_null(comment.body)},
                                 {"approved_on", comment.approved ? Value(engine::to_text(*comment.approved)) : Value()},
                                 {"reply_to", comment.reply_to == 0 ? Value() : Value(comment.reply_to)},
                                 {"timing", comment.timing},
                                 {"withdrawn", comment.withdrawn},
                                 {"edited", comment.edited ? stamp_json(*comment.edited) : Value()},
                                 {"access", access_json(file, comment.by.seq)},
                                 {"hidden", comment.hidden_on(shown.today) ? hiding_json(file, comment) : Value()},
                                 {"withheld", !readable}});
    if (!readable) return value;
    value.set("text", words_json(comment.text));
    Value earlier = Value::array();
    for (const workflows::Words& words : comment.earlier) earlier.push(words_json(words));
    value.set("earlier", earlier);
    value.set("answers", answers_json(comment));
    return value;
}

}  // namespace

Value hearing_json(const workflows::Case& file, const Shown& shown) {
    Value comments = Value::array();
    for (const workflows::Comment& comment : file.comments) comments.push(comment_json(file, comment, shown));
    return Value::object(
        {{"rounds", rounds_json(file)}, {"invitations", invitations_json(file)}, {"comments", comments}});
}

}  // namespace web
