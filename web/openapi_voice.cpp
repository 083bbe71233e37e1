// Schemas of what those who take part get: drafts.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

void add_voice_answers(Value& schemas) {
    const Value draft = exactly({{"place", text()}, {"revision", whole()}, {"at", text()}, {"fields", type("object")}});
    schemas.set("Drafts", exactly({{"drafts", list_of(draft)}}));
    schemas.set("DraftRequest", exactly({{"fields", type("object")}}, {{"revision", whole()}}));
    schemas.set("DraftSaved", exactly({{"place", text()}, {"revision", whole()}}));
}

}  // namespace web
