#include "web/net/refusal.hpp"

#include "engine/value.hpp"

#include <map>
#include <string_view>

namespace web {

namespace {

struct Kind {
    int status;
    std::string_view reason;
    std::string_view problem;
    std::string_view detail;
};

constexpr Kind kinds[] = {
    {400, "Bad Request", "invalid", "The request is not valid HTTP/1.1."},
    {408, "Request Timeout", "too-slow", "The request did not arrive in time."},
    {413, "Content Too Large", "too-large", "The body is larger than this server takes (256 KiB)."},
    {414, "URI Too Long", "too-large", "The address is longer than this server takes."},
    {417, "Expectation Failed", "invalid", "Only 100-continue can be expected."},
    {431, "Request Header Fields Too Large", "too-large", "The request's headers are larger than this server takes."},
    {501, "Not Implemented", "invalid", "This transfer coding is not supported."},
    {503, "Service Unavailable", "unavailable", "Too many requests at once. Try again shortly."},
    {505, "HTTP Version Not Supported", "invalid", "Only HTTP/1.0 and HTTP/1.1 are spoken here."},
};

std::string answer(const Kind& kind) {
    const std::string body = engine::Value::object({{"type", "/problems/" + std::string(kind.problem)},
                                                    {"title", kind.reason},
                                                    {"status", kind.status},
                                                    {"detail", kind.detail}})
                                 .canonical();
    std::string head = "HTTP/1.1 " + std::to_string(kind.status) + " " + std::string(kind.reason) + "\r\n";
    head += "Content-Type: application/problem+json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    head += "Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
    if (kind.status == 503) head += "Retry-After: 2\r\n";
    return head + "\r\n" + body;
}

}  // namespace

const std::string& refusal(int status) {
    static const std::map<int, std::string> answers = [] {
        std::map<int, std::string> made;
        for (const Kind& kind : kinds) made.emplace(kind.status, answer(kind));
        return made;
    }();
    const auto found = answers.find(status);
    return found == answers.end() ? answers.at(400) : found->second;
}

}  // namespace web
