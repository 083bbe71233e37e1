// E-mail against a real mail server: down, slow, refusing, breaking off; nothing is lost, nothing comes twice.
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/program.hpp"
#include "web/mail/postman.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>
#include <vector>

using engine::Value;
using tests::House;

namespace {

constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour;

class MailServer {
public:
    MailServer() : process_("/usr/bin/python3", {.words = {std::string(std::getenv("PHASEMODEL_ROOT")) + "/tests/support/mail_server.py", folder_.path().string()}}) {
        port_ = process_.line();
    }
    void behave(const std::string& mode) { folder_.write("mode", mode); }
    std::vector<Value> mails() const {
        std::ifstream file(folder_.path() / "mails.jsonl");
        std::vector<Value> all;
        for (std::string line; std::getline(file, line);) all.push_back(std::get<Value>(engine::parse_value(line)));
        return all;
    }
    std::set<std::string> message_ids() const {
        std::set<std::string> ids;
        for (const Value& mail : mails()) ids.insert(mail.find("headers")->text("Message-ID"));
        return ids;
    }
    web::SmtpOptions options(long seconds = 20) const { return {.url = "smtp://127.0.0.1:" + port_, .user = {}, .password = {}, .starttls = "off", .timeout_seconds = seconds}; }

private:
    tests::TemporaryFolder folder_;
    std::string made_ = folder_.write("mode", "");
    tests::Running process_;
    std::string port_;
};

/// A house with a postman who talks to a server of its own.
struct Post {
    House house;
    MailServer server;
    web::App app = house.program().app({.public_origin = "https://fase.example.no"});
    web::Postman postman{app, {.from = "fase@example.no", .origin = "https://fase.example.no"}, web::smtp_transport(server.options())};

    void choose(const char* role, const std::string& mode) { house.ask(role, "PUT", "/api/v1/notices/mail", R"({"mail":")" + mode + "\"}"); }
    std::vector<Value> to(const std::string& role) const {
        std::vector<Value> theirs;
        for (const Value& mail : server.mails())
            if (mail.list("to").front().string() == house.email(role)) theirs.push_back(mail);
        return theirs;
    }
};

/// Registering gives the case officer's colleagues the ball; here the professional comments and is answered.
std::string answered_comment(House& house) {
    const std::string id = house.a_case("Hemmelig syndrom");
    house.ask("professional", "POST", "/api/v1/cases/" + id + "/comments", R"({"text":"Ord som ingen e-post skal ha"})", {{"If-Match", "\"1\""}});
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/comments/2/answer", R"({"disposition":"not_followed","reason":"Begrunnelsen er her"})", {{"If-Match", "\"2\""}});
    return id;
}

}  // namespace

TEST_CASE("an e-mail has number and link, two parts and a way out, and no words of the case", "[mail]") {
    Post post;
    const std::string id = answered_comment(post.house);

    post.house.pass(11 * minute);
    const auto round = post.postman.run();

    CHECK(round.failed == 0);
    const auto mails = post.to("professional");
    REQUIRE(mails.size() == 1);
    const Value& mail = mails.front();
    const std::string plain = mail.text("plain"), html = mail.text("html");
    CHECK(mail.list("parts").size() == 2);
    CHECK(plain.find(id) != std::string::npos);
    CHECK(plain.find("https://fase.example.no/cases/" + id) != std::string::npos);
    CHECK(html.find("href=\"https://fase.example.no/cases/" + id + "\"") != std::string::npos);
    for (const char* word : {"Hemmelig", "syndrom", "Ord som", "Begrunnelsen"})
        for (const std::string& part : {plain, html, mail.find("headers")->canonical()}) CHECK(part.find(word) == std::string::npos);
    CHECK(mail.find("headers")->text("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click");
    CHECK(mail.find("headers")->text("Auto-Submitted") == "auto-generated");
}

TEST_CASE("one click stops e-mail without signing in, a look at the link does not", "[mail]") {
    Post post;
    answered_comment(post.house);
    post.house.pass(11 * minute);
    post.postman.run();
    std::string link = post.to("professional").front().find("headers")->text("List-Unsubscribe");
    link = link.substr(1, link.size() - 2).substr(std::string("https://fase.example.no").size());

    const auto look = post.house.ask("", "GET", link);
    const auto mode_after_look = post.app.notices->mail_mode(post.house.person("professional"));
    const auto click = post.house.ask("", "POST", link, "List-Unsubscribe=One-Click", {{"Content-Type", "application/x-www-form-urlencoded"}});

    CHECK(look.status == 200);
    CHECK(mode_after_look == "your_turn");
    CHECK(click.status == 200);
    CHECK(post.app.notices->mail_mode(post.house.person("professional")) == "off");
    CHECK(post.house.ask("", "POST", "/unsubscribe/0123456789", "x=y", {{"Content-Type", "application/x-www-form-urlencoded"}}).status == 404);
}

TEST_CASE("a server that is down for an hour costs time and nothing else", "[mail]") {
    Post post;
    web::SmtpOptions nowhere = post.server.options();
    nowhere.url = "smtp://127.0.0.1:1";
    web::Postman in_vain(post.app, {.from = "fase@example.no", .origin = "https://fase.example.no"}, web::smtp_transport(nowhere));
    for (int i = 0; i < 3; ++i) answered_comment(post.house);
    post.house.pass(11 * minute);

    int failed = 0;
    for (int i = 0; i < 60; ++i) {
        failed += in_vain.run().failed;
        post.house.pass(minute);
    }
    CHECK(failed > 0);
    CHECK(post.server.mails().empty());
    post.house.pass(hour);
    while (post.postman.run().sent > 0) {}

    CHECK(post.app.outbox->letters("", 100).empty());
    CHECK(post.to("professional").size() == 1);  // three answers, one letter
    CHECK(post.server.message_ids().size() == post.server.mails().size());
}

TEST_CASE("a slow server is left and tried again", "[mail]") {
    Post post;
    answered_comment(post.house);
    post.house.pass(11 * minute);
    post.server.behave("slow");

    web::Postman hasty(post.app, {.from = "fase@example.no", .origin = "https://fase.example.no"}, web::smtp_transport(post.server.options(1)));
    CHECK(hasty.run().sent == 0);
    CHECK(post.app.outbox->letters("waiting", 10).front().said == "too slow");
    post.server.behave("");
    post.house.pass(2 * minute);
    while (post.postman.run().sent > 0) {}

    CHECK(post.to("professional").size() == 1);
}

TEST_CASE("what a server refuses for good is a dead letter that an administrator sees and can let wait again", "[mail][api]") {
    Post post;
    answered_comment(post.house);
    post.house.pass(11 * minute);
    post.server.behave("refuse");

    const auto round = post.postman.run();

    CHECK(round.given_up > 0);
    CHECK(round.sent == 0);
    const auto dead = post.house.ask("administrator", "GET", "/api/v1/letters?state=dead");
    const std::string letter = tests::at(dead, "letters.0.id");
    REQUIRE_FALSE(letter.empty());
    CHECK(tests::at(dead, "letters.0.said") == "550");
    CHECK(post.house.ask("administrator", "GET", "/letters").body.find(">550<") != std::string::npos);
    CHECK(post.house.ask("case_officer", "GET", "/api/v1/letters").status == 403);
    CHECK(post.house.ask("case_officer", "GET", "/letters").status == 403);
    post.server.behave("");
    CHECK(post.house.ask("administrator", "POST", "/api/v1/letters/" + letter + "/retry").status == 200);
    CHECK(post.house.ask("administrator", "POST", "/api/v1/letters/" + letter + "/retry").status == 404);
    CHECK(post.postman.run().sent == 1);
}

TEST_CASE("a busy server is tried again until three days have passed", "[mail]") {
    Post post;
    answered_comment(post.house);
    post.house.pass(11 * minute);
    post.server.behave("busy");
    int rounds = 0;
    for (; rounds < 200 && post.app.outbox->letters("dead", 10).empty(); ++rounds) {
        post.postman.run();
        post.house.pass(hour);
    }
    CHECK(rounds > 60);
    CHECK(rounds < 90);
    CHECK(post.server.mails().empty());
}

TEST_CASE("a message whose receipt was lost comes again under the same number, so that it is one message", "[mail]") {
    Post post;
    answered_comment(post.house);
    post.house.pass(11 * minute);
    post.server.behave("drop once");
    while (post.postman.run().made > 0) {}
    post.house.pass(2 * minute);
    while (post.postman.run().sent > 0) {}

    const auto mails = post.to("professional");
    CHECK(mails.size() <= 2);
    CHECK(post.server.message_ids().size() == post.app.outbox->letters("sent", 100).size());
    CHECK(post.app.outbox->letters("", 100).empty());
}

TEST_CASE("two senders side by side send each letter once", "[mail]") {
    Post post;
    for (int i = 0; i < 5; ++i) answered_comment(post.house);
    post.house.pass(11 * minute);
    web::Postman other(post.app, {.from = "fase@example.no", .origin = "https://fase.example.no"}, web::smtp_transport(post.server.options()));
    std::thread beside([&] { other.run(); });
    post.postman.run();
    beside.join();

    CHECK(post.server.message_ids().size() == post.server.mails().size());
    CHECK(post.app.outbox->letters("", 100).empty());
}

TEST_CASE("digests come in the morning, all in one, and none when there is nothing", "[mail]") {
    Post post;
    post.choose("professional", "daily");
    post.choose("case_officer", "off");
    const std::string first = answered_comment(post.house), second = answered_comment(post.house);
    post.house.pass(11 * minute);
    post.postman.run();
    CHECK(post.to("professional").empty());  // 09:11 in Oslo: the morning was before

    post.house.pass(day);
    post.postman.run();
    post.house.pass(day);
    post.postman.run();

    const auto mails = post.to("professional");
    REQUIRE(mails.size() == 1);
    CHECK(mails.front().text("plain").find(first) != std::string::npos);
    CHECK(mails.front().text("plain").find(second) != std::string::npos);
    CHECK(post.to("case_officer").empty());
}

TEST_CASE("what was seen, or was done before the letter went, is not written about", "[mail]") {
    Post post;
    answered_comment(post.house);
    post.app.notices->see(post.house.person("professional"), engine::to_text(post.app.clock()));
    post.house.pass(11 * minute);
    post.postman.run();

    CHECK(post.to("professional").empty());
}
