#include "cli/logging.hpp"

#include "engine/time.hpp"
#include "engine/value.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace cli {

namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

/// One line, members by name; a name that came before ends in _2, _3 …
std::string object_of(Fields fields) {
    std::ranges::stable_sort(fields, {}, &Fields::value_type::first);
    std::string line = "{";
    std::size_t same = 1;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& [name, value] = fields[i];
        same = i > 0 && fields[i - 1].first == name ? same + 1 : 1;
        line += i == 0 ? "\"" : ",\"";
        line += name;
        if (same > 1) line += "_" + std::to_string(same);
        line += "\":";
        engine::write_text(line, value);
    }
    return line + "}\n";
}

/// Writes it all, waiting for a reader who is slow: half a line would spoil the next one too.
void write_out(std::string_view line) {
    while (!line.empty()) {
        const ssize_t gone = ::write(STDERR_FILENO, line.data(), line.size());
        if (gone >= 0) {
            line.remove_prefix(static_cast<std::size_t>(gone));
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            pollfd room{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
            ::poll(&room, 1, -1);
        } else if (errno != EINTR) {
            return;  // nobody to tell
        }
    }
}

/// The message's beginning, at most so many bytes, not ending within a character.
std::string_view beginning(std::string_view message, std::size_t bytes) {
    if (message.size() <= bytes) return message;
    while (bytes > 0 && (static_cast<unsigned char>(message[bytes]) & 0xC0U) == 0x80U) --bytes;
    return message.substr(0, bytes);
}

/// JSON lines on standard error, one call of the system each and no lock of ours: spdlog's own sinks hold one while they
/// write, and every request's thread would wait there for the others.
class JsonLines final : public spdlog::sinks::sink {
public:
    void log(const spdlog::details::log_msg& message) override {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch());
        const auto level = spdlog::level::to_string_view(message.level);
        write_out(json_line(engine::to_text(engine::Instant{since.count()}), {level.data(), level.size()},
                            {message.payload.data(), message.payload.size()}));
    }
    void flush() override {}
    void set_pattern(const std::string&) override {}
    void set_formatter(std::unique_ptr<spdlog::formatter>) override {}
};

}  // namespace

namespace {

std::string whole_line(std::string_view at, std::string_view level, std::string_view message) {
    Fields fields{{"at", at}, {"level", level}};
    std::string_view field = "event";
    const char* begin = message.data();  // of the field's value, which goes on to the next name=
    const auto keep = [&](const char* end) { fields.emplace_back(field, std::string_view(begin, static_cast<std::size_t>(end - begin))); };
    std::string_view rest = message;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        const auto equals = word.find('=');
        if (equals != std::string_view::npos && is_name(word.substr(0, equals))) {
            keep(word.data() == message.data() ? begin : word.data() - 1);
            field = word.substr(0, equals);
            begin = word.data() + equals + 1;
        }
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    keep(message.data() + message.size());
    return object_of(std::move(fields));
}

}  // namespace

std::string json_line(std::string_view at, std::string_view level, std::string_view message) {
    std::string line = whole_line(at, level, message);
    for (std::size_t bytes = std::min(message.size(), longest_line); line.size() > longest_line && bytes > 0; bytes /= 2)
        line = whole_line(at, level, std::string(beginning(message, bytes)) + " cut=yes");
    return line;
}

void set_up_logging(const Settings& settings, bool terminal) {
    const std::string& format = settings.text("log_format");
    const bool text = format == "text" || (format == "auto" && terminal);
    std::shared_ptr<spdlog::sinks::sink> sink;
    if (!text) {
        sink = std::make_shared<JsonLines>();
    } else if (terminal && !settings.on("no_colour")) {
        sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    } else {
        sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    }
    sink->set_pattern("%H:%M:%S.%e %^%l%$ %v");
    const auto logger = std::make_shared<spdlog::logger>("phasemodel", std::move(sink));
    logger->set_level(spdlog::level::from_str(settings.text("log_level")));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(logger);
}

}  // namespace cli
