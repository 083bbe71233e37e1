// Schemas of what those who take part get: drafts, notices, letters.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

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
}

}  // namespace web
