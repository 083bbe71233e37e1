#include "web/pages/sight.hpp"

#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/past_store.hpp"
#include "workflows/text/format.hpp"

namespace web {

namespace {

/// Not the day of the past that is looked at.
engine::Date today_of(const Call& call) { return call.app.engine.workflow().legal_date(call.now()); }

std::shared_ptr<const workflows::Case> borrowed(const workflows::Case& file) {
    return std::shared_ptr<const workflows::Case>(std::shared_ptr<void>(), &file);
}

}  // namespace

std::string stream_of(std::string_view case_id) { return "case/" + std::string(case_id); }

workflows::ShutOut shut_out_for(const Call& call) {
    auto shut_out = workflows::shut_out(call.viewer.office, call.viewer.person, today_of(call));
    return call.as_of ? workflows::shut_out_then(std::move(shut_out), call.app.engine.store()) : shut_out;
}

Sight standing_in(const Call& call, std::shared_ptr<const workflows::Case> file) {
    Sight sight{.file = std::move(file)};
    sight.recused = shut_out_for(call)(*sight);
    const workflows::Reader reader = workflows::reader_in(*sight, call.viewer.person, call.viewer.standings, sight.recused);
    sight.internal = reader.prepares;
    sight.audits = reader.audits;
    sight.counts = sight.internal;
    return sight;
}

Sight sight_of(const Call& call, std::shared_ptr<const workflows::Case> file) {
    Sight sight = standing_in(call, std::move(file));
    const auto hidden = workflows::hidden_words(*sight, reader_of(call, sight), call.viewer.today);
    sight.file = workflows::without(std::move(sight.file), hidden);
    return sight;
}

workflows::Reader reader_of(const Call& call, const Sight& sight) {
    return {.person = call.viewer.person, .prepares = sight.internal, .audits = sight.audits};
}

workflows::HiddenWords hidden_from(const Call& call, const workflows::Case& file) {
    return workflows::hidden_words(file, reader_of(call, standing_in(call, borrowed(file))), today_of(call));
}

workflows::MayRead readable_in(const Call& call, const workflows::Case& file) {
    auto then = workflows::readable(file, reader_of(call, standing_in(call, borrowed(file))), call.viewer.today);
    if (!call.as_of) return then;
    const auto now = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(file.id)));
    return workflows::still_readable(std::move(then), now, reader_of(call, standing_in(call, now)), today_of(call));
}

std::optional<Sight> look_at_case(Call& call, Response& instead) {
    const std::string id(call.in_path("id"));
    auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(id)));
    if (!file) {
        instead = problem_response(call, "not-found", "problem.no_such_case", {{"case", id}});
        return std::nullopt;
    }
    if (!call.app.engine.workflow().may_read(file.get(), call.viewer.person, call.now())) {
        instead = problem_response(call, "not-allowed", "problem.not_allowed");
        return std::nullopt;
    }
    return sight_of(call, std::move(file));
}

std::optional<Sight> look_at_case_then(Call& call, Response& instead) {
    auto now = look_at_case(call, instead);
    if (!now) return std::nullopt;
    if (auto invalid_moment = read_past(call)) {
        instead = *std::move(invalid_moment);
        return std::nullopt;
    }
    if (!call.as_of) return now;
    Sight then = past_sight(call, *now);
    if (then.file) return then;
    instead = problem_response(call, "not-found", "problem.not_yet");
    return std::nullopt;
}

std::shared_ptr<const workflows::Case> case_then(const Call& call, std::string_view case_id) {
    const std::string stream = stream_of(case_id);
    return std::dynamic_pointer_cast<const workflows::Case>(
        call.as_of ? file_as_of(call, stream, *call.as_of) : call.app.engine.store().read(stream));
}

Sight past_sight(const Call& call, const Sight& now) {
    auto file = case_then(call, now->id);
    if (!file) return {};
    Sight sight = sight_of(call, std::move(file));
    sight.file = workflows::without(std::move(sight.file), hidden_from(call, *now));
    sight.recused = sight.recused || now.recused;
    sight.internal = sight.internal && now.internal;
    sight.audits = sight.audits && now.audits;
    sight.counts = sight.counts && now.counts;
    sight.now = now.file;
    return sight;
}

int paused_days(const workflows::Case& file, engine::Date day) {
    const bool now = file.is_parked() && file.parking;
    return file.paused_days + (now ? engine::days_between(file.parking->since, day) : 0);
}

bool may_read(const Call& call, const Sight& sight, const workflows::Comment& comment) {
    // What was taken back later is not brought back by looking at the past.
    const auto* later = sight.now ? sight.now->comment(comment.by.seq) : &comment;
    if (later == nullptr || (later->withdrawn && !comment.withdrawn)) return false;
    // A case shown as it stood has lost the words that are hidden today, whatever held then.
    const bool emptied = comment.text.given() && comment.text.text.empty();
    return !emptied && workflows::may_read(*sight, comment, reader_of(call, sight), call.viewer.today);
}

bool follows(const Call& call, const workflows::Case& file) {
    const auto chosen = call.app.engine.store().read(workflows::following_stream(file.id));
    return workflows::is_follower(file, chosen.get(), call.viewer.person);
}

std::string band(const workflows::Catalogue& words, std::int64_t count) {
    return words.text("band." + std::string(workflows::band_of(count)));
}

std::string case_name(const Call& call, const workflows::Case& file) {
    const std::string name = file.name(call.language);
    return name.empty() ? call.words.text("case.unnamed") : name;
}

bool is_english_name(const Call& call, const workflows::Case& file) {
    if (call.language == "en") return false;
    for (const auto& name : file.names)
        if (name.language != "en") return false;
    return !file.names.empty();
}

const std::string& summary_text(const Call& call, const workflows::Summary& summary) {
    if (call.language == "en" && !summary.en.text.empty()) return summary.en.text;
    if (call.language == "nn" && !summary.nn.text.empty()) return summary.nn.text;
    return summary.nb.text;
}

}  // namespace web
