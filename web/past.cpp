#include "web/past.hpp"

#include "web/pages/words.hpp"
#include "web/problem.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/local.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/office_fold.hpp"

namespace web {

namespace orphanet = workflows::orphanet;

namespace {

/// "14.32", "14:32" or "kl. 9.05" as "14:32"; "" for anything else.
std::string clock_of(std::string_view text) {
    std::string clock;
    for (const char c : text) {
        if (c >= '0' && c <= '9') clock += c;
        if ((c == '.' || c == ':') && !clock.empty()) clock += ':';
    }
    if (clock.size() == 4) clock.insert(0, "0");
    return clock.size() == 5 && clock[2] == ':' ? clock : std::string();
}

/// Before anything was imported.
struct NoNames final : orphanet::Nomenclature {
    std::optional<orphanet::Found> find(std::int64_t) override { return std::nullopt; }
    std::vector<orphanet::Hit> search(std::string_view, std::size_t) override { return {}; }
    std::optional<orphanet::Release> latest_release() override { return std::nullopt; }
    std::vector<orphanet::Release> releases() override { return {}; }
};
struct NoFacts final : orphanet::FactSource {
    orphanet::Facts facts(std::int64_t code) override { return {.code = code}; }
    std::vector<std::int64_t> children(std::int64_t) override { return {}; }
    std::shared_ptr<const orphanet::Library> everything() override { return nullptr; }
};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::optional<workflows::AsOf> read_moment(std::string_view typed) {
    while (typed.ends_with(' ')) typed.remove_suffix(1);
    while (typed.starts_with(' ')) typed.remove_prefix(1);
    if (const auto moment = workflows::read_as_of(typed)) return moment;
    const std::size_t blank = typed.find(' ');
    const auto day = read_date(typed.substr(0, blank));
    if (!day) return std::nullopt;
    if (blank == std::string_view::npos) return workflows::as_of_day(*day);
    return workflows::read_as_of(engine::to_text(*day) + "T" + clock_of(typed.substr(blank)));
}

std::string typed_moment(const workflows::AsOf& moment) {
    const std::string day = typed_date(engine::to_text(moment.day));
    if (moment.whole_day) return day;
    const auto local = workflows::oslo_time(moment.until);
    return day + " " + two(local.hour) + "." + two(local.minute);
}

std::string moment_in_words(const Catalogue& words, const workflows::AsOf& moment) {
    return moment.whole_day ? long_date(words, moment.day) : date_and_time(words, engine::to_text(moment.until));
}

const workflows::Office& Call::office() const {
    if (!as_of) return *viewer.office;
    if (!office_then) office_then = workflows::office_as_of(app.engine.store(), viewer.office, *as_of);
    return *office_then;
}

orphanet::Nomenclature& Call::nomenclature() const {
    if (!as_of) return app.nomenclature;
    if (!nomenclature_then) {
        nomenclature_then = app.nomenclature.as_of(engine::to_text(as_of->until));
        if (!nomenclature_then) nomenclature_then = std::make_shared<NoNames>();
    }
    return *nomenclature_then;
}

orphanet::FactSource& Call::facts() const {
    if (!as_of) return app.facts;
    if (!facts_then) {
        facts_then = app.facts.as_of(engine::to_text(as_of->until));
        if (!facts_then) facts_then = std::make_shared<NoFacts>();
    }
    return *facts_then;
}

orphanet::LocalSource* Call::local() const {
    if (!as_of || app.local == nullptr) return app.local;
    if (!local_then) local_then = app.local->as_of(engine::to_text(as_of->until));
    return local_then.get();
}

std::optional<Response> read_past(Call& call) {
    const auto asked = call.in_query("as_of");
    if (asked.empty()) return std::nullopt;
    const auto moment = read_moment(asked);
    if (!moment) return invalid(call, "?as_of", "problem.time_wanted");
    if (call.now() <= moment->until) return std::nullopt;
    call.as_of = *moment;
    call.viewer.today = moment->day;
    return std::nullopt;
}

std::shared_ptr<const engine::CaseFile> file_as_of(const Call& call, const std::string& stream, const workflows::AsOf& moment) {
    const auto& workflow = call.app.engine.workflow();
    return workflows::fold_as_of(call.app.engine.store(), [&](std::string_view name) { return workflow.blank(name); }, stream, moment);
}

}  // namespace web
