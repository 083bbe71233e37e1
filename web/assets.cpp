#include "web/assets.hpp"

#include "engine/crypto.hpp"
#include "web/embedded.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace web {

namespace {

/// The components of Designsystemet that our pages use, in the order of its own index.
constexpr std::array components{"link",    "data-size-workaround",
                                "button",  "input",
                                "field",   "fieldset",
                                "alert",   "skip-link",
                                "details", "list",
                                "chip",    "pagination",
                                "tag",     "error-summary",
                                "table",   "breadcrumbs",
                                "label"};

std::string_view file(const std::string& name) {
    const auto content = engine::content_of(embedded_files(), name);
    if (!content) throw std::runtime_error("the file " + name + " is not in the program");
    return *content;
}

/// Theme, base and components of Designsystemet in its own layers, then ours outside any layer, which therefore win.
std::string style_sheet() {
    std::string css =
        "/* Designsystemet by Digdir, MIT licence: licence.txt beside this file. */\n@layer ds.theme, ds.base, "
        "ds.components;\n";
    css += file("assets/ds/theme.css");
    for (const char* base : {"base", "validation-message"}) {
        css += "\n@layer ds.base{";
        css += file("assets/ds/" + std::string(base) + ".css");
        css += "}";
    }
    for (const char* component : components) {
        css += "\n@layer ds.components{";
        css += file("assets/ds/" + std::string(component) + ".css");
        css += "}";
    }
    css += "\n";
    for (const auto& ours : embedded_files())
        if (ours.name.starts_with("assets/pm/")) css += ours.content;
    return css;
}

Asset asset(std::string_view stem, std::string_view ending, std::string type, std::string body) {
    const std::string print = engine::sha256_hex(body).substr(0, 16);
    return {.name = std::string(stem) + "." + std::string(ending),
            .type = std::move(type),
            .body = std::move(body),
            .path = "/assets/" + std::string(stem) + "." + print + "." + std::string(ending),
            .etag = "\"" + print + "\""};
}

Response serve(const Asset& asset) {
    Response response{.type = asset.type, .body = asset.body};
    response.headers.emplace_back("ETag", asset.etag);
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

Response serve_by_path(Call& call) {
    const auto found = std::ranges::find(assets(), call.request.path, &Asset::path);
    return found == assets().end() ? text("Not found\n", 404) : serve(*found);
}

Response serve_icon(Call&) { return serve(*std::ranges::find(assets(), "icon.svg", &Asset::name)); }

}  // namespace

const std::vector<Asset>& assets() {
    static const std::vector<Asset> all{
        asset("style", "css", "text/css; charset=utf-8", style_sheet()),
        asset("script", "js", "text/javascript; charset=utf-8", std::string(file("assets/pm.js"))),
        asset("icon", "svg", "image/svg+xml", std::string(file("assets/icon.svg"))),
        asset("licence", "txt", "text/plain; charset=utf-8", std::string(file("assets/ds/licence.txt"))),
    };
    return all;
}

const std::string& asset_path(std::string_view name) {
    const auto found = std::ranges::find(assets(), name, &Asset::name);
    if (found == assets().end()) throw std::logic_error("there is no asset " + std::string(name));
    return found->path;
}

std::vector<Route> asset_routes() {
    return {
        {.method = "GET",
         .path = "/assets/{file}",
         .handler = serve_by_path,
         .access = Access::everyone,
         .face = Face::plain,
         .summary = "A style sheet, script or picture of the pages"},
        {.method = "GET",
         .path = "/favicon.ico",
         .handler = serve_icon,
         .access = Access::everyone,
         .face = Face::plain,
         .summary = "The program's icon"},
    };
}

}  // namespace web
