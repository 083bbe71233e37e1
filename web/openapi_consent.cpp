// The schemas of a consent block: how it stands, what is asked of several items at once, what each came to.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"
#include "workflows/phase_model/meeting/consent.hpp"

namespace web {

using namespace schema;
using engine::Value;

namespace {

Value or_null(Value schema) { return Value::object({{"anyOf", Value::array({std::move(schema), type("null")})}}); }

template <class Names>
Value choices(const Names& names) {
    return one_of(std::vector<std::string>(names.begin(), names.end()));
}

Value acts_schema() {
    const Value offer = exactly({{"ready", flag()}, {"may", flag()}, {"left_out", nullable_text()}, {"why", list_of(text())}});
    Value acts = exactly({});
    for (const std::string_view act : workflows::consent_acts) {
        acts.members().find("properties")->second.set(std::string(act), offer);
        acts.members().find("required")->second.push(std::string(act));
    }
    return acts;
}

Value block_schema() {
    const Value motion = exactly({{"motion", whole()}, {"transition", text()}, {"outcome", nullable_text()}, {"words", text()}});
    const Value ballot = exactly({{"ballot", whole()}, {"state", one_of({"open", "carried", "fell", "voided"})}, {"criteria", list_of(text())}, {"seats", whole()}, {"voted", whole()}});
    const Value item = exactly({{"item", whole()},
                                {"case", text()},
                                {"name", text()},
                                {"version", whole()},
                                {"withheld", flag()},
                                {"recommended", nullable_text()},
                                {"motion", or_null(motion)},
                                {"ballot", or_null(ballot)},
                                {"acts", acts_schema()}});
    const Value asked = exactly({{"item", whole()}, {"case", text()}, {"person", text()}, {"seat", text()}, {"at", text()}, {"from_block", flag()}, {"reason", nullable_text()}});
    return exactly({{"meeting", text()}, {"version", whole()}, {"items", list_of(item)}, {"waiting", list_of(exactly({{"item", whole()}, {"case", text()}, {"why", nullable_text()}}))}, {"asked", list_of(asked)}});
}

Value result_schema() {
    const Value event = exactly({{"stream", text()}, {"seq", whole()}, {"event", text()}, {"at", text()}, {"hash", text()}});
    return exactly({{"item", whole()},
                    {"case", nullable_text()},
                    {"outcome", one_of({"done", "left_out", "refused"})},
                    {"left_out", nullable_text()},
                    {"version", or_null(whole())},
                    {"repeated", flag()},
                    {"transition", nullable_text()},
                    {"events", list_of(event)},
                    {"problem", or_null(reference("Problem"))}});
}

}  // namespace

void add_consent_answers(Value& schemas) {
    const Value criteria = choices(workflows::criteria_choices_at_once);
    const Value part = exactly({{"item", whole()}, {"version", whole()}}, {{"criteria", criteria}, {"fields", type("object")}});
    schemas.set("ConsentBlock", block_schema());
    schemas.set("ConsentRequest", exactly({{"act", choices(workflows::consent_acts)}, {"items", list_of(part)}}, {{"criteria", criteria}, {"fields", type("object")}}));
    schemas.set("ConsentResult", result_schema());
    schemas.set("ConsentDone", exactly({{"meeting", text()}, {"version", whole()}, {"act", text()}, {"dry_run", flag()}, {"items", list_of(reference("ConsentResult"))}}));
}

}  // namespace web
