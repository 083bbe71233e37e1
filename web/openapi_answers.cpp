// The schemas of answers about cases, proposals, diagnoses and people.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

namespace {

/// The columns, and everything that the events say. Papers are absent for those who may not see them ("withheld").
Value case_schema(Value row) {
    const auto add = [&row](const char* name, Value schema, bool always) {
        row.members().find("properties")->second.set(name, std::move(schema));
        if (always) row.members().find("required")->second.push(name);
    };
    const Value maybe_object = Value::object({{"type", Value::array({"object", "null"})}});
    for (const char* name : {"registered", "policy", "content_hash"}) add(name, text(), true);
    for (const char* name : {"case_officer", "proposer", "proposal"}) add(name, nullable_text(), true);
    for (const char* name : {"called_in", "following"}) add(name, flag(), true);
    for (const char* name : {"parking", "closing", "identity", "scope", "summary", "oral", "attendance", "elected_chair"})
        add(name, maybe_object, true);
    for (const char* name : {"criteria", "start_up"}) add(name, type("object"), true);
    for (const char* name : {"visits", "transitions", "names", "duplicates", "assessments", "enquiries", "rounds",
                             "invitations", "comments", "interests", "overrides", "substitutes", "editorial_marks", "precedents", "ballots",
                             "placement_answers", "placements", "status_reports", "release_flags"})
        add(name, list_of(type("object")), true);
    for (const char* name : {"candidates", "evidence", "motions"}) add(name, list_of(type("object")), false);
    add("recommendation", maybe_object, false);
    for (const char* name : {"withheld", "meetings"}) add(name, list_of(text()), true);
    return row;
}

}  // namespace

void add_case_answers(Value& schemas) {
    const Value row = exactly({{"id", text()},
                               {"version", whole()},
                               {"cycle", whole()},
                               {"phase", text()},
                               {"phase_number", whole()},
                               {"status", text()},
                               {"outcome", nullable_text()},
                               {"orpha", nullable_text()},
                               {"name", text()},
                               {"primary_centre", nullable_text()},
                               {"phase_since", nullable_text()},
                               {"next_date", nullable_text()},
                               {"ball", nullable_text()},
                               {"open_until", nullable_text()},
                               {"origin", nullable_text()},
                               {"last_at", text()}});
    schemas.set("CaseRow", row);
    schemas.set("CasePage",
                exactly({{"cases", list_of(reference("CaseRow"))}, {"total", whole()}, {"next", nullable_text()}}));
    schemas.set("Case", case_schema(row));
    schemas.set("Event", exactly({{"stream", text()},
                                  {"seq", whole()},
                                  {"at", text()},
                                  {"date", text()},
                                  {"actor", text()},
                                  {"for", nullable_text()},
                                  {"role", text()},
                                  {"act", text()},
                                  {"event", text()},
                                  {"cycle", whole()},
                                  {"model", text()},
                                  {"policy", text()},
                                  {"via", text()},
                                  {"body", type("object")},
                                  {"prev", text()},
                                  {"hash", pattern("^[0-9a-f]{64}$")}}));
    schemas.set("History", exactly({{"case", text()},
                                    {"version", whole()},
                                    {"events", list_of(reference("Event"))},
                                    {"next", nullable_text()}}));
}

void add_other_answers(Value& schemas) {
    const Value proposal_row = exactly({{"id", text()},
                                        {"status", text()},
                                        {"name", text()},
                                        {"orpha", nullable_text()},
                                        {"proposer", text()},
                                        {"case", nullable_text()},
                                        {"at", text()}});
    schemas.set("Proposals", exactly({{"proposals", list_of(proposal_row)}}));
    schemas.set("Proposal", exactly({{"id", text()},
                                     {"version", whole()},
                                     {"status", text()},
                                     {"name", text()},
                                     {"orpha", nullable_text()},
                                     {"origin", text()},
                                     {"reason", text()},
                                     {"organisation", nullable_text()},
                                     {"proposer", text()},
                                     {"case", nullable_text()},
                                     {"verdict_reason", nullable_text()},
                                     {"received_at", text()}}));
    const Value hit = exactly({{"orpha", text()},
                               {"code", text()},
                               {"name", text()},
                               {"matched", text()},
                               {"by_synonym", flag()},
                               {"level", text()},
                               {"status", text()},
                               {"target", nullable_text()}});
    schemas.set("Diagnoses", exactly({{"diagnoses", list_of(hit)}}));
    add_meeting_answers(schemas);
    add_consent_answers(schemas);
    add_decision_answers(schemas);
    add_diagnosis_answer(schemas);
    add_process_answer(schemas);
    add_archive_answers(schemas);
    const Value standing = exactly({{"role", text()},
                                    {"centre", nullable_text()},
                                    {"organisation", nullable_text()},
                                    {"capacity", nullable_text()},
                                    {"on_behalf", nullable_text()}});
    // Of an event, or of two sizes.
    schemas.set("LogKeys", exactly({{"keys", list_of(exactly({{"key", text()},
                                                              {"from", nullable_text()},
                                                              {"retired", nullable_text()},
                                                              {"signs_until", nullable_text()},
                                                              {"vouched_by", nullable_text()},
                                                              {"signature", nullable_text()}}))},
                                    {"witnesses", list_of(text())}}));
    schemas.set("CosignedCheckpoint", exactly({{"note", text()}}));
    schemas.set("Cosignatures", exactly({{"taken", list_of(exactly({{"witness", text()}, {"at", text()}}))}}));
    schemas.set("LogProof", exactly({{"path", list_of(text())}},
                                    {{"event", text()},
                                     {"position", whole()},
                                     {"hash", text()},
                                     {"checkpoint", text()},
                                     {"first", whole()},
                                     {"second", whole()},
                                     {"first_root", text()},
                                     {"second_root", text()}}));
    schemas.set("Me", exactly({{"person", text()},
                               {"name", text()},
                               {"email", text()},
                               {"language", text()},
                               {"roles", list_of(standing)},
                               {"today", text()},
                               {"read_only", flag()},
                               {"demonstration", flag()}}));
    schemas.set(
        "People",
        exactly({{"people", list_of(exactly({{"person", text()}, {"name", text()}, {"roles", list_of(standing)}}))}}));
    const Value step = exactly({{"id", text()},
                                {"event", text()},
                                {"from", nullable_text()},
                                {"to", text()},
                                {"decided_by", list_of(text())},
                                {"requirements", list_of(text())}});
    schemas.set("Model", exactly({{"version", text()},
                                  {"phases", list_of(exactly({{"id", text()}, {"number", whole()}, {"name", text()}}))},
                                  {"transitions", list_of(step)},
                                  {"acts", list_of(type("object"))}}));
    schemas.set("Readiness", exactly({{"ready", flag()}}));
    schemas.set("Version", exactly({{"program", text()},
                                    {"version", text()},
                                    {"model", text()},
                                    {"demonstration", flag()},
                                    {"orphanet", nullable_text()}}));
    schemas.set("OpenApi", type("object"));
}

}  // namespace web
