// Schemas of what those who take part get: drafts, notices, letters, comments across cases, answers, what the input changed.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

namespace {

Value nullable_whole() { return Value::object({{"type", Value::array({"integer", "null"})}}); }

void add_inbox(Value& schemas) {
    const Value comment = exactly({{"case", text()},
                                   {"name", text()},
                                   {"phase", text()},
                                   {"comment", whole()},
                                   {"given", text()},
                                   {"role", text()},
                                   {"organisation", nullable_text()},
                                   {"capacity", nullable_text()},
                                   {"part", text()},
                                   {"timing", text()},
                                   {"text", text()},
                                   {"state", one_of({"waiting", "overdue", "answered"})},
                                   {"due", text()},
                                   {"holds_hearing", flag()},
                                   {"answered", nullable_text()},
                                   {"disposition", nullable_text()},
                                   {"reason", nullable_text()},
                                   {"changed", nullable_text()}});
    schemas.set("Inbox", exactly({{"waiting", whole()}, {"overdue", whole()}, {"this_week", whole()}, {"answered", whole()}, {"comments", list_of(comment)}}));
    const Value organisation = exactly({{"organisation", nullable_text()},
                                        {"role", text()},
                                        {"given", whole()},
                                        {"answered", whole()},
                                        {"waiting", whole()},
                                        {"overdue", whole()},
                                        {"within", nullable_whole()},
                                        {"within_percent", nullable_whole()},
                                        {"followed", nullable_whole()},
                                        {"partly", nullable_whole()},
                                        {"not_followed", nullable_whole()},
                                        {"outside_scope", nullable_whole()},
                                        {"followed_percent", nullable_whole()},
                                        {"suppressed", flag()}});
    schemas.set("Organisations", exactly({{"organisations", list_of(organisation)}}));
}

}  // namespace

void add_voice_answers(Value& schemas) {
    const Value draft = exactly({{"place", text()}, {"revision", whole()}, {"at", text()}, {"fields", type("object")}});
    schemas.set("Drafts", exactly({{"drafts", list_of(draft)}}));
    schemas.set("DraftRequest", exactly({{"fields", type("object")}}, {{"revision", whole()}}));
    const Value mail = one_of({"your_turn", "daily", "weekly", "off"});
    const Value notice = exactly({{"case", text()}, {"entry", whole()}, {"event", text()}, {"why", one_of({"turn", "answer", "follow"})}, {"at", text()},
                                  {"due", nullable_text()}, {"seen", flag()}, {"sentence", nullable_text()}});
    schemas.set("Notices", exactly({{"notices", list_of(notice)}, {"unseen", whole()}, {"mail", mail}}));
    schemas.set("NoticesSeenRequest", exactly({{"until", text()}}));
    schemas.set("NoticesSeen", exactly({{"unseen", whole()}}));
    schemas.set("NoticeMail", exactly({{"mail", mail}}));
    const Value letter = exactly({{"id", text()}, {"person", text()}, {"kind", one_of({"turn", "digest"})}, {"made_at", text()},
                                  {"state", one_of({"waiting", "sending", "sent", "dead", "dropped"})}, {"attempts", whole()}, {"next_at", text()}, {"said", nullable_text()}});
    schemas.set("Letters", exactly({{"letters", list_of(letter)}}));
    schemas.set("FeedAddress", exactly({{"made_at", nullable_text()}}));
    schemas.set("FeedAddresses", exactly({{"calendar", text()}, {"atom", text()}, {"atom_of_case", text()}}));
    schemas.set("Invitation", exactly({{"entry", whole()}, {"body", text()}, {"purpose", text()}, {"until", text()}, {"language", text()}, {"text", text()}}));
    schemas.set("LetterState", exactly({{"id", text()}, {"state", text()}}));
    schemas.set("DraftSaved", exactly({{"place", text()}, {"revision", whole()}}));
    add_inbox(schemas);
    const Value change = exactly({{"comment", whole()},
                                  {"given", text()},
                                  {"role", text()},
                                  {"organisation", nullable_text()},
                                  {"capacity", nullable_text()},
                                  {"part", text()},
                                  {"disposition", one_of({"followed", "partly"})},
                                  {"answered", text()},
                                  {"opening", nullable_text()},
                                  {"reason", text()},
                                  {"changed", text()},
                                  {"change", nullable_whole()}});
    schemas.set("InputChanges", exactly({{"case", text()}, {"changes", list_of(change)}}));
    const Value event = exactly({{"stream", text()}, {"seq", whole()}, {"event", text()}, {"at", text()}, {"hash", text()}});
    const Value done = exactly({{"id", text()}, {"stream", text()}, {"version", whole()}, {"repeated", flag()}, {"events", list_of(event)}});
    const Value tried = exactly({{"allowed", flag()}, {"answers", whole()}, {"problem", Value::object({{"type", Value::array({"object", "null"})}})}});
    schemas.set("AnswersDone", Value::object({{"oneOf", Value::array({done, tried})}}));
}

}  // namespace web
