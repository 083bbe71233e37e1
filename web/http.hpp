// What came in and what goes out over HTTP, in types of our own: the library's types stay behind web/server.cpp.
#pragma once

#include "engine/value.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

/// Names with values, in the order they came; a name may stand twice.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The first value of that name, or null.
const std::string* find(const Pairs& pairs, std::string_view name);
/// The first value of that name, or "".
std::string_view value_of(const Pairs& pairs, std::string_view name);

/// One request, read whole. Path, query and form are decoded and valid UTF-8 without NUL; the door has refused all
/// else.
struct Request {
    std::string id;      ///< stands in the log, in problems and in the header X-Request-Id
    std::string method;  ///< "GET" (also for HEAD), "POST", "PUT", "DELETE", "OPTIONS"
    std::string path;    ///< "/cases/2026-0042"; empty when the target could not be read
    std::string target;  ///< path and query as they were sent
    Pairs query;
    Pairs headers;
    std::string body;     ///< at most 256 KiB
    std::string address;  ///< the client's, behind a trusted proxy the one it names
    bool secure = false;  ///< TLS stands in front (X-Forwarded-Proto of a trusted proxy)

    /// A header's value by its name, any letter case; "" when absent.
    std::string_view header(std::string_view name) const;
    /// A cookie's value; "" when absent.
    std::string_view cookie(std::string_view name) const;
};

/// Takes the next piece of a streamed answer; false when the client has gone and the rest is not wanted.
using Write = std::function<bool(std::string_view piece)>;

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    Pairs headers;                             ///< beside those the door sets on every answer
    std::function<void(const Write&)> stream;  ///< when set, the body comes from here, in chunks
    std::string problem;                       ///< the problem's type, for the log; "" when all went well
    std::string sha256 = {};                   ///< of the body, in hexadecimal, where its maker knows it; "" otherwise
    std::shared_ptr<const std::string> kept = {};  ///< the body, where it was made before: sent from there, not copied
};

Response html(std::string body, int status = 200);
Response json(const engine::Value& value, int status = 200);
Response text(std::string body, int status = 200);
/// 303: what was sent has been taken; the result is shown at `location`, a path on this server.
Response see_other(std::string location);

/// An application/x-www-form-urlencoded text read; nothing when it is malformed, not UTF-8 or holds a NUL.
std::optional<Pairs> parse_form(std::string_view body);
/// The form in a request's body: as above, or multipart/form-data (RFC 7578), where a file's value is its content. Nothing
/// when it is malformed, not UTF-8 or holds a NUL.
std::optional<Pairs> parse_body(const Request& request);
/// A percent-encoded text read; nothing when it is malformed, not UTF-8 or holds a NUL.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);
/// Percent-encoded for a path segment or a query value (RFC 3986 unreserved characters stay).
std::string percent_encoded(std::string_view text);
/// The five characters that mean something in HTML, as entities.
std::string escaped(std::string_view text);

/// True when a Content-Type header names this type, in UTF-8 or without saying.
bool is_media_type(std::string_view header, std::string_view wanted);

/// "nb", "nn" or "en" for a language tag ("no", "nb-NO", "en-US" …); "" for any other.
std::string language_of(std::string_view tag);
/// The best of ours for an Accept-Language header (RFC 9110 section 12.5.4); "" when it names none of ours.
std::string accepted_language(std::string_view header);

}  // namespace web
