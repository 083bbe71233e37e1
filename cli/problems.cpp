#include "cli/problems.hpp"

#include "cli/opening.hpp"
#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <span>

namespace cli {

namespace {

std::string underscored(std::string text) {
    std::replace(text.begin(), text.end(), '-', '_');
    return text;
}

std::string cure_text(const engine::Cure& cure, const workflows::Catalogue& words) {
    std::string text = cure.role.empty() ? std::string() : term(words, "role", cure.role);
    if (!cure.centre.empty()) text += " (" + cure.centre + ")";
    if (!cure.act.empty()) {
        text += (text.empty() ? "" : ": ") + cure.act;
        for (const auto& [field, value] : cure.fields) text += " --" + field + " " + value;
    }
    return text;
}

std::string_view colour_of(engine::Status status) {
    switch (status) {
        case engine::Status::met: return "\x1b[32m";
        case engine::Status::unmet: return "\x1b[31m";
        case engine::Status::unknown: return "\x1b[33m";
        case engine::Status::not_applicable:
        case engine::Status::overridden: return "\x1b[2m";
    }
    return "";
}

engine::Value errors_value(const std::vector<engine::FieldError>& errors, const workflows::Catalogue& words) {
    engine::Value list = engine::Value::array();
    for (const engine::FieldError& error : errors)
        list.push(engine::Value::object({{"pointer", error.pointer}, {"code", error.message.key}, {"detail", words.text(error.message)}}));
    return list;
}

}  // namespace

Exit exit_of(std::string_view type) {
    if (type == "invalid" || type == "not-found" || type == "unknown-event" || type == "version-required") return usage;
    if (type == "sign-in-required" || type == "not-allowed" || type == "recused") return not_allowed;
    if (type == "busy" || type == "stale-version") return conflict;
    if (type == "unavailable") return unavailable;
    return check_failed;
}

void say(std::ostream& out, const engine::Answer& answer, const workflows::Catalogue& words, bool colour) {
    std::string status = term(words, "status", engine::name_of(answer.status));
    status.resize(std::max<std::size_t>(status.size(), 16 + status.size() - columns_of(status)), ' ');
    out << (colour ? colour_of(answer.status) : "") << status << (colour ? "\x1b[0m" : "") << "  "
        << term(words, "requirement", answer.requirement) << " (" << answer.requirement << ")\n";
    const std::string indent(18, ' ');
    if (!answer.reason.key.empty()) out << indent << words.text(answer.reason) << '\n';
    if (answer.lets_through()) return;
    for (const engine::Cure& cure : answer.cures) out << indent << "-> " << cure_text(cure, words) << '\n';
}

int refuse(Run& run, const engine::Problem& problem, const workflows::Catalogue& words) {
    const std::string title = "problem." + underscored(problem.type) + ".title";
    run.err << "phasemodel: " << (words.has(title) ? words.text(title) : problem.type) << ": " << words.text(problem.detail) << '\n';
    for (const engine::FieldError& error : problem.errors)
        run.err << "  --" << error.pointer.substr(std::min<std::size_t>(1, error.pointer.size())) << ": " << words.text(error.message) << '\n';
    for (const engine::Answer& answer : problem.answers)
        if (!answer.lets_through()) say(run.err, answer, words, run.err_is_terminal && !run.settings.on("no_colour"));
    if (!problem.allowed_now.empty()) {
        run.err << "  possible from here:";
        for (const std::string& event : problem.allowed_now) run.err << ' ' << event;
        run.err << '\n';
    }
    if (problem.type == "stale-version") run.err << "  version now: " << problem.version << '\n';
    constexpr std::size_t shown = 10;
    const std::size_t first = problem.since.size() > shown ? problem.since.size() - shown : 0;
    if (first > 0) run.err << "  " << first << " earlier changes, and\n";
    for (const engine::Sealed& sealed : std::span(problem.since).subspan(first))
        run.err << "  " << sealed.event.seq << "  " << sealed.event.at << "  " << sealed.event.role << "  " << sealed.event.name << '\n';
    if (run.settings.text("format") == "json") run.out << pretty(to_value(problem, words)) << '\n';
    return exit_of(problem.type);
}

engine::Value to_value(const engine::Answer& answer, const workflows::Catalogue& words) {
    engine::Value cures = engine::Value::array();
    for (const engine::Cure& cure : answer.cures) {
        engine::Value entry = engine::Value::object({{"role", cure.role}});
        if (!cure.act.empty()) entry.set("act", cure.act);
        if (!cure.centre.empty()) entry.set("centre", cure.centre);
        for (const auto& [field, value] : cure.fields) entry.set("fields", engine::Value(entry.find("fields") == nullptr ? engine::Value::object() : *entry.find("fields")).set(field, value));
        cures.push(std::move(entry));
    }
    return engine::Value::object({{"requirement", answer.requirement},
                                  {"name", term(words, "requirement", answer.requirement)},
                                  {"status", engine::name_of(answer.status)},
                                  {"reason", words.text(answer.reason)},
                                  {"cures", cures}});
}

engine::Value to_value(const engine::Problem& problem, const workflows::Catalogue& words) {
    engine::Value value = engine::Value::object({{"type", "/problems/" + problem.type}, {"detail", words.text(problem.detail)}});
    if (!problem.errors.empty()) value.set("errors", errors_value(problem.errors, words));
    engine::Value open = engine::Value::array();
    for (const engine::Answer& answer : problem.answers)
        if (!answer.lets_through()) open.push(to_value(answer, words));
    if (!open.items().empty()) value.set("requirements", open);
    engine::Value allowed = engine::Value::array();
    for (const std::string& event : problem.allowed_now) allowed.push(event);
    if (!allowed.items().empty()) value.set("allowed_events", allowed);
    if (problem.type == "stale-version") value.set("current_version", problem.version);
    return value;
}

engine::Value to_value(const engine::Explanation& explanation, const workflows::Catalogue& words) {
    engine::Value requirements = engine::Value::array();
    for (const engine::Answer& answer : explanation.answers) requirements.push(to_value(answer, words));
    const bool transition = !explanation.transition.empty();
    engine::Value value = engine::Value::object({{transition ? "event" : "act", explanation.act},
                                                 {"name", term(words, "act", explanation.act)},
                                                 {"allowed", explanation.allowed},
                                                 {"may_act", explanation.may_act},
                                                 {"requirements", requirements},
                                                 {"missing_fields", errors_value(explanation.missing, words)}});
    if (transition) value.set("transition", explanation.transition).set("to", explanation.to);
    return value;
}

}  // namespace cli
