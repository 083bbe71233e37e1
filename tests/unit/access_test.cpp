// Who may read what: access levels, hidden comments, and that the rule is one for folded cases, histories and exports.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/access.hpp"

using namespace tests;
using workflows::Reader;

namespace {

const Reader anybody{};
const Reader officer{.person = "officer", .prepares = true};
const Reader auditor{.person = "auditor", .audits = true};
const Reader author{.person = "users"};

/// "users officer auditor": who of these, and anybody, may read the comment today.
std::string readers(World& world, std::int64_t comment) {
    std::string all;
    const auto try_one = [&](const Reader& reader, const char* name) {
        if (workflows::may_read(world.file(), *world.file().comment(comment), reader, world.today())) all += (all.empty() ? "" : " ") + std::string(name);
    };
    try_one(anybody, "anybody");
    try_one(author, "author");
    try_one(auditor, "auditor");
    try_one(officer, "officer");
    return all;
}

std::int64_t a_comment(World& world, const char* visibility = "public") {
    return world.as("users").must("comment", F({{"text", "Vi trenger dette"}, {"visibility", visibility}}));
}

engine::Value access(std::int64_t entry, const char* level, const char* ground = "offl_13") {
    return std::string_view(level) == "public" ? F({{"entry", entry}, {"level", level}}) : F({{"entry", entry}, {"level", level}, {"ground", ground}});
}

engine::Value signing(World& world, std::int64_t comment, const char* verdict) {
    return F({{"for_act", "hide_comment"}, {"comment", comment}, {"draft", world.file().hiding_hash(*world.file().comment(comment))}, {"verdict", verdict}, {"reason", "Sett"}});
}

}  // namespace

TEST_CASE("an access level decides who reads a comment", "[access]") {
    World world;
    world.begin();
    const auto comment = a_comment(world);
    CHECK(readers(world, comment) == "anybody author auditor officer");

    for (const auto& [level, expected] : std::vector<std::pair<const char*, const char*>>{{"internal", "author auditor officer"},
                                                                                          {"withheld", "author officer"},
                                                                                          {"deferred", "author auditor officer"},
                                                                                          {"public", "anybody author auditor officer"}}) {
        INFO(level);
        world.as("officer").must("set_access", access(comment, level));
        CHECK(readers(world, comment) == expected);
    }
}

TEST_CASE("what is deferred opens when the case is decided", "[access]") {
    World world;
    world.begin().walk_to(1);
    const auto comment = a_comment(world);
    world.as("officer").must("set_access", access(comment, "deferred", "offl_5"));
    CHECK(readers(world, comment) == "author auditor officer");

    world.close_formal();

    CHECK(readers(world, comment) == "anybody author auditor officer");
}

TEST_CASE("an earlier round's decision does not open what is deferred now", "[access]") {
    World world;
    world.begin().walk_to(1);
    const auto comment = a_comment(world);
    world.close_formal();

    world.as("officer").must("set_access", access(comment, "deferred", "offl_5"));

    CHECK(readers(world, comment) == "author auditor officer");
}

TEST_CASE("setting an access level is refused with a word on what to do", "[access]") {
    World world;
    world.begin();
    const auto open = a_comment(world);
    const auto internal = a_comment(world, "internal");
    const auto set = [&](engine::Value form) { return world.as("officer").does("set_access", std::move(form)); };

    CHECK(refused_for(set(F({{"entry", open}, {"level", "internal"}})), "/ground", "form.say_ground"));
    CHECK(refused_for(set(F({{"entry", open}, {"level", "public"}, {"ground", "offl_13"}})), "/ground", "form.no_ground_for_public"));
    CHECK(refused_for(set(F({{"entry", 1}, {"level", "public"}})), "/entry", "form.no_document"));
    CHECK(refused_for(set(access(internal, "public")), "/level", "form.author_asked_internal"));
    CHECK(refused_for(set(access(open, "internal").set("assessed_on", world.day(1))), "/assessed_on", "form.date_future"));
    CHECK(refusal(world.as("users").does("set_access", access(open, "internal"))) == "not-allowed");
}

TEST_CASE("a hidden comment is shown again unless somebody else countersigns within five business days", "[access]") {
    World world;
    world.begin();
    world.on("2026-11-26");  // a Thursday
    const auto comment = a_comment(world);

    world.as("officer").must("hide_comment", F({{"comment", comment}, {"reason", "Nevner en familie"}}));
    CHECK(readers(world, comment) == "author auditor officer");
    CHECK(refused_for(world.as("officer").does("countersign", signing(world, comment, "yes")), "/for_act", "form.hidden_oneself"));
    CHECK(refused_for(world.as("officer").does("hide_comment", F({{"comment", comment}, {"reason", "Igjen"}})), "/comment", "form.hidden_before"));

    world.on("2026-12-03");
    CHECK(readers(world, comment) == "author auditor officer");
    world.on("2026-12-04");
    CHECK(readers(world, comment) == "anybody author auditor officer");
    CHECK(refused_for(world.as("officer 2").does("countersign", signing(world, comment, "yes")), "/comment", "form.not_hidden"));
}

TEST_CASE("a countersigned hiding stands, and a refused one is shown at once", "[access]") {
    World world;
    world.begin();
    const auto first = a_comment(world);
    const auto second = a_comment(world);
    for (const auto comment : {first, second}) world.as("officer").must("hide_comment", F({{"comment", comment}, {"reason", "Nevner en familie"}}));

    world.as("officer 2").must("countersign", signing(world, first, "yes"));
    world.as("TRS").must("countersign", signing(world, second, "no"));
    CHECK(readers(world, second) == "anybody author auditor officer");
    world.later(100);

    CHECK(readers(world, first) == "author auditor officer");
    CHECK(world.file().comment(first)->hidden_for_good());
}

TEST_CASE("nobody hides a comment alone by hiding it again and again", "[access]") {
    World world;
    world.begin();
    const auto refused = a_comment(world), forgotten = a_comment(world);
    const auto hide = [&](const char* who, std::int64_t comment) { return world.as(who).does("hide_comment", F({{"comment", comment}, {"reason", "Nevner en familie"}})); };
    for (const auto comment : {refused, forgotten}) REQUIRE(done(hide("officer", comment)));
    world.as("TRS").must("countersign", signing(world, refused, "no"));
    world.later(30);

    for (const auto comment : {refused, forgotten}) CHECK(refused_for(hide("officer", comment), "/comment", "form.hidden_in_vain"));
    CHECK(done(hide("officer 2", forgotten)));
    world.later(30);
    CHECK(refused_for(hide("officer", forgotten), "/comment", "form.hidden_in_vain"));
}

TEST_CASE("a hidden comment needs no answer once it is countersigned, and not before", "[access]") {
    World world;
    world.begin().walk_to(3);
    const auto comment = a_comment(world);
    const auto waiting = [&] { return world.answer("officer", "close_hearing", "comments_answered").status; };
    CHECK(waiting() == engine::Status::unmet);

    world.as("officer").must("hide_comment", F({{"comment", comment}, {"reason", "Nevner en familie"}}));
    CHECK(waiting() == engine::Status::unmet);
    world.as("officer 2").must("countersign", signing(world, comment, "yes"));

    CHECK(waiting() == engine::Status::met);
}

TEST_CASE("a case without the hidden words keeps its hashes and loses every version of them", "[access]") {
    World world;
    world.begin().walk_to(2);
    const auto comment = a_comment(world);
    world.as("users").must("edit_comment", F({{"comment", comment}, {"text", "Et annet ord"}}));
    const auto item = world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "Hemmelig tall"}, {"source", "Notat"}, {"certainty", "low"}}));
    world.as("officer").must("answer_comment", F({{"comment", comment}, {"disposition", "not_followed"}, {"reason", "Gjengir bare ordet"}}));
    for (const auto entry : {comment, item}) world.as("officer").must("set_access", access(entry, "withheld"));
    const auto whole = std::make_shared<const workflows::Case>(world.file());

    const auto hidden = workflows::hidden_words(*whole, anybody, world.today());
    const auto part = workflows::without(whole, hidden);

    CHECK(hidden.size() == 5);  // two versions, the answer, value and source
    CHECK(part->comment(comment)->text.text.empty());
    CHECK(part->comment(comment)->earlier.front().text.empty());
    CHECK(part->comment(comment)->answers.front().reason.text.empty());
    CHECK(part->claim("prevalence")->value.text.empty());
    CHECK(part->content_hash() == whole->content_hash());
    CHECK(whole->comment(comment)->text.text == "Et annet ord");
    CHECK(workflows::without(whole, workflows::hidden_words(*whole, officer, world.today())) == whole);
}

TEST_CASE("a hash that happens to hold eleven digits of a number is no personal number", "[access][identity]") {
    World world;
    world.begin();
    const std::string hash = "cfdb5208c46ca901b5cbb999b37ef5c83a3a5d05e02e7d9a2d7de02448313134";

    const auto signed_with = world.as("TRS").does("countersign", F({{"for_act", "supersede"}, {"draft", hash}, {"verdict", "yes"}, {"reason", "Sett"}}));

    CHECK(refused_for(signed_with, "/draft", "form.draft_changed"));
}

TEST_CASE("a substitute reads the case as the members do, unless tied in it, and no other case", "[access][substitute]") {
    World world;
    world.begin().walk_to(4);
    world.attend();
    world.declare("NMK", "tied");
    const auto reads = [&](bool is_shut_out) { return workflows::reader_in(world.file(), "clinician", {{.role = "professional"}}, is_shut_out); };
    CHECK_FALSE(reads(false).prepares);

    for (const std::string& member : the_ten())
        if (member != "NMK" && world.file().substitutes_for("clinician").empty()) world.as(member).must("appoint_substitute", F({{"leader", "NMK"}, {"substitute", "clinician"}}));

    CHECK(reads(false).prepares);
    CHECK_FALSE(reads(false).audits);
    CHECK_FALSE(reads(true).prepares);
    CHECK_FALSE(workflows::reader_in(workflows::Case("2026-0099"), "clinician", {{.role = "professional"}}, false).prepares);
    CHECK(workflows::reader_in(world.file(), "auditor", {{.role = "auditor"}}, false).audits);
    CHECK_FALSE(workflows::reader_in(world.file(), "auditor", {{.role = "auditor"}}, true).audits);
}
