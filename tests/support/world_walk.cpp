// How a world's case is begun, prepared phase by phase, and walked on.
#include "tests/support/world.hpp"

#include "tests/support/catch.hpp"

namespace tests {

using engine::Result;
using engine::Value;

World& World::begin(std::string name, Value more) {
    Value form = F({{"name", name}, {"origin", "enquiry"}});
    for (const auto& [key, value] : more.members()) form.set(key, value);
    stream.clear();
    const Result result = as("officer").does("register", form);
    if (!done(result)) FAIL(told(result));
    stream = std::get<engine::Done>(result).stream;
    return *this;
}

World& World::begin_historical(std::string centre) {
    stream.clear();
    const Result result = as("administrator")
                              .does("import_historical", F({{"name", "Gammelt syndrom"}, {"orpha", "558"}, {"primary", centre}, {"list", "L2014"},
                                                            {"list_date", "2014-05-01"}, {"line", "7"}, {"start_date", "2015-01-01"},
                                                            {"next_review_date", day(300)}, {"approved_by", "leader"}}));
    if (!done(result)) FAIL(told(result));
    stream = std::get<engine::Done>(result).stream;
    return *this;
}

void World::declare(const std::string& person, const std::string& value) {
    Value form = F({{"value", value}});
    if (value != "none") form.set("words", "Se vedlegg");
    as(person).must("declare_interest", form);
}

void World::assess(const std::string& criterion, const std::string& value, const std::string& person) {
    as(person).must("assess_criterion", F({{"criterion", criterion}, {"value", value}, {"certainty", "high"}, {"reason", "Vurdert"}, {"source", "Orphanet"}}));
}

void World::judge_hits() {
    for (const workflows::DuplicateHit& hit : std::vector(file().duplicates))
        if (hit.verdict.empty()) as("officer").must("judge_duplicate", F({{"hit", hit.case_id}, {"verdict", "different"}, {"reason", "Ikke den samme"}}));
}

void World::prepare_assessment() {
    as("officer").must("set_identity", F({{"orpha", "558"}}));
    judge_hits();
    as("officer").must("state_scope", F({{"kind", "whole"}, {"words", "Hele diagnosen"}}));
    for (const char* criterion : {"K1", "K2", "K3", "K4"}) assess(criterion);
    declare("officer");
    declare("leader");
}

void World::prepare_evidence() {
    as("officer").must("name_candidate", F({{"centre", "TRS"}, {"source", "Klassifikasjonen"}, {"reason", "Fagfelt"}}));
    as("TRS").must("state_capacity", F({{"centre", "TRS"}, {"fit", "good"}, {"capacity", "available"}, {"effect", "Liten"}}));
    as("TAKO").must("answer_oral_question", F({{"value", "no_link"}, {"reason", "Ingen funn"}}));
    for (const std::string& claim : model.policy().claims)
        as(claim == "user_statement" ? "users" : "officer")
            .must("add_evidence", F({{"claim", claim}, {"value", "Funn"}, {"source", "Kilde"}, {"certainty", "medium"}}));
    as("officer").must("write_summary", F({{"nb", "Enkelt sagt"}}));
    as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbud"}}));
    declare("officer");
    declare("leader");
}

void World::prepare_hearing() {
    const auto comment = as("users").must("comment", F({{"text", "Vi trenger tilbudet"}}));
    as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", "followed"}, {"reason", "Vi er enige i innspill " + std::to_string(comment)}, {"changed", "Teksten"}}));
    as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbud"}, {"final", true}, {"changes", "Teksten om behov"}}));
    if (const auto* round = file().round()) *today_ = std::max(*today_, round->until + 1);
}

void World::prepare_need() { as("leader").must("weigh_precedent", F({{"verdict", "none_relevant"}, {"reason", "Ingen like saker"}})); }

void World::ask(const std::vector<std::string>& bodies, const std::string& purpose) {
    for (const std::string& body : bodies)
        as("officer").must("invite", F({{"body", body}, {"purpose", purpose}, {"asked", "Hva mener dere?"}, {"until", day(14)}}));
    later(15);
    for (const std::string& body : bodies)
        as("officer").must("record_no_statement", F({{"body", body}, {"purpose", purpose}, {"reminders", "To ganger"}}));
}

void World::prepare_placement() {
    prepare_need();
    ask({"user_organisation", "centre:TRS", "council:TRS"}, "placement");
    as("TRS").must("answer_placement", F({{"centre", "TRS"}, {"answer", "accept"}, {"from", day(30)}}));
}

void World::prepare_start_up() {
    for (const std::string& item : model.policy().checklist) as("TRS").must("plan_start_up", F({{"item", item}, {"state", "done"}}));
    as("leader").must("confirm_start_up", F({{"confirmed", true}}));
    if (const auto* placed = file().placement_in_force()) *today_ = std::max(*today_, engine::parse_date(placed->start).value_or(*today_));
}

void World::prepare(int phase) {
    switch (phase) {
        case 0: return judge_hits();
        case 1: return prepare_assessment();
        case 2: return prepare_evidence();
        case 3: return prepare_hearing();
        case 4: return prepare_need();
        case 5: return prepare_placement();
        case 6: return prepare_start_up();
        default: return;
    }
}

World& World::step(int phase) {
    switch (phase) {
        case 0: as("officer").must("accept"); break;
        case 1: as("leader").must("complete_assessment"); break;
        case 2: as("leader").must("complete_evidence"); break;
        case 3: as("officer").must("close_hearing"); break;
        case 4: must_decide("decide_need"); break;
        case 5: must_decide("place", form_of("place")); break;
        case 6: as("TRS").must("complete_start_up"); break;
        default: FAIL("no step forward from " << phase);
    }
    later(1);
    return *this;
}

World& World::walk_to(int phase) {
    if (stream.empty()) begin();
    for (int at = file().phase; at < phase; ++at) {
        prepare(at);
        step(at);
    }
    return *this;
}

}  // namespace tests
