// No one sees more than the access level allows, through any address: every GET route is asked by every role.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"
#include "web/routes.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <set>

using tests::F;
using tests::WalkedHouse;

namespace {

/// Words of a comment or document that nothing else says, and who may read them.
struct Secret {
    std::string words;
    std::set<std::string> readers;
};

/// SSD leads a centre, and is tied in the case.
const std::set<std::string> all{"officer", "leader", "TRS", "SSD", "auditor", "users", "reference", "clinician", "administrator", "stranger"};
/// Stands in each comment, so that a search for it finds those that the asker may read.
const std::string common = "fellesugle ";
const std::set<std::string> preparing{"officer", "leader", "TRS"};

std::set<std::string> with(std::set<std::string> readers, std::initializer_list<const char*> more) {
    readers.insert(more.begin(), more.end());
    return readers;
}

/// One comment or document of each level, in a hearing.
std::vector<Secret> furnish(tests::World& world) {
    std::vector<Secret> secrets;
    const auto comment = [&](const std::string& words, const char* visibility = "public") {
        return world.as("users").must("comment", F({{"text", common + words}, {"visibility", visibility}}));
    };
    const auto set = [&](std::int64_t entry, const char* level) {
        world.as("officer").must("set_access", F({{"entry", entry}, {"level", level}, {"ground", "offl_13"}}));
    };
    comment("ugleinternt", "internal");
    secrets.push_back({"ugleinternt", with(preparing, {"auditor", "users"})});
    const auto internal = comment("ugleassessert");
    set(internal, "internal");
    secrets.push_back({"ugleassessert", with(preparing, {"auditor", "users"})});
    const auto withheld = comment("ugleunntatt");
    world.as("officer").must("answer_comment", F({{"comment", withheld}, {"disposition", "not_followed"}, {"reason", "Her er uglesvaret"}}));
    set(withheld, "withheld");
    secrets.push_back({"ugleunntatt", with(preparing, {"users"})});
    secrets.push_back({"uglesvaret", with(preparing, {"users"})});
    const auto deferred = comment("ugleutsatt");
    set(deferred, "deferred");
    secrets.push_back({"ugleutsatt", with(preparing, {"auditor", "users"})});
    const auto hidden = comment("ugleskjult");
    world.as("officer").must("hide_comment", F({{"comment", hidden}, {"reason", "Nevner en familie"}}));
    secrets.push_back({"ugleskjult", with(preparing, {"auditor", "users"})});
    const auto evidence = world.as("officer").must("add_evidence", F({{"claim", "prevalence"}, {"value", "ugletallet"}, {"source", "uglekilden"}, {"certainty", "low"}}));
    set(evidence, "withheld");
    for (const char* words : {"ugletallet", "uglekilden"}) secrets.push_back({words, preparing});
    world.declare("SSD", "tied");
    return secrets;
}

std::string filled(std::string path, const std::string& id) {
    const auto put = [&](const std::string& name, const std::string& value) {
        if (const auto at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
    };
    put("{id}", id);
    put("{act}", "answer_comment");
    put("{format}", "jsonl");
    while (path.find('{') != std::string::npos) path.replace(path.find('{'), path.find('}') - path.find('{') + 1, "1");
    return path;
}

/// The ways an address is asked: as it is, in the past, with much of it, in each format, and for the words that each secret stands with.
std::vector<std::string> queries_of(const web::Route& route, const std::string& yesterday) {
    std::vector<std::string> queries{""};
    const auto add = [&](const std::string& name, const std::string& value) {
        if (std::ranges::any_of(route.query, [&](const auto& one) { return one.name == name; })) queries.push_back("?" + name + "=" + value);
    };
    add("as_of", yesterday);
    add("limit", "200");
    add("q", "fellesugle");
    if (std::string_view(route.path).find("export") == std::string_view::npos) {
        for (const char* format : {"json", "csv"}) add("format", format);
    } else {
        for (const auto& format : workflows::export_formats()) add("format", std::string(format.name));
    }
    return queries;
}

}  // namespace

TEST_CASE("no one sees more than the access level allows through any address", "[access]") {
    WalkedHouse house;
    house.world.walk_to(3);
    const auto secrets = furnish(house.world);
    std::size_t asked = 0, seen = 0;
    std::set<std::string> found;

    for (const web::Route& route : web::all_routes()) {
        if (route.method != "GET" || route.face == web::Face::plain) continue;
        for (const std::string& query : queries_of(route, house.world.day(-1))) {
            for (const std::string& person : all) {
                const std::string target = filled(route.path, house.world.id()) + query;
                const auto answer = house.ask_at(person, "GET", target);
                ++asked;
                for (const Secret& secret : secrets) {
                    if (answer.body.find(secret.words) == std::string::npos) continue;
                    ++seen;
                    found.insert(route.path);
                    INFO(person << " reads " << secret.words << " at " << target);
                    CHECK(secret.readers.contains(person));
                }
            }
        }
    }

    CHECK(asked > 1000);
    CHECK(seen > 50);
    for (const char* through : {"/api/v1/search", "/search", "/api/v1/exports"}) {
        INFO(through);
        CHECK(found.contains(through));
    }
}

TEST_CASE("those who may read withheld words read them, and others read that they are withheld", "[access]") {
    WalkedHouse house;
    house.world.walk_to(3);
    const auto secrets = furnish(house.world);

    for (const Secret& secret : secrets)
        for (const std::string& person : all) {
            INFO(person << " " << secret.words);
            const bool api = house.ask(person, "GET", "").body.find(secret.words) != std::string::npos;
            const bool history = house.ask(person, "GET", "/history?limit=1000").body.find(secret.words) != std::string::npos;
            const bool page = house.ask_at(person, "GET", "/cases/" + house.world.id()).body.find(secret.words) != std::string::npos;
            CHECK(api == secret.readers.contains(person));
            CHECK(history == secret.readers.contains(person));
            CHECK(page == secret.readers.contains(person));
        }
    const auto outside = house.ask_at("reference", "GET", "/cases/" + house.world.id());
    CHECK(outside.body.find("Nevner en familie") != std::string::npos);
    CHECK(outside.body.find("Denne opplysningen er ikke offentlig") != std::string::npos);
}

TEST_CASE("one who becomes tied sees the public part only, in the past too", "[access]") {
    WalkedHouse house;
    house.world.walk_to(3);
    const auto secrets = furnish(house.world);
    house.world.later(1);
    house.world.declare("officer 2", "tied");

    for (const char* part : {"", "/history?limit=1000", "?as_of=2099-01-01"}) {
        const auto answer = house.ask("officer 2", "GET", part);
        for (const Secret& secret : secrets) {
            INFO(part << " " << secret.words);
            CHECK(answer.body.find(secret.words) == std::string::npos);
        }
    }
    const auto before = house.ask("officer 2", "GET", "?as_of=" + house.world.day(-1));
    for (const Secret& secret : secrets) CHECK(before.body.find(secret.words) == std::string::npos);
}

TEST_CASE("why a change was called editorial, or a meeting demanded, is for those who prepare and audit", "[access]") {
    WalkedHouse house;
    tests::World& world = house.world;
    world.walk_to(4);
    world.prepare(4);
    world.vote("decide_need");
    const auto entry = world.as("officer").must("write_recommendation", F({{"answer", "yes"}, {"words", "Bør få tilbudet"}, {"final", true}}));
    world.as("officer").must("mark_editorial", F({{"entry", entry}, {"reason", "ugleretting"}}));
    const auto reads = [&](const char* person, const char* words) {
        const std::string page = house.ask_at(person, "GET", "/cases/" + world.id()).body, answer = house.ask(person, "GET", "").body;
        const bool on_page = page.find(words) != std::string::npos, in_answer = answer.find(words) != std::string::npos;
        INFO(person << " " << words);
        CHECK(in_answer == on_page);
        return in_answer;
    };
    CHECK(reads("leader", "ugleretting"));
    CHECK(reads("auditor", "ugleretting"));
    CHECK_FALSE(reads("clinician", "ugleretting"));
    world.declare("TAKO", "tied");
    CHECK_FALSE(reads("TAKO", "ugleretting"));

    world.as("leader").must("void_ballot", F({{"reason", "Nytt møte"}}));
    world.walk_to(7);
    world.vote("rebuild", F(), {.votes = {{"SSD", "none"}}, .form = "circulation"});
    world.as("SSD").must("demand_meeting", F({{"reason", "uglemøte"}}));
    world.declare("TAKO", "tied");
    CHECK(house.ask("leader", "GET", "").body.find("uglemøte") != std::string::npos);
    CHECK(house.ask("SSD", "GET", "").body.find("uglemøte") != std::string::npos);
    for (const char* person : {"TAKO", "clinician"})
        for (const char* part : {"", "/history?limit=1000"}) CHECK(house.ask(person, "GET", part).body.find("uglemøte") == std::string::npos);
}
