// The head of a case: what it is called, where it stands, who has the ball.
#include "web/icons.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/change_words.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::Case;

std::string state_word(const Call& call, const PhaseDot& dot) {
    if (dot.parked) return call.words.text("phase.state.parked");
    return call.words.text(dot.now ? "phase.state.now" : dot.done ? "phase.state.done" : "phase.state.next");
}

/// When the case was in a phase in this cycle: "2. okt.–13. okt.", "siden 13. okt.".
std::string when_in(const CaseScene& scene, int phase) {
    const Case& file = *scene.sight;
    std::string text;
    for (std::size_t i = 0; i < file.visits.size(); ++i) {
        const auto& visit = file.visits[i];
        if (visit.phase != phase || visit.cycle != file.cycle) continue;
        const bool last = i + 1 == file.visits.size();
        if (last && file.is_closed() && file.closing)
            text = range(scene.call.words, visit.from, file.closing->by.date, scene.day);
        else if (last)
            text = scene.call.words.text("phase.since",
                                         {{"date", day_and_month(scene.call.words, visit.from, scene.day)}});
        else
            text = range(scene.call.words, visit.from, file.visits[i + 1].from, scene.day);
    }
    return text;
}

void add_phases(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    for (int phase = 0; phase < 8; ++phase) {
        PhaseDot dot{.number = std::to_string(phase),
                     .name = scene.call.words.text(
                         "phase." + std::string(workflows::phase_ids.at(static_cast<std::size_t>(phase))))};
        dot.now = phase == file.phase && !file.is_closed();
        dot.parked = dot.now && file.is_parked();
        dot.done = phase < file.phase || (file.is_closed() && phase == file.phase);
        dot.state = dot.now ? "now" : dot.done ? "done" : "next";
        dot.state_word = state_word(scene.call, dot);
        dot.when = capital(when_in(scene, phase));
        if (dot.now)
            page.phase_now =
                scene.call.words.text("phase.now", {{"n", dot.number}, {"name", dot.name}}) + " " + dot.when;
        page.phases.push_back(std::move(dot));
    }
    if (file.is_closed())
        page.phase_now =
            scene.call.words.text("phase.closed_from", {{"phase", phase_name(scene.call.words, file.phase)}});
}

void add_names(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    const auto& words = scene.call.words;
    page.id = file.id;
    page.name = case_name(scene.call, file);
    if (is_english_name(scene.call, file)) page.name_language = "en";
    if (!file.orpha().empty()) page.meta.push_back(orpha(file.orpha()));
    if (file.identity && file.identity->status != "active" && !file.identity->status.empty())
        page.meta.push_back(words.text("identity.status." + file.identity->status));
    for (const auto& name : file.names)
        if (name.words.text != page.name && name.language == "en" && !name.words.text.empty())
            page.meta.push_back(words.text("case.english", {{"name", name.words.text}}));
    page.meta.push_back(words.text("case.registered", {{"date", long_date(words, file.registered)}}));
    if (!file.origin.empty() && file.origin != "historical")
        page.meta.push_back(words.text("case.origin", {{"origin", term(words, "channel", file.origin)}}));
    if (file.cycle > 1) page.meta.push_back(words.text("case.cycle", {{"n", std::to_string(file.cycle)}}));
}

void add_tags(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    const auto& words = scene.call.words;
    const auto* round = file.round();
    const bool open =
        round != nullptr && !round->closed && !round->voided && round->from <= scene.day && scene.day <= round->until;
    if (open) page.tags.push_back({"info", words.text("tag.open"), icon("comment")});
    if (!file.is_closed() && !file.is_parked() && file.next_date && *file.next_date < scene.day)
        page.tags.push_back({"danger", days_left(words, scene.day, *file.next_date), icon("clock")});
    if (file.is_parked()) page.tags.push_back({"neutral", words.text("tag.parked"), icon("pause")});
    if (file.is_closed()) page.tags.push_back({"neutral", words.text("tag.closed"), icon("tick")});
    if (file.origin == "historical") page.tags.push_back({"neutral", words.text("tag.historical"), icon("paper")});
    if (follows(scene.call, file))
        page.tags.push_back({"neutral", words.text("tag.following"), icon("eye")});
}

void add_state_notices(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    const auto& words = scene.call.words;
    if (scene.sight.recused)
        page.notices.push_back({"warning", words.text("err.recused"), words.text("case.recused"), {}, {}});
    if (file.is_parked() && file.parking) {
        const auto& parking = *file.parking;
        page.notices.push_back(
            {"info",
             words.text("case.parked.title"),
             sentences({words.text("case.parked.text", {{"date", long_date(words, parking.until)}}),
                        parking.condition.text.empty()
                            ? ""
                            : words.text("case.parked.condition", {{"condition", parking.condition.text}}),
                        parking.where_served.text.empty()
                            ? ""
                            : words.text("case.served", {{"where", parking.where_served.text}})}),
             {},
             {}});
    }
    if (file.is_closed()) {
        std::string text;
        if (file.closing)
            text =
                sentences({file.closing->where_served.text.empty()
                               ? ""
                               : words.text("case.served", {{"where", file.closing->where_served.text}}),
                           file.closing->review_date.empty()
                               ? ""
                               : words.text("case.review", {{"date", long_date(words, file.closing->review_date)}})});
        page.notices.push_back(
            {"info",
             words.text("case.closed.title", {{"outcome", file.outcome + " " + term(words, "outcome", file.outcome)}}),
             text,
             {},
             {}});
    }
}

/// What releases of Orphanet changed and nobody has judged, with the way to the form.
void add_flag_notice(const CaseScene& scene, CaseView& page) {
    const auto& words = scene.call.words;
    for (const auto& flag : scene.sight->release_flags) {
        if (!flag.effect.empty()) continue;
        Notice notice{flag.grade == "informational" ? "info" : "warning", words.text("flag.notice"),
                      sentences({term(words, "flag.grade", flag.grade), flag_sentence(words, flag.body),
                                 target_sentence(words, flag.target, flag.relation), flag_release(words, flag.body)}),
                      {},
                      {}};
        if (scene.offers("judge_change")) {
            notice.href = link_to("/cases/" + page.id + "/acts/judge_change", {{"flag", std::to_string(flag.by.seq)}});
            notice.link = words.text("look.judge");
        }
        page.notices.push_back(std::move(notice));
    }
}

void add_hearing_notice(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    const auto& words = scene.call.words;
    const auto* round = file.round();
    if (round == nullptr || round->closed || round->voided || scene.day > round->until || file.is_closed()) return;
    page.hearing_title = words.text("hear.ask", {{"date", long_date(words, round->until)}});
    const auto answers = round->until + scene.call.viewer.policy(scene.sight->phase_since()).answer_days;
    Notice notice{"info",
                  page.hearing_title,
                  words.text("hear.text", {{"name", page.name}}) + " " +
                      words.text("hear.answer_by", {{"date", long_date(words, answers)}}),
                  {},
                  {}};
    if (scene.offers("comment")) {
        notice.href = "#comment";
        notice.link = words.text("hear.to_form");
    }
    page.notices.push_back(std::move(notice));
}

void add_facts(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    const auto& words = scene.call.words;
    const auto row = file.row();
    const auto fact = [&](std::string_view key, std::string value, std::string detail = {}) {
        page.facts.push_back({words.text(key), std::move(value), std::move(detail)});
    };
    if (!row.ball.empty()) {
        const bool mine = scene.call.viewer.holds(row.ball) &&
                          (row.ball != "centre_leader" || row.primary_centre.empty() ||
                           std::ranges::any_of(scene.call.viewer.standings, [&](const auto& standing) {
                               return standing.centre == row.primary_centre;
                           }));
        fact("case.ball", ball_name(words, row.ball, row.primary_centre), mine ? words.text("case.you") : "");
    } else if (!file.is_closed()) {
        fact("case.ball", words.text("case.ball.none"));
    }
    if (file.next_date && !file.is_closed())
        fact("case.next", long_date(words, *file.next_date),
             file.is_parked() ? words.text("case.look_again") : days_left(words, scene.day, *file.next_date));
    if (!file.is_closed() && file.phase <= 7) {
        const int limit = scene.call.viewer.policy(file.phase_since()).phase_limit_days.at(static_cast<std::size_t>(file.phase));
        const int days = engine::days_between(file.phase_since(), scene.day) - paused_days(file, scene.day);
        fact("case.in_phase",
             limit > 0 ? words.text("case.days_of", {{"a", std::to_string(days)}, {"b", std::to_string(limit)}})
                       : days_in(words, file.phase_since(), scene.day));
    }
    std::string centres;
    for (const auto& candidate : file.candidates)
        if (!candidate.withdrawn && candidate.centre != "none")
            centres += (centres.empty() ? "" : ", ") + candidate.centre;
    if (!centres.empty() && scene.sight.papers() && file.placement_in_force() == nullptr)
        fact("case.candidates", centres);
    if (const auto* placed = file.placement_in_force())
        fact("case.primary", placed->primary, words.text("case.from", {{"date", long_date(words, placed->start)}}));
    const auto& viewer = scene.call.viewer;
    const auto &kept = viewer.policy(file.phase_since()), &now = viewer.policy(scene.day);
    fact("case.policy", words.text("policy.version", {{"version", kept.version}}),
         kept.sha256 == now.sha256 || file.is_closed() ? kept.threshold
                                                       : words.text("case.policy.later", {{"threshold", kept.threshold}, {"version", now.version}}));
}

}  // namespace

std::string ball_name(const Catalogue& words, std::string_view ball, std::string_view centre) {
    if (ball.empty()) return words.text("case.ball.none");
    if (ball == "bodies") return words.text("ball.bodies");
    return role_name(words, ball, ball == "centre_leader" ? centre : std::string_view());
}

void add_head(const CaseScene& scene, CaseView& page) {
    add_names(scene, page);
    add_tags(scene, page);
    add_phases(scene, page);
    add_state_notices(scene, page);
    add_hearing_notice(scene, page);
    add_flag_notice(scene, page);
    add_facts(scene, page);
    const Case& file = *scene.sight;
    const auto& words = scene.call.words;
    page.crumbs = crumbs({{"/cases", words.text("nav.cases"), {}},
                          {link_to("/cases", {{"phase", std::string(workflows::phase_ids.at(
                                                            static_cast<std::size_t>(std::clamp(file.phase, 0, 7))))}}),
                           words.text("phase.crumb", {{"phase", phase_name(words, file.phase)}}),
                           {}}},
                         page.name);
}

}  // namespace web
