#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <thread>

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using tests::at;
using tests::Client;
using tests::House;

namespace {

web::Limits quick() {
    web::Limits limits;
    limits.head = milliseconds(300);
    limits.body = milliseconds(300);
    limits.idle = milliseconds(500);
    limits.workers = 4;
    return limits;
}

const std::string health = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("a connection is kept for the next request, and ends when the client says so", "[connections]") {
    const House house;
    Client client(house.port());

    client.send(health);
    const auto first = client.receive();
    client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const auto second = client.receive();

    CHECK(first.status == 200);
    CHECK(second.status == 200);
    CHECK(second.header("Connection") == "close");
    CHECK(client.closed_within(milliseconds(2000)));
}

TEST_CASE("requests sent in one packet are all answered, in order", "[connections]") {
    const House house;
    Client client(house.port());

    client.send(health + "GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n" + health);

    CHECK(client.receive().body == "ok\n");
    CHECK(at(client.receive(), "program") == "phasemodel");
    CHECK(client.receive().body == "ok\n");
}

TEST_CASE("a refusal leaves the connection open for the next request", "[connections]") {
    const House house;
    Client client(house.port());

    client.send("GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n" + health);

    CHECK(client.receive().status == 401);
    CHECK(client.receive().status == 200);
}

TEST_CASE("a request that arrives byte by byte is answered", "[connections]") {
    const House house;
    Client client(house.port());

    for (const char byte : health) client.send(std::string_view(&byte, 1));

    CHECK(client.receive().status == 200);
}

TEST_CASE("a chunked body is read, and its limit holds", "[connections]") {
    const House house;
    const std::string head = "POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\n" + house.as("case_officer").first +
                             ": " + house.as("case_officer").second +
                             "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string json = R"({"name":"I biter","origin":"enquiry","reason":"x"})";
    Client whole(house.port());
    Client large(house.port());

    whole.send(head + "5\r\n" + json.substr(0, 5) + "\r\n");
    whole.send("2d\r\n" + json.substr(5) + "\r\n0\r\n\r\n");
    large.send(head);
    const std::string piece = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
    for (int i = 0; i < 6; ++i) large.send(piece);

    REQUIRE(json.size() == 5 + 0x2d);
    CHECK(whole.receive().status == 201);
    CHECK(large.receive().status == 413);
}

TEST_CASE("a client that waits for 100 Continue gets it", "[connections]") {
    const House house;
    const std::string json = R"({"name":"Ventet","origin":"enquiry","reason":"x"})";
    Client client(house.port());

    client.send(
        "POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: application/json\r\n" +
        house.as("case_officer").first + ": " + house.as("case_officer").second +
        "\r\nContent-Length: " + std::to_string(json.size()) + "\r\n\r\n");
    const auto go_on = client.receive();
    client.send(json);

    CHECK(go_on.status == 100);
    CHECK(client.receive().status == 201);
}

TEST_CASE("what two readers could understand in two ways is refused", "[connections]") {
    const House house;
    const std::vector<std::pair<std::string, int>> bad{
        {"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400},
        {"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
        {"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /", 400},
        {"GET /healthz HTTP/1.1\r\n\r\n", 400},
        {"GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"GET /healthz HTTP/1.1\nHost: a\n\n", 400},
        {"GET /healthz HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", 400},
        {"GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n", 400},
        {"GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\x01z\r\n\r\n", 400},
        {"GET /health z HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n", 505},
        {"GET /healthz\r\n\r\n", 400},
        {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
        {"GET / HTTP/1.1\r\nHost: a\r\n" +
             [] {
                 std::string lines;
                 for (int i = 0; i < 100; ++i) lines += "X: a\r\n";
                 return lines;
             }() +
             "\r\n",
         431},
        {"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 10000000\r\n\r\n", 413},
        {"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
        {"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
    };
    for (const auto& [bytes, status] : bad) {
        Client client(house.port());
        client.send(bytes);
        INFO(bytes.substr(0, 120));
        CHECK(client.receive().status == status);
    }
}

TEST_CASE("slow clients are closed in time and keep nobody waiting", "[connections]") {
    const House house(quick());
    std::vector<Client> slow;
    for (int i = 0; i < 50; ++i) slow.emplace_back(house.port());
    std::vector<Client> idle;
    for (int i = 0; i < 50; ++i) idle.emplace_back(house.port());
    for (Client& client : slow) client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n");

    const auto begin = steady_clock::now();
    const auto answer = tests::ask(house.port(), "GET", "/healthz");
    const auto waited = steady_clock::now() - begin;
    for (Client& client : slow) client.send("X-Slow: yes\r\n");
    const auto late = slow.front().receive(milliseconds(2000));

    CHECK(answer.status == 200);
    CHECK(waited < milliseconds(200));
    CHECK(late.status == 408);
    for (Client& client : slow) CHECK(client.closed_within(milliseconds(2000)));
    for (Client& client : idle) CHECK(client.closed_within(milliseconds(2000)));
}

TEST_CASE("a body that does not come is not waited for", "[connections]") {
    const House house(quick());
    Client client(house.port());

    client.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");

    CHECK(client.receive(milliseconds(3000)).status == 408);
    CHECK(client.closed_within(milliseconds(2000)));
}

TEST_CASE("more connections than there is room for are turned away with 503", "[connections]") {
    web::Limits limits;
    limits.connections = 8;
    const House house(limits);
    std::vector<Client> held;
    for (int i = 0; i < 8; ++i) held.emplace_back(house.port());
    for (Client& client : held) client.send(health);
    for (Client& client : held) CHECK(client.receive().status == 200);

    Client late(house.port());

    CHECK(late.receive().status == 503);
}

TEST_CASE("a server that stops answers what it has begun and takes nothing new", "[connections]") {
    House house;
    std::atomic<bool> on{true};
    std::atomic<int> right{0}, wrong{0};
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i)
        clients.emplace_back([&] {
            while (on) {
                try {
                    Client client(house.port());
                    client.send(tests::request_text("POST", "/api/v1/cases",
                                                    {house.as("case_officer"), {"Content-Type", "application/json"}},
                                                    R"({"name":"Under","origin":"enquiry","reason":"x"})"));
                    const auto answer = client.receive();
                    if (answer.status == 201) ++right;
                    if (answer.status != 0 && answer.status != 201 && answer.status != 503) ++wrong;
                } catch (const std::runtime_error&) {
                    return;  // refused: the server has stopped
                }
            }
        });
    while (right < 20 && wrong == 0) std::this_thread::yield();

    const auto begin = steady_clock::now();
    house.server().stop();
    const auto took = steady_clock::now() - begin;
    on = false;
    for (std::thread& client : clients) client.join();
    workflows::CaseFilter all;
    bool valid = true;

    CHECK(took < std::chrono::seconds(10));
    CHECK(wrong == 0);
    CHECK(house.program().cases().list(all, valid).total >= right);
}
