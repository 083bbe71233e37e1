// What each act checks beside who may and what is required: every word of refusal that a form can get, met once.
#include "tests/support/books.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

using namespace tests;
using engine::Value;

namespace {

engine::Result comment(World& world, const std::string& person = "users") { return world.as(person).does("comment", F({{"text", "Et innspill"}})); }

Value evidence(const std::string& claim) { return F({{"claim", claim}, {"value", "Funn"}, {"source", "Kilde"}, {"certainty", "low"}}); }

/// A number that passes the check, made from a date and a serial number; none is known to belong to anybody.
std::string made_up_number() {
    const auto rest = [](const std::string& digits, std::initializer_list<int> weights) {
        int sum = 0;
        std::size_t i = 0;
        for (const int weight : weights) sum += weight * (digits[i++] - '0');
        return (11 - sum % 11) % 11;
    };
    for (int serial = 500; serial < 1000; ++serial) {
        std::string digits = "290212" + std::to_string(serial);
        const int first = rest(digits, {3, 7, 6, 1, 8, 9, 4, 5, 2});
        if (first == 10) continue;
        digits += static_cast<char>('0' + first);
        const int second = rest(digits, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2});
        if (second != 10) return digits + static_cast<char>('0' + second);
    }
    return {};
}

}  // namespace

TEST_CASE("a form is read by its act's fields and nothing else", "[acts]") {
    World world;
    world.begin();
    const auto assess = [&](std::initializer_list<std::pair<const std::string, Value>> changed) {
        Value form = F({{"criterion", "K1"}, {"value", "met"}, {"certainty", "high"}, {"reason", "Sjelden"}, {"source", "Orphanet"}});
        for (const auto& [name, value] : changed)
            if (value.is_null()) form.members().erase(name);
            else form.set(name, value);
        return world.as("officer").does("assess_criterion", form);
    };

    CHECK(refused_for(assess({{"colour", "blue"}}), "/colour", "form.unknown_field"));
    CHECK(refused_for(assess({{"criterion", "K8"}}), "/criterion", "form.choice"));
    CHECK(refused_for(assess({{"criterion", 1}}), "/criterion", "form.text"));
    CHECK(refused_for(assess({{"reason", Value()}}), "/reason", "form.reason"));
    CHECK(refused_for(assess({{"source", Value()}}), "/source", "form.required"));
    CHECK(refused_for(assess({{"source", "  "}}), "/source", "form.empty"));
    CHECK(refused_for(assess({{"source", std::string(301, 'x')}}), "/source", "form.too_long"));
    CHECK(refused_for(assess({{"reason", std::string(20'001, 'x')}}), "/reason", "form.too_long"));
    CHECK(refused_for(world.as("officer").does("set_identity", F({{"orpha", "ORPHA:x"}})), "/orpha", "form.orpha"));
    CHECK(refused_for(world.as("officer").does("set_identity", F({{"orpha", 0}})), "/orpha", "form.orpha"));
    CHECK(refused_for(world.as("officer").does("park", F({{"until", "2026-02-30"}})), "/until", "form.date"));
    CHECK(refused_for(world.as("officer").does("record_enquiries", F({{"year", "2025"}, {"count", 1}, {"channel", "telefon"}})), "/year", "form.number"));
    CHECK(refused_for(world.as("officer").does("judge_duplicate", F({{"hit", "saken"}, {"verdict", "same"}, {"reason", "x"}})), "/hit", "form.case_id"));
    CHECK(refused_for(world.as("leader").does("assign_case_officer", F({{"who", "nobody"}})), "/who", "form.person_unknown"));
    CHECK(refused_for(world.as("leader").does("assign_case_officer", F({{"who", "officer:leader"}})), "/who", "form.person_unknown"));
    CHECK(refused_for(world.as("officer").does("record_attendance", F({{"present", "leader"}})), "/present", "form.list"));
    CHECK(refused_for(world.as("TRS").does("plan_start_up", F({{"item", "contact_point"}, {"state", "done"}, {"link", "ftp://x"}})), "/link", "form.link"));
    CHECK(refused_for(world.as("leader").does("confirm_start_up", F({{"confirmed", "yes"}})), "/confirmed", "form.flag"));
    CHECK(refused_for(world.as("officer").does("accept", Value::array()), "", "form.object"));
}

TEST_CASE("an identity number is refused by itself and its digits are not repeated", "[acts]") {
    World world;
    world.begin();
    const auto before = world.store.events(world.stream).size();

    const std::string number = made_up_number();

    const engine::Result result = world.as("users").does("comment", F({{"text", "Barnet mitt, " + number + ", har det"}}));

    REQUIRE(refusal(result) == "personal-number-refused");
    const engine::FieldError& error = std::get<engine::Problem>(result).errors.front();
    CHECK(error.pointer == "/text");
    CHECK(error.message.key == "form.personal_number");
    for (const auto& [name, value] : error.message.values) CHECK(value.find(number.substr(0, 6)) == std::string::npos);
    CHECK(world.store.events(world.stream).size() == before);
}

TEST_CASE("identity and duplicates are checked", "[acts]") {
    World world;
    world.begin();

    CHECK(refused_for(world.as("officer").does("set_identity"), "/orpha", "form.orpha_or_why"));
    CHECK(refused_for(world.as("officer").does("set_identity", F({{"orpha", "558"}, {"why_none", "Ny"}})), "/why_none", "form.orpha_not_both"));
    CHECK(refused_for(world.as("officer").does("set_identity", F({{"orpha", "999999"}})), "/orpha", "form.orpha_unknown"));
    CHECK(refused_for(world.as("officer").does("register", F({{"name", "X"}, {"origin", "enquiry"}, {"orpha", "999999"}})), "/orpha", "form.orpha_unknown"));
    CHECK(refused_for(world.as("officer").does("judge_duplicate", F({{"hit", "2020-0001"}, {"verdict", "same"}, {"reason", "x"}})), "/hit", "form.no_such_hit"));
}

TEST_CASE("preparation is checked", "[acts]") {
    World world;
    world.walk_to(2);
    const auto name = [&](const std::string& who, std::initializer_list<std::pair<const std::string, Value>> fields) {
        Value form = F({{"reason", "Passer"}});
        for (const auto& [key, value] : fields) form.set(key, value);
        return world.as(who).does("name_candidate", form);
    };

    CHECK(refused_for(world.as("officer").does("assess_criterion", F({{"criterion", "K2"}, {"value", "met"}, {"certainty", "high"}, {"reason", "x"}, {"source", "y"}, {"record", "r1"}})),
                      "/record", "form.record_only_k1"));
    CHECK(refused_for(name("officer", {}), "/centre", "form.centre_or_none"));
    CHECK(refused_for(name("officer", {{"centre", "TRS"}, {"none_fits", true}}), "/centre", "form.centre_or_none"));
    CHECK(refused_for(name("officer", {{"centre", "XYZ"}}), "/centre", "form.centre_unknown"));
    CHECK(refused_for(name("officer", {{"centre", "TRS"}, {"withdraw", true}}), "/centre", "form.not_a_candidate"));
    CHECK(done(name("officer", {{"centre", "TRS"}})));
    CHECK(refused_for(name("officer", {{"centre", "TRS"}}), "/centre", "form.already_candidate"));
    CHECK(refusal(name("SSD", {{"none_fits", true}})) == "not-allowed");
    CHECK(refusal(name("SSD", {{"centre", "TRS"}})) == "not-allowed");
    CHECK(refused_for(world.as("SSD").does("state_capacity", F({{"centre", "SSD"}, {"fit", "good"}, {"capacity", "none"}, {"effect", "x"}})), "/centre", "form.not_a_candidate"));
    CHECK(refused_for(world.as("officer").does("add_evidence", evidence("weather")), "/claim", "form.claim_unknown"));
    CHECK(refused_for(world.as("officer").does("record_missing", F({{"claim", "weather"}, {"tried", "x"}, {"reason", "y"}})), "/claim", "form.claim_unknown"));
    CHECK(refused_for(world.as("users").does("add_evidence", evidence("prevalence")), "/claim", "form.own_statement_only"));
    const auto item = world.as("officer").must("add_evidence", evidence("prevalence"));
    CHECK(refused_for(world.as("officer").does("add_evidence", evidence("enquiries").set("replaces", item)), "/replaces", "form.no_such_entry"));
    CHECK(done(world.as("officer").does("add_evidence", evidence("prevalence").set("replaces", item))));
    CHECK(refused_for(world.as("officer").does("record_enquiries", F({{"year", 1989}, {"count", 1}, {"channel", "telefon"}})), "/year", "form.year_range"));
    CHECK(refused_for(world.as("officer").does("record_enquiries", F({{"year", 2027}, {"count", 1}, {"channel", "telefon"}})), "/year", "form.year_range"));
    CHECK(refused_for(world.as("officer").does("record_enquiries", F({{"year", 2025}, {"count", -1}, {"channel", "telefon"}})), "/count", "form.not_negative"));
    CHECK(refused_for(world.as("officer").does("write_recommendation", F({{"answer", "no"}, {"words", "Nei"}, {"outcome", "NEI"}})), "/outcome", "form.outcome_unknown"));
    CHECK(refused_for(world.as("officer").does("write_recommendation", F({{"answer", "yes"}, {"words", "Ja"}, {"outcome", "INGEN-1"}})), "/outcome", "form.outcome_with_yes"));
    CHECK(refused_for(world.as("officer").does("carry_over", F({{"entry", item}, {"reason", "Fortsatt"}})), "/entry", "form.nothing_to_carry"));
}

TEST_CASE("impartiality and countersigning are checked", "[acts]") {
    World world;
    world.walk_to(2);
    const auto sign = [&](const char* who, Value more) {
        Value form = F({{"for_act", "complete_evidence"}, {"draft", world.file().content_hash()}, {"verdict", "yes"}, {"reason", "Sett"}});
        for (const auto& [key, value] : more.members()) form.set(key, value);
        return world.as(who).does("countersign", form);
    };

    CHECK(refused_for(world.as("TRS").does("declare_interest", F({{"value", "tied"}})), "/words", "form.say_which_interest"));
    const auto decide = [&](const char* whom) { return world.as("leader").does("decide_impartiality", F({{"whom", whom}, {"decision", "tied"}, {"reason", "x"}})); };
    CHECK(refused_for(decide("leader"), "/whom", "form.not_about_oneself"));
    CHECK(refused_for(decide("officer"), "/whom", "form.nothing_to_decide"));
    CHECK(refused_for(world.as("leader").does("assign_case_officer", F({{"who", "TRS"}})), "/who", "form.no_case_officer"));
    CHECK(refused_for(sign("TRS", F({{"draft", "old"}})), "/draft", "form.draft_changed"));
    CHECK(refused_for(sign("TRS", F({{"requirement", "plain_summary"}})), "/requirement", "form.only_with_override"));
    CHECK(refused_for(sign("TRS", F({{"for_act", "override"}})), "/requirement", "form.required"));
    CHECK(refused_for(sign("TRS", F({{"for_act", "override"}, {"requirement", "quorum"}})), "/requirement", "form.choice"));
    world.assess("K7", "met", "TAKO");
    CHECK(refused_for(sign("TAKO", F()), "/for_act", "form.prepared_oneself"));
    CHECK(done(sign("TRS", F({{"for_act", "override"}, {"requirement", "window_elapsed"}}))));
    CHECK(refused_for(world.as("leader").does("override", F({{"requirement", "window_elapsed"}, {"reason", "x"}})), "/requirement", "form.override_elsewhere"));
}

TEST_CASE("hearing and comments are checked", "[acts]") {
    World world;
    world.walk_to(2);
    world.prepare_evidence();
    CHECK(refused_for(world.as("leader").does("complete_evidence", F({{"until", world.day(26)}})), "/until", "form.window_short"));
    REQUIRE(done(world.as("leader").does("complete_evidence", F({{"until", world.day(27)}}))));
    const auto invite = [&](const char* body, const char* purpose, int days) {
        return world.as("officer").does("invite", F({{"body", body}, {"purpose", purpose}, {"asked", "?"}, {"until", world.day(days)}}));
    };
    CHECK(refused_for(invite("council:XYZ", "hearing", 5), "/body", "form.body_unknown"));
    CHECK(refused_for(invite("council:TRS", "placement", 5), "/purpose", "form.purpose_elsewhere"));
    CHECK(refused_for(invite("other:FFO", "hearing", -1), "/until", "form.date_past"));
    const auto extend = [&](int days) { return world.as("leader").does("extend_hearing", F({{"until", world.day(days)}, {"reason", "Ferie"}})); };
    CHECK(refused_for(extend(27), "/until", "form.date_not_later"));
    CHECK(done(extend(40)));
    CHECK(refused_for(extend(50), "/until", "form.extended_before"));
    CHECK(refused_for(world.as("users").does("comment", F({{"text", "x"}, {"body", "council:XYZ"}})), "/body", "form.body_unknown"));

    const auto given = world.as("users").must("comment", F({{"text", "Et innspill"}}));
    const auto answer = [&](std::int64_t entry, const char* disposition) {
        return world.as("officer").does("answer_comment", F({{"comment", entry}, {"disposition", disposition}, {"reason", "Vurdert for seg"}}));
    };
    CHECK(refused_for(answer(1, "followed"), "/comment", "form.no_such_comment"));
    CHECK(refused_for(answer(given, "partly"), "/changed", "form.say_what_changed"));
    CHECK(refusal(world.as("reference").does("edit_comment", F({{"comment", given}, {"text", "Mitt"}}))) == "not-allowed");
    const auto silence = [&](const char* body) {
        return world.as("officer").does("record_no_statement", F({{"body", body}, {"purpose", "hearing"}, {"reminders", "To"}}));
    };
    CHECK(refused_for(silence("other:FFO"), "/body", "form.not_invited"));
    CHECK(refused_for(silence("council:TRS"), "/body", "form.still_time"));
    CHECK(refused_for(silence("user_organisation"), "/body", "form.has_spoken"));
    world.later(41);
    CHECK(done(silence("council:TRS")));
    CHECK(refused_for(silence("council:TRS"), "/body", "form.silence_recorded"));
    CHECK(refused_for(extend(50), "/until", "form.window_over"));
    CHECK(refused_for(world.as("users").does("edit_comment", F({{"comment", given}, {"text", "Sent"}})), "/comment", "form.comment_locked"));
    const auto late = world.as("users").must("comment", F({{"text", "Sent innspill"}}));
    world.as("users").must("withdraw_comment", F({{"comment", late}}));
    CHECK(refused_for(answer(late, "not_followed"), "/comment", "form.comment_withdrawn"));
    CHECK(done(comment(world, "clinician")));
}

TEST_CASE("motions and ballots are checked", "[acts]") {
    World world;
    world.walk_to(4);
    const auto move = [&](const char* transition, Value more = F()) { return world.as("officer").does("put_motion", more.set("transition", transition).set("words", "Forslag")); };
    CHECK(refused_for(move("place"), "/transition", "form.motion_not_from_here"));
    CHECK(refused_for(move("go_on"), "/transition", "form.motion_not_from_here"));
    CHECK(refused_for(move("close"), "/outcome", "form.required"));
    CHECK(refused_for(move("close", F({{"outcome", "OVERF"}})), "/outcome", "form.outcome_not_from_here"));
    CHECK(refused_for(move("supersede", F({{"outcome", "INGEN-1"}})), "/outcome", "form.outcome_not_from_here"));
    CHECK(refused_for(move("decide_need", F({{"primary", "XYZ"}})), "/primary", "form.centre_unknown"));
    CHECK(refused_for(move("decide_need", F({{"secondary", Value::array({"XYZ"})}})), "/secondary", "form.centre_unknown"));

    const auto motion = world.as("officer").must("put_motion", F({{"transition", "decide_need"}, {"words", "Forslag"}}));
    const auto open = [&](std::int64_t entry, Value more = F()) { return world.as("leader").does("open_ballot", more.set("motion", entry)); };
    CHECK(refused_for(open(1), "/motion", "form.no_such_motion"));
    CHECK(refused_for(open(motion), "/form", "form.no_attendance"));
    CHECK(refused_for(open(motion, F({{"form", "circulation"}, {"deadline", world.day(5)}})), "/form", "form.no_circulation"));
    const auto attend = [&](std::initializer_list<Value> present) { return world.as("officer").does("record_attendance", F({{"present", Value::array(present)}})); };
    CHECK(refused_for(attend({"officer"}), "/present", "form.has_no_seat"));
    CHECK(refused_for(attend({"SSD", "SSD"}), "/present", "form.one_seat_each"));
    CHECK(done(attend({"leader", "SSD", "TRS", "TAKO", "NMK", "NSCF"})));
    REQUIRE(done(open(motion)));
    CHECK(refused_for(open(motion), "/motion", "form.ballot_is_open"));
    CHECK(refused_for(attend({"leader"}), "/present", "form.ballot_is_open"));
    world.declare("SSD");
    CHECK(refused_for(world.as("SSD").does("cast_vote", F({{"vote", "for"}})), "/K1", "form.vote_each_criterion"));
    CHECK(refused_for(world.as("officer").does("withdraw_motion", F({{"motion", motion}, {"reason", "x"}})), "/motion", "form.motion_over"));
    world.as("leader").must("void_ballot", F({{"reason", "Ny sak"}}));
    CHECK(done(world.as("officer").does("withdraw_motion", F({{"motion", motion}, {"reason", "x"}}))));
    CHECK(refused_for(open(motion), "/motion", "form.motion_over"));
    CHECK(refusal(world.as("officer").does("withdraw_motion", F({{"motion", 1}, {"reason", "x"}}))) == "not-allowed");

    world.open(world.move("return_to_evidence", F(), "SSD"));
    CHECK(refused_for(world.as("SSD").does("cast_vote", F({{"vote", "for"}, {"K1", "for"}})), "/K1", "form.not_voted_on"));
    for (const char* one : {"leader", "TRS", "TAKO", "NMK", "NSCF"}) world.declare(one);
    for (const char* one : {"leader", "TRS", "TAKO", "NMK"}) world.cast(one, "against");
    world.cast("SSD");
    world.as("leader").must("close_ballot", F({{"last_call", true}}));
    CHECK(refused_for(world.as("TRS").does("record_dissent", F({{"words", "Jeg vant jo"}})), "/words", "form.not_in_minority"));
    CHECK(done(world.as("SSD").does("record_dissent", F({{"words", "Feil valg"}}))));
    const auto weigh = [&](const char* verdict, Value decision) {
        Value form = F({{"verdict", verdict}, {"reason", "x"}});
        if (!decision.is_null()) form.set("decision", decision);
        return world.as("leader").does("weigh_precedent", form);
    };
    CHECK(refused_for(weigh("none_relevant", world.id()), "/decision", "form.no_decision_with_none"));
    CHECK(refused_for(weigh("followed", Value()), "/decision", "form.required"));
    CHECK(refused_for(weigh("followed", "2020-0001"), "/decision", "form.case_unknown"));
}

TEST_CASE("a circulation has a deadline and no dissent before it", "[acts]") {
    World world;
    world.walk_to(7);
    const auto open = [&](std::int64_t motion, const std::string& deadline) {
        return world.as("leader").does("open_ballot", F({{"motion", motion}, {"form", "circulation"}, {"deadline", deadline}}));
    };
    const auto motion = world.move("rebuild", F(), "officer");
    CHECK(refused_for(open(motion, world.day()), "/deadline", "form.deadline"));

    world.attend();
    for (const std::string& one : the_ten()) world.declare(one);
    world.open(motion);
    world.cast("TRS", "against");
    world.as("leader").must("void_ballot", F({{"reason", "Skriftlig i stedet"}}));

    CHECK(refused_for(open(motion, world.day(7)), "/form", "form.circulation_dissent"));
}

TEST_CASE("placement, start-up and status are checked", "[acts]") {
    World world;
    world.walk_to(5);
    const auto answer = [&](const char* centre, const char* what) { return world.as("TRS").does("answer_placement", F({{"centre", centre}, {"answer", what}})); };
    CHECK(refused_for(answer("TRS", "accept"), "/from", "form.from_when"));
    CHECK(refused_for(answer("TRS", "refuse"), "/reason", "form.reason"));
    CHECK(refusal(answer("SSD", "refuse")) == "not-allowed");
    world.prepare_placement();
    world.step(5);
    const auto plan = [&](const char* state) { return world.as("TRS").does("plan_start_up", F({{"item", "contact_point"}, {"state", state}})); };
    CHECK(refused_for(plan("not_applicable"), "/reason", "form.reason"));
    CHECK(refused_for(plan("planned"), "/planned_by", "form.planned_when"));
    CHECK(refused_for(world.as("leader").does("confirm_start_up", F({{"confirmed", false}})), "/missing", "form.say_what_is_missing"));
    const auto record = [&](const char* who, const char* kind, Value more = F()) { return world.as(who).does("record_status", more.set("kind", kind).set("contact_point", "Telefon")); };
    CHECK(refused_for(record("TRS", "evaluation"), "/kind", "form.evaluation_by_officer"));
    CHECK(refused_for(record("officer", "yearly", F({{"activity", "0"}})), "/kind", "form.status_by_centre"));
    CHECK(refused_for(record("TRS", "half_year"), "/activity", "form.required"));
}

TEST_CASE("a change in Orphanet is judged once, and a new code is named only where there is one", "[acts]") {
    World world;
    world.begin("Marfans syndrom", F({{"orpha", "558"}}));
    const auto flag = world.flag();
    const auto judge = [&](std::int64_t entry, const char* effect, Value more = F()) {
        Value form = F({{"flag", entry}, {"effect", effect}, {"reason", "Vurdert"}});
        for (const auto& [name, value] : more.members()) form.set(name, value);
        return world.as("officer").does("judge_change", form);
    };

    CHECK(world.file().phase == 0);
    CHECK(world.flag() == flag);  // the same release flags once
    CHECK(refused_for(judge(1, "no_effect"), "/flag", "form.no_such_entry"));
    CHECK(refused_for(judge(flag, "new_code"), "/orpha", "form.new_code_wanted"));
    CHECK(refused_for(judge(flag, "no_effect", F({{"orpha", "558"}})), "/orpha", "form.only_with_new_code"));
    CHECK(done(judge(flag, "no_effect")));
    CHECK(refused_for(judge(flag, "no_effect"), "/flag", "form.flag_judged_before"));
    CHECK(world.file().release_flags.front().effect == "no_effect");
    CHECK(world.file().orpha() == "558");
}

TEST_CASE("care of the record is checked", "[acts]") {
    World world;
    world.walk_to(1);
    const auto look = [&](const std::string& date) { return world.as("officer").does("look_again", F({{"checked", "Ingenting nytt"}, {"next_date", date}})); };
    CHECK(refusal(look(world.day(30))) == "wrong-phase");
    world.park();
    CHECK(refused_for(look(world.day()), "/next_date", "form.date_past"));
    CHECK(refused_for(look(world.day(400)), "/next_date", "form.date_too_far"));
    CHECK(done(look(world.day(200))));
    CHECK(world.file().next_date == world.today() + 200);

    const auto asked = world.as("users").must("ask_reassessment", F({{"what_is_new", "Ny behandling"}}));
    const auto reply = [&](std::int64_t request) { return world.as("leader").does("answer_reassessment", F({{"request", request}, {"answer", "no"}, {"reason", "Ikke nok"}})); };
    CHECK(refused_for(reply(1), "/request", "form.no_such_entry"));
    CHECK(done(reply(asked)));
    CHECK(refused_for(reply(asked), "/request", "form.answered_before"));
    const auto correct = [&](std::int64_t entry) { return world.as("officer").does("correct", F({{"entry", entry}, {"right", "Slik"}, {"reason", "Skrivefeil"}})); };
    CHECK(refused_for(correct(9999), "/entry", "form.no_such_entry"));
    CHECK(refused_for(correct(1), "/entry", "form.no_correction_of_votes"));
    CHECK(done(correct(asked)));
}

TEST_CASE("a proposal is judged once", "[acts]") {
    World world;
    world.begin();
    const std::string existing = world.id();
    const engine::Result proposed = world.as("clinician").does("propose", F({{"name", "Nytt syndrom"}, {"origin", "clinician"}, {"reason", "Sett tre"}}));
    world.stream = std::get<engine::Done>(proposed).stream;
    const auto judge = [&](const char* verdict, Value more = F()) { return world.as("officer").does("judge_proposal", more.set("verdict", verdict).set("reason", "Vurdert")); };

    CHECK(refused_for(judge("belongs_to_case"), "/case", "form.required"));
    CHECK(refused_for(judge("belongs_to_case", F({{"case", "2020-0009"}})), "/case", "form.case_unknown"));
    const engine::Result judged = judge("new_case");
    REQUIRE(done(judged));
    CHECK(refused_for(judge("refused"), "/verdict", "form.proposal_judged"));

    const auto& events = std::get<engine::Done>(judged).events;
    world.stream = events.back().event.stream;
    CHECK(world.id() != existing);
    CHECK(world.file().proposer == "clinician");
    CHECK(world.file().name() == "Nytt syndrom");
    CHECK(world.file().origin == "clinician");
}

TEST_CASE("an assessment that differs from the suggestion must have seen it", "[acts]") {
    Books books;
    World world(workflows::shipped_policy(), &books);
    world.walk_to(1);
    world.as("officer").must("set_identity", F({{"orpha", "558"}}));
    const auto assess = [&](const char* criterion, const char* value, const char* seen) {
        Value form = F({{"criterion", criterion}, {"value", value}, {"certainty", "low"}, {"reason", "Norske tall sier noe annet"}, {"source", "Register"}});
        if (*seen != '\0') form.set("suggestion", seen);
        return world.as("officer").does("assess_criterion", form);
    };

    CHECK(refused_for(assess("K1", "not_met", ""), "/suggestion", "form.suggestion_unseen"));
    CHECK(std::holds_alternative<engine::Done>(assess("K1", "not_met", "met")));
    CHECK(world.file().assessment("K1")->suggestion == "met");
    CHECK(std::holds_alternative<engine::Done>(assess("K1", "met", "")));
    CHECK(std::holds_alternative<engine::Done>(assess("K5", "not_met", "")));
}
