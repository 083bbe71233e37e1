// What differs between two releases, and how much it may matter to a case.
#include "tests/support/catch.hpp"
#include "workflows/orphanet/difference.hpp"
#include "workflows/phase_model/release_flags.hpp"

using namespace workflows::orphanet;
using workflows::FlagGrade;
using workflows::SuggestedBoth;
using workflows::screening::Judged;

namespace {

Entity entity(std::string name, Level level = Level::disorder) {
    return {.code = 558, .level = level, .name = std::move(name), .language = "en"};
}

Prevalence prevalence(std::int64_t record, std::int64_t id, std::string label) {
    return {.record = record, .prevalence_class = {id, std::move(label)}};
}

SuggestedBoth k1(Judged before, Judged after) {
    SuggestedBoth both;
    both.before[0].value = before;
    both.after[0].value = after;
    return both;
}

}  // namespace

TEST_CASE("a code that became inactive is told with what it points to", "[orphanet]") {
    ReleasePair pair;
    Entity gone = entity("Marfan syndrome");
    gone.active = false;
    gone.status = Status::deprecated;
    gone.targets = {{.code = 99, .relation = Relation::moved_to, .name = "Other"}};
    pair.entities[558] = {entity("Marfan syndrome", Level::subtype), gone};
    pair.entities[7] = {std::nullopt, entity("New one")};

    const auto changes = difference(pair).changes;

    REQUIRE(changes.size() == 3);
    CHECK(changes[0].kind == ChangeKind::added);
    CHECK(changes[1].kind == ChangeKind::inactive);
    CHECK(changes[1].after == "deprecated");
    CHECK(changes[1].target == gone.targets[0]);
    CHECK(changes[2].kind == ChangeKind::level);
    CHECK(changes[2].before == "subtype");
}

TEST_CASE("a fact that changed has old and new, and a label spelled anew is no change", "[orphanet]") {
    ReleasePair pair;
    FactsPair& facts = pair.facts[558];
    facts.before.prevalences = {prevalence(1, 10, "1-9 / 100 000"), prevalence(2, 10, "1-9 / 100 000")};
    facts.after.prevalences = {prevalence(1, 20, "1-5 / 10 000"), prevalence(2, 10, "1-9 per 100 000")};
    facts.before.onsets = {{5, "Infancy"}};
    facts.after.inheritances = {{6, "Autosomal dominant"}};

    const auto changes = difference(pair).changes;

    REQUIRE(changes.size() == 3);
    CHECK(changes[0].subject == "inheritance");
    CHECK(changes[0].before.empty());
    CHECK(changes[1].subject == "prevalence");
    CHECK(changes[1].before == "1-9 / 100 000");
    CHECK(changes[1].after == "1-5 / 10 000");
    CHECK(changes[2].subject == "onset");
    CHECK(changes[2].after.empty());
}

TEST_CASE("the grade says how much a change may matter", "[orphanet]") {
    const auto& policy = workflows::shipped_policy();
    const auto grade = [&](ChangeKind kind, const SuggestedBoth& both) {
        Change change;
        change.kind = kind;
        return grade_of({change}, both, policy);
    };
    const SuggestedBoth same = k1(Judged::met, Judged::met);
    SuggestedBoth other_record = same;
    other_record.record_after = 4;

    CHECK(grade(ChangeKind::fact, same) == FlagGrade::informational);
    CHECK(grade(ChangeKind::fact, other_record) == FlagGrade::requirement_input_changed);
    CHECK(grade(ChangeKind::fact, k1(Judged::met, Judged::undetermined)) == FlagGrade::requirement_input_changed);
    CHECK(grade(ChangeKind::fact, k1(Judged::met, Judged::not_met)) == FlagGrade::outcome_would_flip);
    CHECK(grade(ChangeKind::level, other_record) == FlagGrade::level_changed);
    CHECK(grade(ChangeKind::inactive, k1(Judged::met, Judged::not_met)) == FlagGrade::code_inactive);
}
