// What a later meeting says of signed minutes: approved or corrected, and from whom the words of a correction are kept.
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/papers.hpp"

using namespace tests;
using engine::Value;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a later meeting approves or corrects signed minutes, and both say so", "[meeting]") {
    World world;
    Meeting first(world);
    first.begin();
    first.must("officer", "close_meeting");
    Meeting second(world);
    second.begin();
    const Value form = F({{"earlier", first.file().id}, {"correction", "SSD var ikke til stede"}});
    CHECK(refused_for(second.does("leader", "approve_minutes", form), "/earlier", "form.minutes_not_signed"));
    CHECK(refused_for(second.does("leader", "approve_minutes", F({{"earlier", second.file().id}})), "/earlier", "form.no_earlier_meeting"));
    for (const char* who : {"leader", "TRS"}) first.must(who, "sign_minutes", F({{"version", first.hash()}}));
    const std::string hash = first.hash();
    CHECK(refused_for(second.does("officer", "approve_minutes", form), "/correction", "form.chair_corrects"));
    CHECK(refusal(Meeting(world).does("officer", "approve_minutes", form)) == "requirement-unmet");

    second.must("leader", "approve_minutes", form);

    CHECK(first.hash() == hash);
    CHECK(says(first.minutes("nb"), "rettet: SSD var ikke til stede"));
    CHECK(says(second.minutes("nb"), "rettet: SSD var ikke til stede"));
    CHECK(second.file().earlier.front().version == hash);
    CHECK(refused_for(second.does("officer", "approve_minutes", F({{"earlier", first.file().id}})), "/earlier", "form.minutes_approved_before"));
    CHECK(refusal(second.does("TRS", "approve_minutes", form)) == "not-allowed");
}

TEST_CASE("a correction that may tell of a case is kept from who is tied there, in both minutes, and names its case if it is about one", "[meeting]") {
    World world;
    world.begin("Rettesyndrom").walk_to(4);
    const std::string id = world.id();
    Meeting first(world);
    const auto item = first.must("officer", "set_agenda", F({{"case", id}}));
    first.begin();
    first.must("officer", "take_up_item", F({{"item", item}}));
    first.must("officer", "close_meeting");
    for (const char* who : {"leader", "TRS"}) first.must(who, "sign_minutes", F({{"version", first.hash()}}));
    Meeting second(world), third(world);
    second.begin();
    const Value of_other = F({{"earlier", first.file().id}, {"correction", "Forslaget var hemmelig"}, {"case", "2099-0001"}});
    CHECK(refused_for(second.does("leader", "approve_minutes", of_other), "/case", "form.not_in_those_minutes"));
    world.begin("En annen");
    CHECK(refused_for(second.does("leader", "approve_minutes", F({{"earlier", first.file().id}, {"correction", "x"}, {"case", world.id()}})), "/case", "form.not_in_those_minutes"));
    CHECK(refused_for(second.does("leader", "approve_minutes", F({{"earlier", first.file().id}, {"case", id}})), "/correction", "form.required"));

    const bool named = GENERATE(true, false);
    Value form = F({{"earlier", first.file().id}, {"correction", "Forslaget var hemmelig"}});
    if (named) form.set("case", id);
    second.must("leader", "approve_minutes", form);

    const auto tied = [&](const workflows::Case& file) { return file.id == id; };
    for (const Meeting* meeting : {&first, &second}) {
        CHECK(says(meeting->minutes("nb"), "rettet: Forslaget var hemmelig"));
        CHECK_FALSE(says(meeting->minutes("nb", tied), "hemmelig"));
        CHECK(says(meeting->minutes("nb", tied), "rettet. Ordene kan gjelde en sak du er inhabil i"));
        CHECK_FALSE(says(workflows::minutes_record(meeting->file(), meeting->cases(), workflows::TextsIn::yes, tied).canonical(), "hemmelig"));
    }
    const auto tied_elsewhere = [&](const workflows::Case& file) { return file.id != id; };
    CHECK(says(second.minutes("nb", tied_elsewhere), "rettet: Forslaget var hemmelig"));
}
