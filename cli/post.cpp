#include "cli/post.hpp"

#include "engine/store.hpp"

#include <spdlog/spdlog.h>

namespace cli {

namespace {

/// A database that cannot be had now is no reason to stop serving: nothing is lost, the next round comes.
void go(web::Postman& postman) {
    try {
        const auto round = postman.run();
        if (round.sent > 0 || round.failed > 0) spdlog::info("post sent={} failed={} given_up={}", round.sent, round.failed, round.given_up);
    } catch (const engine::Unavailable& unavailable) {
        spdlog::warn("post not sent reason={}", unavailable.what());
    }
}

bool is_address(const std::string& text) {
    const auto at = text.find('@');
    return at != std::string::npos && at > 0 && at + 1 < text.size() && text.find_first_of(" <>\r\n,;") == std::string::npos;
}

}  // namespace

std::optional<web::Postman> postman_of(const Settings& settings, web::App& app, const std::string& origin) {
    const std::string& url = settings.text("smtp_url");
    if (url.empty() || app.options.demonstration) return std::nullopt;
    if (!url.starts_with("smtp://") && !url.starts_with("smtps://"))
        throw Stop{usage, settings.origin("smtp_url") + ": smtp://HOST:PORT or smtps://HOST:PORT is expected."};
    if (!is_address(settings.text("mail_from"))) throw Stop{usage, "mail_from: with smtp_url, the address that e-mail comes from is needed."};
    return web::Postman(app, {.from = settings.text("mail_from"), .origin = origin},
                        web::smtp_transport({.url = url,
                                             .user = settings.text("smtp_user"),
                                             .password = settings.text("smtp_password"),
                                             .starttls = settings.text("smtp_starttls")}));
}

ScheduledPost::ScheduledPost(web::Postman postman, std::chrono::seconds interval) : postman_(std::move(postman)) {
    thread_ = std::jthread([this, interval](const std::stop_token& stop) { go_each(stop, interval); });
}

void ScheduledPost::go_each(const std::stop_token& stop, std::chrono::seconds interval) {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, stop, interval, [] { return false; }) && !stop.stop_requested()) go(postman_);
}

}  // namespace cli
