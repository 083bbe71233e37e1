#include "web/api/common.hpp"

#include "engine/time.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <charconv>

namespace web {

namespace {

bool is_number_of_ours(std::string_view id) {
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return id.size() >= 9 && id.size() <= 16 && id[4] == '-' && digits(id.substr(0, 4)) && digits(id.substr(5));
}

/// The catalogue key for a reason why a text is no JSON of ours.
std::string parse_key(const std::string& code) {
    std::string key = "problem.json." + code;
    std::ranges::replace(key, '-', '_');
    return key;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

}  // namespace

std::string case_stream(const Call& call) {
    const std::string_view id = call.in_path("id");
    return is_number_of_ours(id) ? "case/" + std::string(id) : std::string();
}

std::string proposal_stream(const Call& call) {
    const std::string_view id = call.in_path("id");
    return is_number_of_ours(id) ? "proposal/" + std::string(id) : std::string();
}

std::variant<std::shared_ptr<const engine::CaseFile>, Response> seen(Call& call, const std::string& stream) {
    auto file = stream.empty() ? nullptr : call.app.engine.store().read(stream);
    if (!file) return problem_response(call, "not-found", "problem.no_such_case");
    if (!call.app.engine.workflow().may_read(file.get(), call.viewer.person, call.now()))
        return problem_response(call, "not-allowed", "problem.not_allowed");
    return file;
}

std::variant<engine::Value, Response> json_object(Call& call) {
    if (!is_media_type(call.request.header("Content-Type"), "application/json"))
        return problem_response(call, "unsupported-media-type", "problem.json_wanted");
    auto parsed = engine::parse_value(call.request.body);
    if (const auto* error = std::get_if<engine::ParseError>(&parsed)) {
        const std::string name = error->detail.substr(0, 60);
        return invalid(call, name.empty() ? "" : "/" + name, parse_key(error->code),
                       {{"at", std::to_string(error->at)}, {"name", name}});
    }
    auto& value = std::get<engine::Value>(parsed);
    if (!value.is_object()) return invalid(call, "", "problem.json.no_object");
    return std::move(value);
}

Precondition if_match(Call& call, std::optional<Response>& problem) {
    const std::string_view header = call.request.header("If-Match");
    if (header.empty()) return {};
    const bool quoted = header.size() > 2 && header.front() == '"' && header.back() == '"' &&
                        header.substr(1, header.size() - 2).find('"') == std::string_view::npos;
    if (!quoted) {
        problem = invalid(call, "", "problem.if_match_form");
        return {};
    }
    // A well-formed tag that is no number of ours matches no version there ever was.
    return {.version = whole_number(header.substr(1, header.size() - 2)).value_or(-1), .given = true};
}

bool query_flag(Call& call, std::string_view name, std::optional<Response>& problem) {
    const std::string_view value = call.in_query(name);
    if (value.empty() || value == "false") return false;
    if (value != "true") problem = invalid(call, "?" + std::string(name), "problem.flag_wanted");
    return value == "true";
}

std::int64_t query_number(Call& call, std::string_view name, std::int64_t otherwise, std::int64_t least,
                          std::int64_t most, std::optional<Response>& problem) {
    const std::string_view value = call.in_query(name);
    if (value.empty()) return otherwise;
    const auto number = whole_number(value);
    if (number && *number >= least && *number <= most) return *number;
    problem = invalid(call, "?" + std::string(name), "problem.number_wanted",
                      {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    return otherwise;
}

std::string query_date(Call& call, std::string_view name, std::optional<Response>& problem) {
    const std::string_view value = call.in_query(name);
    if (!value.empty() && !engine::parse_date(value))
        problem = invalid(call, "?" + std::string(name), "problem.date_wanted");
    return std::string(value);
}

std::string etag(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }

engine::Value to_value(const engine::CaseRow& row) {
    const auto or_null = [](const std::string& text) { return text.empty() ? engine::Value() : engine::Value(text); };
    return engine::Value::object({{"id", row.id},
                                  {"version", row.version},
                                  {"cycle", row.cycle},
                                  {"phase", row.phase},
                                  {"phase_number", workflows::phase_number(row.phase)},
                                  {"status", row.status},
                                  {"outcome", or_null(row.outcome)},
                                  {"orpha", or_null(row.orpha)},
                                  {"name", row.name},
                                  {"primary_centre", or_null(row.primary_centre)},
                                  {"phase_since", or_null(row.phase_since)},
                                  {"next_date", or_null(row.next_date)},
                                  {"ball", or_null(row.ball)},
                                  {"open_until", or_null(row.open_until)},
                                  {"origin", or_null(row.origin)},
                                  {"last_at", row.last_at}});
}

namespace {

/// The body with each commitment {"sha256": …} given its text, or what became of it.
engine::Value opened_body(const engine::Value& body, const engine::Texts& texts) {
    if (body.is_object() && body.members().size() == 1 && body.has("sha256")) {
        engine::Value out = body;
        const auto text = texts.find(body.text("sha256"));
        if (text == texts.end()) return out.set("withheld", true);
        if (text->second.redacted) return out.set("redacted", true);
        return out.set("text", text->second.text);
    }
    engine::Value out = body;
    if (out.is_object())
        for (auto& [name, member] : out.members()) member = opened_body(member, texts);
    if (out.is_array())
        for (engine::Value& item : out.items()) item = opened_body(item, texts);
    return out;
}

}  // namespace

engine::Value to_value(const engine::Sealed& sealed, const engine::Texts& texts) {
    const engine::Event& event = sealed.event;
    return engine::Value::object({{"stream", event.stream},
                                  {"seq", event.seq},
                                  {"at", event.at},
                                  {"date", event.date},
                                  {"actor", event.actor},
                                  {"for", event.on_behalf.empty() ? engine::Value() : engine::Value(event.on_behalf)},
                                  {"role", event.role},
                                  {"act", event.act},
                                  {"event", event.name},
                                  {"cycle", event.cycle},
                                  {"model", event.model},
                                  {"policy", event.policy},
                                  {"via", event.via},
                                  {"body", opened_body(event.body, texts)},
                                  {"prev", event.prev},
                                  {"hash", sealed.hash}});
}

engine::Value to_value(const Call& call, const engine::Explanation& explanation) {
    engine::Value requirements = engine::Value::array();
    for (const engine::Answer& answer : explanation.answers) requirements.push(to_value(call, answer));
    engine::Value missing = engine::Value::array();
    for (const engine::FieldError& error : explanation.missing)
        missing.push(engine::Value::object(
            {{"pointer", error.pointer}, {"detail", call.words.text(error.message)}, {"code", error.message.key}}));
    const bool transition = !explanation.transition.empty();
    engine::Value value = engine::Value::object({{transition ? "event" : "act", explanation.act},
                                                 {"name", call.words.text("act." + explanation.act)},
                                                 {"allowed", explanation.allowed},
                                                 {"may_act", explanation.may_act},
                                                 {"here", explanation.here},
                                                 {"offered", explanation.offered},
                                                 {"by_vote", explanation.by_vote},
                                                 {"requirements", requirements},
                                                 {"missing_fields", missing}});
    if (transition) {
        value.set("transition", explanation.transition);
        value.set("to", explanation.to);
    }
    return value;
}

Parameter as_of_parameter() {
    return {"as_of", "As it stood: a date (its end), YYYY-MM-DDTHH:MM in Europe/Oslo (the end of that minute) or an instant in RFC 3339", text_schema()};
}

Parameter acknowledge_parameter() {
    return {"acknowledge", "Go on although something typed may point at a person (problem personal-data-suspected); the event says so", flag_schema()};
}

engine::Value text_schema() { return engine::Value::object({{"type", "string"}}); }
engine::Value flag_schema() { return choice_schema({"true", "false"}); }
engine::Value date_schema() { return engine::Value::object({{"type", "string"}, {"format", "date"}}); }

engine::Value choice_schema(std::initializer_list<std::string_view> choices) {
    engine::Value list = engine::Value::array();
    for (const std::string_view choice : choices) list.push(choice);
    return engine::Value::object({{"type", "string"}, {"enum", list}});
}

engine::Value number_schema(std::int64_t least, std::int64_t most) {
    return engine::Value::object({{"type", "integer"}, {"minimum", least}, {"maximum", most}});
}

}  // namespace web
