#include "cli/logging.hpp"

#include "engine/time.hpp"
#include "engine/value.hpp"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace cli {

namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

class JsonLines : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch());
        const auto level = spdlog::level::to_string_view(message.level);
        const std::string line = json_line(engine::to_text(engine::Instant{since.count()}), {level.data(), level.size()},
                                           {message.payload.data(), message.payload.size()});
        out.append(line.data(), line.data() + line.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLines>(); }
};

}  // namespace

std::string json_line(std::string_view at, std::string_view level, std::string_view message) {
    engine::Value line = engine::Value::object({{"at", at}, {"level", level}});
    std::string field = "event";
    std::string value;
    bool begun = false;
    const auto keep = [&] { line.set(line.has(field) ? field + "_2" : field, value); };
    while (!message.empty()) {
        const auto blank = std::min(message.find(' '), message.size());
        const std::string_view word = message.substr(0, blank);
        message.remove_prefix(std::min(blank + 1, message.size()));
        const auto equals = word.find('=');
        if (equals != std::string_view::npos && is_name(word.substr(0, equals))) {
            keep();
            field = word.substr(0, equals);
            value = word.substr(equals + 1);
        } else {
            if (begun) value += ' ';
            value += word;
        }
        begun = true;
    }
    keep();
    return line.canonical() + "\n";
}

void set_up_logging(const Settings& settings, bool terminal) {
    const std::string& format = settings.text("log_format");
    const bool text = format == "text" || (format == "auto" && terminal);
    std::shared_ptr<spdlog::sinks::sink> sink;
    if (text && terminal && !settings.on("no_colour")) {
        sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    } else {
        sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    }
    if (text) {
        sink->set_pattern("%H:%M:%S.%e %^%l%$ %v");
    } else {
        sink->set_formatter(std::make_unique<JsonLines>());
    }
    const auto logger = std::make_shared<spdlog::logger>("phasemodel", std::move(sink));
    logger->set_level(spdlog::level::from_str(settings.text("log_level")));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(logger);
}

}  // namespace cli
