// The schemas of answers about decisions.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;

void add_decision_answers(engine::Value& schemas) {
    const engine::Value row = exactly({{"number", whole()},
                                       {"date", text()},
                                       {"at", text()},
                                       {"act", text()},
                                       {"result", one_of({"carried", "fell", "decided"})},
                                       {"manner", one_of({"meeting", "circulation", "delegated"})},
                                       {"transition", nullable_text()},
                                       {"to", nullable_text()},
                                       {"outcome", nullable_text()},
                                       {"meeting", nullable_text()}});
    schemas.set("Decisions", exactly({{"case", text()}, {"decisions", list_of(row)}}));
    const engine::Value forms = exactly({{"text", text()}, {"html", text()}});
    schemas.set("Decision", exactly({{"case", text()},
                                     {"number", whole()},
                                     {"language", text()},
                                     {"record", type("object")},
                                     {"document", forms},
                                     {"letter", forms}}));
}

}  // namespace web
