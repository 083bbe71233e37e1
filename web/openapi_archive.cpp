// The schemas of what is found over all cases (precedents, decisions, words) and of what a decision hangs on.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

void add_archive_answers(Value& schemas) {
    const Value parent = exactly({{"code", text()}, {"name", text()}});
    schemas.set("Likeness", exactly({{"same_diagnosis", flag()},
                                     {"parents", list_of(parent)},
                                     {"alike", list_of(text())},
                                     {"unlike", list_of(text())},
                                     {"prevalence", nullable_text()},
                                     {"words", list_of(text())}}));
    const Value precedent = exactly({{"case", text()},
                                     {"name", text()},
                                     {"orpha", nullable_text()},
                                     {"date", text()},
                                     {"seq", whole()},
                                     {"event", text()},
                                     {"outcome", nullable_text()},
                                     {"body", text()},
                                     {"in_force", flag()},
                                     {"overtaken_by", nullable_text()},
                                     {"overtaken_on", nullable_text()},
                                     {"why", reference("Likeness")}});
    const Value hit = exactly({{"stream", text()},
                               {"case", nullable_text()},
                               {"name", text()},
                               {"orpha", nullable_text()},
                               {"seq", whole()},
                               {"at", text()},
                               {"event", text()},
                               {"kind", text()},
                               {"body", text()},
                               {"before", text()},
                               {"word", text()},
                               {"after", text()}});
    schemas.set("SearchResult", exactly({{"hits", list_of(hit)}, {"next", nullable_text()}}));
    const Value count = exactly({{"of", nullable_text()}, {"count", whole()}});
    const Value counts = exactly({{"outcome", list_of(count)}, {"year", list_of(count)}, {"centre", list_of(count)}, {"body", list_of(count)}});
    const Value decided = exactly({{"case", text()}, {"name", text()}, {"date", text()}, {"seq", whole()}, {"event", text()}, {"outcome", nullable_text()}});
    const Value decision = exactly({{"case", text()},
                                    {"name", text()},
                                    {"orpha", nullable_text()},
                                    {"date", text()},
                                    {"at", text()},
                                    {"seq", whole()},
                                    {"transition", text()},
                                    {"event", text()},
                                    {"from", text()},
                                    {"to", text()},
                                    {"outcome", nullable_text()},
                                    {"body", text()},
                                    {"form", nullable_text()},
                                    {"centre", nullable_text()},
                                    {"in_force", flag()},
                                    {"overtaken_by", nullable_text()},
                                    {"overtaken_on", nullable_text()}});
    schemas.set("AllDecisions", exactly({{"total", whole()}, {"counts", counts}, {"decisions", list_of(decision)}, {"next", nullable_text()}}));
    const Value pair = exactly({{"one", decided}, {"other", decided}, {"why", reference("Likeness")}});
    schemas.set("UnequalDecisions", exactly({{"pairs", list_of(pair)}}));
    const Value change = exactly({{"transition", text()},
                                  {"event", text()},
                                  {"requirement", text()},
                                  {"now", text()},
                                  {"then", text()},
                                  {"allowed_now", flag()},
                                  {"allowed_then", flag()},
                                  {"taken", flag()}});
    const Value turning = exactly({{"criterion", text()}, {"value", nullable_text()}, {"other", text()}, {"changes", list_of(change)}});
    schemas.set("Robustness", exactly({{"turnings", list_of(turning)},
                                       {"looked_at", whole()},
                                       {"facts", whole()},
                                       {"not_validated", whole()},
                                       {"evidence", whole()},
                                       {"missing", whole()},
                                       {"uncertain", whole()},
                                       {"oldest", nullable_text()},
                                       {"oldest_claim", nullable_text()},
                                       {"newest", nullable_text()},
                                       {"median_age_days", whole()}}));
    schemas.set("Precedents", exactly({{"question", text()}, {"looked_at", whole()}, {"precedents", list_of(precedent)}}));
}

}  // namespace web
