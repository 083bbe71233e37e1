// The one table of what can be asked: handlers are found in it and /api/openapi.json is made from it, so that neither
// can know an address the other does not.
#pragma once

#include "engine/value.hpp"
#include "web/call.hpp"
#include "web/http.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

using Handler = std::function<Response(Call&)>;

/// Who may ask at all; what an act demands beyond that, the act decides.
enum class Access {
    everyone,
    signed_in,
    content,  ///< signed in, with a role that sees cases
    administrator,
};

/// How an answer looks when something is wrong, and how a change is protected.
enum class Face {
    page,  ///< HTML; a POST carries the form field `csrf`
    api,   ///< problem+json; a change by cookie carries X-CSRF-Token
    plain  ///< service endpoints and assets: no session is looked up
};

enum class Body {
    none,
    json,
    form,
    upload,  ///< a form with files (multipart/form-data), or one without
    any      ///< taken and not read
};

/// One query parameter. The door refuses every name that is not listed, save `lang`.
struct Parameter {
    std::string name;
    std::string description;
    engine::Value schema;  ///< JSON schema of the text
};

struct Route {
    std::string method;
    std::string path;  ///< "/cases/{id}"
    Handler handler;
    Access access = Access::signed_in;
    Face face = Face::page;
    std::string summary;
    std::vector<Parameter> query;
    Body body = Body::none;
    std::string request_schema;   ///< name under components/schemas, of a JSON body
    std::string response_schema;  ///< name under components/schemas; "" when the answer is no JSON
    int success = 200;
    std::vector<std::string> problems;  ///< types it may answer beyond what follows from the rest of the row
};

/// Every route of the server, in the order of the OpenAPI document.
std::vector<Route> all_routes();

/// What a path leads to.
struct Found {
    const Route* route = nullptr;
    Pairs path;
    std::vector<std::string> allowed;  ///< methods that this path knows, when `route` is null
};

/// Finds routes by method and path; a literal segment goes before a {name}.
class Router {
public:
    explicit Router(std::vector<Route> routes);
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;
    Found find(std::string_view method, std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

private:
    struct Pattern {
        const Route* route;
        std::vector<std::string_view> segments;  ///< views of the route's path
    };
    std::vector<Route> routes_;                    ///< never changed, as patterns point into it
    std::vector<std::vector<Pattern>> by_length_;  ///< by the number of segments
    std::vector<Pattern> open_;                    ///< those that end in {name...}
};

}  // namespace web
