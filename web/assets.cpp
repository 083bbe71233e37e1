#include "web/assets.hpp"

#include "engine/crypto.hpp"
#include "web/embedded.hpp"
#include "web/problem.hpp"

#include <map>

namespace web {

namespace {

constexpr std::string_view folder = "assets/";

/// The first 16 digits of each asset's hash, by name without folder.
const std::map<std::string, std::string, std::less<>>& fingerprints() {
    static const auto made = [] {
        std::map<std::string, std::string, std::less<>> prints;
        for (const engine::EmbeddedFile& file : embedded_files()) {
            if (file.name.starts_with(folder))
                prints.emplace(file.name.substr(folder.size()), engine::sha256_hex(file.content).substr(0, 16));
        }
        return prints;
    }();
    return made;
}

std::string type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".png")) return "image/png";
    if (name.ends_with(".ico")) return "image/x-icon";
    return "text/plain; charset=utf-8";
}

Response asset(Call& call) {
    const std::string_view name = call.in_path("name");
    const auto print = fingerprints().find(name);
    const auto content = engine::content_of(embedded_files(), std::string(folder) + std::string(name));
    if (print == fingerprints().end() || !content) return text("not found\n", 404);
    Response response{.type = type_of(name), .body = std::string(*content)};
    response.headers.emplace_back("ETag", "\"" + print->second + "\"");
    const bool dated = call.in_query("v") == print->second;
    response.headers.emplace_back("Cache-Control", dated ? "public, max-age=31536000, immutable" : "public, no-cache");
    return response;
}

}  // namespace

std::string asset_url(std::string_view name) {
    const auto print = fingerprints().find(name);
    return "/assets/" + std::string(name) + (print == fingerprints().end() ? "" : "?v=" + print->second);
}

std::vector<Route> asset_routes() {
    return {{.method = "GET", .path = "/assets/{name}", .handler = asset, .access = Access::everyone, .face = Face::plain,
             .summary = "A style sheet, script or picture",
             .query = {{"v", "Fingerprint of the content", engine::Value::object({{"type", "string"}})}}}};
}

}  // namespace web
