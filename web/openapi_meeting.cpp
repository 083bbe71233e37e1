// The schemas of answers about meetings.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;

void add_meeting_answers(engine::Value& schemas) {
    const Members row{{"id", text()},   {"version", whole()}, {"state", one_of({"planned", "called", "open", "closed", "signed"})},
                      {"date", text()}, {"place", text()},    {"form", text()},
                      {"items", whole()}};
    schemas.set("Meetings", exactly({{"meetings", list_of(exactly(row))}, {"next", nullable_text()}}));
    const engine::Value policy =
        exactly({{"version", text()}, {"sha256", text()}, {"valid_from", text()}, {"report", nullable_text()}, {"adopted_at", nullable_text()}});
    const engine::Value discussion = exactly({{"person", text()}, {"seat", text()}, {"at", text()}, {"from_block", flag()}, {"reason", nullable_text()}});
    const engine::Value item = exactly({{"item", whole()},
                                        {"kind", text()},
                                        {"case", nullable_text()},
                                        {"title", nullable_text()},
                                        {"added_by", text()},
                                        {"out", flag()},
                                        {"why_out", nullable_text()},
                                        {"block", engine::Value::object({{"type", engine::Value::array({"integer", "null"})}})},
                                        {"discussion", engine::Value::object({{"anyOf", engine::Value::array({discussion, type("null")})}})},
                                        {"policy", engine::Value::object({{"anyOf", engine::Value::array({policy, type("null")})}})},
                                        {"papers", nullable_text()},
                                        {"taken_up_at", nullable_text()},
                                        {"ended_at", nullable_text()}});
    const engine::Value presence = exactly({{"person", text()}, {"seat", text()}, {"from", text()}, {"to", nullable_text()}});
    const engine::Value signature =
        exactly({{"person", text()}, {"as", text()}, {"version", text()}, {"at", text()}, {"objection", nullable_text()}});
    engine::Value meeting = exactly(row);
    const auto add = [&](const char* name, engine::Value schema) {
        meeting.members().find("properties")->second.set(name, std::move(schema));
        meeting.members().find("required")->second.push(name);
    };
    for (const char* name : {"papers_by", "notice", "chair", "secretary", "called_at", "opened_at", "closed_at", "observers"})
        add(name, nullable_text());
    add("callers", list_of(text()));
    add("earlier", list_of(exactly({{"meeting", text()}, {"version", text()}, {"correction", nullable_text()}})));
    add("approval", engine::Value::object({{"type", engine::Value::array({"object", "null"})}}));
    add("agenda", list_of(item));
    add("presences", list_of(presence));
    add("signatures", list_of(signature));
    add("suggested", list_of(exactly({{"case", text()}, {"name", text()}, {"why", text()}})));
    schemas.set("Meeting", std::move(meeting));
    const engine::Value paper = exactly({{"item", whole()}, {"case", nullable_text()}, {"papers", nullable_text()}, {"changed", flag()}, {"withheld", flag()}});
    schemas.set("Papers", exactly({{"meeting", text()}, {"language", text()}, {"items", list_of(paper)}, {"text", text()}, {"html", text()}}));
    schemas.set("Minutes", exactly({{"meeting", text()},
                                    {"state", text()},
                                    {"version", pattern("^[0-9a-f]{64}$")},
                                    {"language", text()},
                                    {"record", type("object")},
                                    {"text", text()},
                                    {"html", text()}}));
}

}  // namespace web
