#include "web/log.hpp"

#include "web/routes.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <typeinfo>

namespace web {

namespace {

/// Runs of six digits and more could be a person's number.
std::string masked(std::string text) {
    text.resize(std::min(text.find(" with "), std::min<std::size_t>(text.size(), 200)));
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        run = std::isdigit(static_cast<unsigned char>(text[i])) != 0 ? run + 1 : 0;
        if (static_cast<unsigned char>(text[i]) < 0x20) text[i] = ' ';
        if (run == 6) text.replace(i - 5, 6, "######");
        if (run > 6) text[i] = '#';
    }
    return text;
}

spdlog::level::level_enum level_for(const Response& response, const Route& route) {
    if (response.status >= 500) return spdlog::level::err;
    return route.face == Face::plain && response.status < 400 ? spdlog::level::debug : spdlog::level::info;
}

}  // namespace

void log_answer(const Request& request, const Route& route, const Pairs& path, const Viewer& viewer,
                const Response& response, double seconds) {
    const auto level = level_for(response, route);
    if (!spdlog::should_log(level)) return;
    const std::string_view id = value_of(path, "id");
    const bool plain_id = id.size() <= 20 && id.find_first_not_of("0123456789-") == std::string_view::npos;
    spdlog::log(level, "answered request={} method={} route={} id={} status={} problem={} ms={:.2f} person={}",
                request.id, request.method, route.path, plain_id && !id.empty() ? masked(std::string(id)) : "-",
                response.status, response.problem.empty() ? "-" : response.problem, seconds * 1000,
                viewer.person.empty() ? "-" : viewer.person);
}

void log_trouble(const Call& call, const std::exception& trouble) {
    spdlog::error("trouble request={} route={} kind={} text={}", call.request.id, call.route.path,
                  typeid(trouble).name(), masked(trouble.what()));
}

}  // namespace web
