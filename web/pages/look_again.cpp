// The cases to look at again after a release of Orphanet: what changed for each, how much it may matter, and the way on.
#include "workflows/phase_model/look_again.hpp"

#include "web/icons.hpp"
#include "web/pages/change_words.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/release_query.hpp"
#include "web/twin.hpp"

namespace web {

namespace {

struct FlagRow {
    std::string href, name, id, state, target, what, release, judge_href;
    TagMark grade;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("id", id);
        to("state", state);
        to("target", target);
        to("what", what);
        to("release", release);
        to("judge_href", judge_href);
        to("grade", grade);
    }
};

struct LookAgainView {
    std::string nothing, watched_lead, releases_href, csv_href, json_href, past_action, as_of;
    std::vector<FlagRow> flags;
    std::vector<Link> watched;

    void describe(auto& to) const {
        to("nothing", nothing);
        to("watched_lead", watched_lead);
        to("releases_href", releases_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("past_action", past_action);
        to("as_of", as_of);
        to("flags", flags);
        to("watched", watched);
    }
};

constexpr Template<LookAgainView> look_again_template{"look_again"};

TagMark grade_mark(const Catalogue& words, const std::string& grade) {
    const bool grave = grade == "code_inactive" || grade == "outcome_would_flip";
    const bool light = grade == "informational";
    return {grave ? "danger" : light ? "neutral" : "warning", term(words, "flag.grade", grade), icon(light ? "eye" : "clock")};
}

std::string state_of(const Catalogue& words, const engine::CaseRow& row) {
    if (row.status != "closed") return phase_name(words, std::string_view(row.phase));
    return words.text("phase.closed") + (row.outcome.empty() ? "" : ", " + term(words, "outcome", row.outcome));
}

FlagRow row_of(const Call& call, const workflows::OpenFlag& flag) {
    const auto& words = call.words;
    FlagRow row{.href = link_then(call, "/cases/" + flag.row.id),
                .name = flag.row.name,
                .id = flag.row.id,
                .state = state_of(words, flag.row),
                .target = target_sentence(words, flag.body.text("target"), flag.body.text("relation")),
                .what = flag_sentence(words, flag.body),
                .release = flag_release(words, flag.body),
                .grade = grade_mark(words, flag.body.text("grade"))};
    if (!call.as_of && call.viewer.holds("case_officer")) {
        // A moved code is proposed; one that Orphanet only refers to is asked about.
        const bool moved = flag.body.text("relation") == "moved_to";
        row.judge_href = link_to("/cases/" + flag.row.id + "/acts/judge_change",
                                 {{"flag", std::to_string(flag.seq)},
                                  {"effect", moved ? "new_code" : ""},
                                  {"orpha", moved ? flag.body.text("target") : ""}});
    }
    return row;
}

Response show_look_again(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const Cases cases(call);
    const auto list = workflows::look_again(*cases, call.nomenclature().releases());
    if (twin_of(call) == Twin::csv)
        return csv_file("look-again.csv", workflows::look_again_columns(), workflows::look_again_rows(list));
    if (twin_of(call) == Twin::json) return json(workflows::as_value(list));
    const auto& words = call.words;
    LookAgainView page{.releases_href = link_then(call, "/releases"),
                       .csv_href = link_then(call, "/look-again", {{"format", "csv"}}),
                       .json_href = link_then(call, "/look-again", {{"format", "json"}}),
                       .past_action = "/look-again",
                       .as_of = moment_typed(call)};
    const bool looks_again = !call.as_of && call.viewer.holds("case_officer");
    for (const auto& flag : list.flags) page.flags.push_back(row_of(call, flag));
    for (const auto& row : list.watched)
        page.watched.push_back({looks_again ? "/cases/" + row.id + "/acts/look_again" : link_then(call, "/cases/" + row.id), row.name, row.id});
    if (list.since)
        page.watched_lead = words.text("look.watched.text", {{"date", long_date(words, std::string_view(list.since->date).substr(0, 10))}});
    if (page.flags.empty() && page.watched.empty()) page.nothing = words.text("look.nothing");
    return show(call, {.title = words.text("look.title"), .menu = "diagnoses"}, look_again_template, page);
}

}  // namespace

PageSet look_again_pages() {
    return {.routes = {page_route("/look-again", show_look_again, "Cases to look at again after a release of Orphanet", {"format", "as_of"})},
            .templates = {use_of(look_again_template)}};
}

}  // namespace web
