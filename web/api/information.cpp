// The model as data, who is asking, and who is who.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/past.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

engine::Value texts(const std::vector<std::string>& list) {
    engine::Value value = engine::Value::array();
    for (const std::string& text : list) value.push(text);
    return value;
}

engine::Value row_value(const engine::Row& row) {
    return engine::Value::object({{"id", row.id},
                                  {"event", row.event},
                                  {"from", row.from.empty() ? engine::Value() : engine::Value(row.from)},
                                  {"to", row.to},
                                  {"decided_by", texts(row.decided_by)},
                                  {"requirements", texts(row.requirements)}});
}

/// The places of an act's PhaseSet: 0 to 7, "no case" and "closed".
engine::Value places(engine::PhaseSet set) {
    engine::Value list = engine::Value::array();
    for (std::size_t phase = 0; phase < workflows::phase_ids.size(); ++phase)
        if ((set & engine::phase_bit(static_cast<int>(phase))) != 0) list.push(workflows::phase_ids[phase]);
    if ((set & engine::in_no_case) != 0) list.push("no_case");
    if ((set & engine::in_closed) != 0) list.push("closed");
    return list;
}

engine::Value act_value(const Call& call, const engine::ActSpec& act) {
    engine::Value who = engine::Value::array();
    for (const engine::Who& one : act.who) who.push(engine::Value::object({{"role", one.role}, {"where", one.where}}));
    engine::Value fields = engine::Value::array();
    for (const engine::Field& field : act.fields)
        fields.push(engine::Value::object(
            {{"name", field.name}, {"required", field.required}, {"choices", texts(field.choices)}}));
    return engine::Value::object({{"name", act.name},
                                  {"title", call.words.text("act." + act.name)},
                                  {"transition", act.transition},
                                  {"who", who},
                                  {"phases", places(act.phases)},
                                  {"while_parked", act.while_parked},
                                  {"fields", fields},
                                  {"events", texts(act.events)},
                                  {"requirements", texts(act.requirements)}});
}

Response model(Call& call) {
    const engine::Workflow& workflow = call.app.engine.workflow();
    engine::Value phases = engine::Value::array();
    for (const std::string_view id : workflows::phase_ids)
        phases.push(engine::Value::object({{"id", id},
                                           {"number", workflows::phase_number(id)},
                                           {"name", call.words.text("phase." + std::string(id))}}));
    engine::Value rows = engine::Value::array();
    for (const engine::Row& row : workflow.rows()) rows.push(row_value(row));
    engine::Value acts = engine::Value::array();
    for (const engine::ActSpec& act : workflow.acts()) acts.push(act_value(call, act));
    return json(engine::Value::object(
        {{"version", workflow.version()}, {"phases", phases}, {"transitions", rows}, {"acts", acts}}));
}

engine::Value standing_value(const workflows::Standing& standing) {
    const auto or_null = [](const std::string& text) { return text.empty() ? engine::Value() : engine::Value(text); };
    return engine::Value::object({{"role", standing.role},
                                  {"centre", or_null(standing.centre)},
                                  {"organisation", or_null(standing.organisation)},
                                  {"capacity", or_null(standing.capacity)},
                                  {"on_behalf", or_null(standing.on_behalf)}});
}

engine::Value standings_value(const std::vector<workflows::Standing>& standings) {
    engine::Value list = engine::Value::array();
    for (const workflows::Standing& standing : standings) list.push(standing_value(standing));
    return list;
}

Response me(Call& call) {
    const workflows::Person* account = call.viewer.account();
    return json(engine::Value::object({{"person", call.viewer.person},
                                       {"name", account == nullptr ? "" : account->name},
                                       {"email", account == nullptr ? "" : account->email},
                                       {"language", account == nullptr ? "nb" : account->language},
                                       {"roles", standings_value(call.viewer.standings)},
                                       {"today", engine::to_text(call.viewer.today)},
                                       {"read_only", call.viewer.read_only},
                                       {"demonstration", call.app.options.demonstration}}));
}

/// Names and roles of the day, so that the ids in events can be read; no addresses.
Response people(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const workflows::Office& office = call.office();
    engine::Value list = engine::Value::array();
    for (const workflows::Person& person : office.people) {
        list.push(engine::Value::object(
            {{"person", person.id},
             {"name", person.name},
             {"roles", standings_value(office.standings(person.id, call.viewer.today))}}));
    }
    return json(engine::Value::object({{"people", list}}));
}

}  // namespace

std::vector<Route> information_routes() {
    return {
        {.method = "GET",
         .path = "/api/v1/model",
         .handler = model,
         .face = Face::api,
         .summary = "Phases, transition table and acts",
         .response_schema = "Model"},
        {.method = "GET",
         .path = "/api/v1/me",
         .handler = me,
         .face = Face::api,
         .summary = "Who is asking, with the roles of today",
         .response_schema = "Me"},
        {.method = "GET",
         .path = "/api/v1/people",
         .handler = people,
         .face = Face::api,
         .summary = "Who is who today, or was then",
         .query = {as_of_parameter()},
         .response_schema = "People"},
    };
}

std::vector<Route> api_routes() {
    std::vector<Route> routes;
    for (auto part :
         {case_routes(), decision_routes(), act_routes(), proposal_routes(), meeting_routes(), consent_routes(), diagnosis_routes(), screening_routes(), comment_routes(), draft_routes(), notice_routes(), feed_routes(), invitation_routes(),
          release_routes(), policy_routes(), import_routes(), export_routes(), log_routes(), precedent_routes(), robustness_routes(), all_decision_routes(), search_routes(), process_routes(), report_routes(), information_routes()})
        std::move(part.begin(), part.end(), std::back_inserter(routes));
    return routes;
}

}  // namespace web
