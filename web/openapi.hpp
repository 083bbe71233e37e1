// The OpenAPI 3.1 document, made from the routes that register the handlers and from the workflow's act table.
#pragma once

#include "engine/value.hpp"
#include "engine/workflow.hpp"
#include "web/app.hpp"
#include "web/routes.hpp"

#include <string>
#include <vector>

namespace web {

/// The document as JSON. Every route is in it, pages too, so that the two can be compared both ways.
std::string openapi_document(const App& app, const std::vector<Route>& routes);

/// components/schemas: the answers, the problem document, and one schema an act ("Act_comment").
engine::Value openapi_schemas(const engine::Workflow& workflow, const std::vector<Route>& routes);

// Its parts, each adding to `schemas`.
void add_act_schemas(engine::Value& schemas, const engine::Workflow& workflow, const std::vector<Route>& routes);
void add_case_answers(engine::Value& schemas);
void add_other_answers(engine::Value& schemas);
void add_meeting_answers(engine::Value& schemas);
void add_consent_answers(engine::Value& schemas);
void add_decision_answers(engine::Value& schemas);
void add_diagnosis_answer(engine::Value& schemas);
void add_screening_answers(engine::Value& schemas);
void add_archive_answers(engine::Value& schemas);
void add_process_answer(engine::Value& schemas);
void add_voice_answers(engine::Value& schemas);
void add_policy_answers(engine::Value& schemas);
void add_release_answers(engine::Value& schemas);

}  // namespace web
