// E-mail while serving: the settings it needs, and a postman who goes every half minute.
#pragma once

#include "cli/command.hpp"
#include "web/mail/postman.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace cli {

/// The postman of the settings; none where `smtp_url` is not set, or on a demonstration, which writes to nobody. `origin` is
/// how the outside calls the server. Throws Stop (usage) for settings that do not fit.
std::optional<web::Postman> postman_of(const Settings& settings, web::App& app, const std::string& origin);

class ScheduledPost {
public:
    /// Starts to go at every interval until destroyed.
    ScheduledPost(web::Postman postman, std::chrono::seconds interval);

private:
    void go_each(const std::stop_token& stop, std::chrono::seconds interval);

    web::Postman postman_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  ///< last: it stops before what it uses is gone
};

}  // namespace cli
