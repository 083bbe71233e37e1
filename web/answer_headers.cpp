#include "web/answer_headers.hpp"

#include "web/routes.hpp"

namespace web {

namespace {

void add(Response& response, std::string_view name, std::string_view value) {
    if (find(response.headers, name) == nullptr) response.headers.emplace_back(name, value);
}

/// True when If-None-Match (RFC 9110 section 13.1.2) names this tag.
bool names_tag(std::string_view header, std::string_view tag) {
    if (header == "*") return true;
    std::size_t at = header.find(tag);
    while (at != std::string_view::npos) {
        const std::size_t end = at + tag.size();
        if (end == header.size() || header[end] == ',' || header[end] == ' ') return true;
        at = header.find(tag, end);
    }
    return false;
}

void answer_unchanged(const Call& call, Response& response) {
    const std::string* tag = find(response.headers, "ETag");
    if (tag == nullptr || response.status != 200 || call.request.method != "GET") return;
    if (!is_known(call.request, *tag)) return;
    response.status = 304;
    response.body.clear();
    response.kept.reset();
    response.stream = nullptr;
}

}  // namespace

const std::string_view constant_headers =
    "Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri "
    "'none'; form-action 'self'; frame-ancestors 'none'\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
    "X-Content-Type-Options: nosniff\r\n";

bool is_known(const Request& request, std::string_view tag) {
    const std::string_view known = request.header("If-None-Match");
    return !known.empty() && names_tag(known, tag);
}

void add_answer_headers(const Call& call, Response& response) {
    response.headers.reserve(response.headers.size() + 8);
    add(response, "X-Request-Id", call.request.id);
    add(response, "Referrer-Policy", "same-origin");
    if (call.request.secure) add(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    const bool checked_again = call.route.face == Face::api && find(response.headers, "ETag") != nullptr &&
                               (response.status == 200 || response.status == 304);
    add(response, "Cache-Control", checked_again ? "private, no-cache" : "no-store");
    if (call.route.face != Face::plain) {
        add(response, "Vary", "Accept-Language, Authorization, Cookie");
        add(response, "Content-Language", call.language);
    }
    if (call.route.face == Face::page && !call.in_query("lang").empty() && call.request.method == "GET") {
        response.headers.emplace_back("Set-Cookie", "lang=" + call.language + "; Path=/; SameSite=Lax; HttpOnly");
    }
    answer_unchanged(call, response);
}

}  // namespace web
