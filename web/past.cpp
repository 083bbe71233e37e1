#include "web/past.hpp"

#include "web/pages/frame.hpp"
#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"
#include "web/problem.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/local.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/office_fold.hpp"
#include "workflows/phase_model/past_store.hpp"

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

engine::NewCaseFile blank_of(const Call& call) {
    return [&workflow = call.app.engine.workflow()](std::string_view stream) { return workflow.blank(stream); };
}

/// The words of the stream that the viewer may not read today.
workflows::HiddenWords hidden_in(const Call& call, std::string_view stream) {
    const auto now = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream));
    return now ? hidden_from(call, *now) : workflows::HiddenWords();
}

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

engine::Store& Call::store() const {
    if (!as_of) return app.engine.store();
    if (!store_then)
        store_then = std::make_shared<workflows::PastStore>(app.engine.store(), blank_of(*this), *as_of,
                                                            [this](std::string_view stream) { return hidden_in(*this, stream); });
    return *store_then;
}

std::string moment_typed(const Call& call) { return call.as_of ? typed_moment(*call.as_of) : std::string(); }

std::string moment_asked(const Call& call) { return call.as_of ? workflows::to_text(*call.as_of) : std::string(); }

std::string link_then(const Call& call, std::string_view path, Pairs query) {
    query.emplace_back("as_of", moment_asked(call));
    return link_to(path, query);
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
    return workflows::fold_as_of(call.app.engine.store(), blank_of(call), stream, moment);
}

}  // namespace web
