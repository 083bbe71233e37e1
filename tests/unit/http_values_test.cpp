#include "tests/support/catch.hpp"
#include "web/account.hpp"
#include "web/http.hpp"
#include "web/routes.hpp"

TEST_CASE("forms are decoded, and refused when they are not UTF-8", "[http-values]") {
    const auto form = web::parse_form("a=1+2&b=%C3%A6&&c");

    REQUIRE(form);
    CHECK(web::value_of(*form, "a") == "1 2");
    CHECK(web::value_of(*form, "b") == "æ");
    CHECK(web::find(*form, "c") != nullptr);
    CHECK_FALSE(web::parse_form("a=%FF"));
    CHECK_FALSE(web::parse_form("a=%00"));
    CHECK_FALSE(web::parse_form("a=%4"));
}

TEST_CASE("a form with a file is read byte for byte, and refused when it is broken", "[http-values]") {
    const auto sent = [](const std::string& body, const std::string& type = "multipart/form-data; boundary=x") {
        web::Request request;
        request.headers = {{"Content-Type", type}};
        request.body = body;
        return web::parse_body(request);
    };
    const std::string file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"name=a.csv\"\r\nContent-Type: text/csv\r\n\r\na;b\r\n--y\n\r\n";

    const auto form = sent(file + "--x\r\ncontent-disposition: form-data; name=csrf\r\n\r\n\r\n--x--\r\n");

    REQUIRE(form);
    CHECK(web::value_of(*form, "file") == "a;b\r\n--y\n");
    CHECK(web::find(*form, "csrf") != nullptr);
    CHECK(form->size() == 2);
    CHECK_FALSE(sent(file));
    CHECK_FALSE(sent(file + "--x--", "multipart/form-data"));
    CHECK_FALSE(sent("--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"));
    CHECK_FALSE(sent("--x\r\nContent-Disposition: form-data; name=a\r\n\r\n\xFF\r\n--x--"));
    CHECK_FALSE(sent(""));
    CHECK(web::value_of(*sent("a=1", "application/x-www-form-urlencoded"), "a") == "1");
}

TEST_CASE("the best language of ours is chosen", "[http-values]") {
    CHECK(web::accepted_language("fr, en;q=0.5, nn;q=0.7") == "nn");
    CHECK(web::accepted_language("no-NO") == "nb");
    CHECK(web::accepted_language("de") == "");
    CHECK(web::accepted_language("en;q=0") == "");
}

TEST_CASE("a redirect stays on this server", "[http-values]") {
    CHECK(web::is_local_path("/cases/2026-0001?a=b"));
    CHECK_FALSE(web::is_local_path("//evil.example"));
    CHECK_FALSE(web::is_local_path("/\\evil.example"));
    CHECK_FALSE(web::is_local_path("https://evil.example"));
    CHECK_FALSE(web::is_local_path("/a\r\nX: y"));
}

TEST_CASE("a literal address goes before one with a name in it", "[http-values]") {
    const web::Router router({{.method = "GET", .path = "/a/{id}"},
                              {.method = "GET", .path = "/a/b"},
                              {.method = "POST", .path = "/a/{id}"}});

    CHECK(router.find("GET", "/a/b").route->path == "/a/b");
    CHECK(router.find("GET", "/a/c").route->path == "/a/{id}");
    CHECK(web::value_of(router.find("GET", "/a/c").path, "id") == "c");
    CHECK(router.find("PUT", "/a/c").allowed == std::vector<std::string>{"GET", "OPTIONS", "POST"});
    CHECK(router.find("GET", "/a/").route == nullptr);
}

TEST_CASE("text in HTML stays text", "[http-values]") {
    CHECK(web::escaped("<b a='c'>&\"") == "&lt;b a=&#39;c&#39;&gt;&amp;&quot;");
    CHECK(web::percent_encoded("æ /?") == "%C3%A6%20%2F%3F");
}
