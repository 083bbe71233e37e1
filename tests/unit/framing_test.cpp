#include "web/net/framing.hpp"

#include "tests/support/catch.hpp"

using web::Framing;

namespace {

const web::Limits limits;

/// Feeds the bytes one by one, as the slowest network would.
Framing fed(const std::string& bytes) {
    Framing framing(limits);
    for (std::size_t i = 1; i <= bytes.size(); ++i)
        if (framing.feed(std::string_view(bytes).substr(0, i)) != Framing::State::head &&
            framing.state() != Framing::State::body)
            break;
    return framing;
}

}  // namespace

TEST_CASE("a request ends where its length says, however it arrives", "[framing]") {
    const std::string bytes = "POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 3\r\n\r\nabc";

    Framing at_once(limits);
    at_once.feed(bytes + "GET /next");
    const Framing slowly = fed(bytes);

    CHECK(at_once.state() == Framing::State::complete);
    CHECK(at_once.size() == bytes.size());
    CHECK(at_once.body(bytes) == "abc");
    CHECK(slowly.state() == Framing::State::complete);
    CHECK(slowly.size() == bytes.size());
}

TEST_CASE("chunks are put together and trailers passed over", "[framing]") {
    const std::string bytes =
        "POST /a HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: "
        "u\r\n\r\n";

    const Framing framing = fed(bytes);

    CHECK(framing.state() == Framing::State::complete);
    CHECK(framing.size() == bytes.size());
    CHECK(framing.body(bytes) == "abc0123456789");
}

TEST_CASE("a request that is too large is refused before its body is read", "[framing]") {
    Framing declared(limits);
    declared.feed("POST /a HTTP/1.1\r\nHost: b\r\nContent-Length: 262145\r\n\r\n");
    Framing chunked(limits);
    chunked.feed("POST /a HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n40001\r\n");

    CHECK(declared.status() == 413);
    CHECK(chunked.status() == 413);
}
