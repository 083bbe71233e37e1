// The process in figures: time in phases, whom cases wait for, the ways they took, what somebody should look at, and like
// evidence with different outcomes. The same as CSV and JSON at the same address.
#include "engine/diagram/svg.hpp"
#include "engine/export/csv.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/process_query.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/model_names.hpp"
#include "workflows/phase_model/phases.hpp"

namespace web {

namespace {

struct TimesView {
    std::string phase, limit, ended, open, late, first_quarter, median, third_quarter;

    void describe(auto& to) const {
        to("phase", phase);
        to("limit", limit);
        to("ended", ended);
        to("open", open);
        to("late", late);
        to("first_quarter", first_quarter);
        to("median", median);
        to("third_quarter", third_quarter);
    }
};

struct WaitView {
    std::string phase, ball, cases, longest, href;

    void describe(auto& to) const {
        to("phase", phase);
        to("ball", ball);
        to("cases", cases);
        to("longest", longest);
        to("href", href);
    }
};

struct PathView {
    std::string id, event, from, to, count;

    void describe(auto& to_) const {
        to_("id", id);
        to_("event", event);
        to_("from", from);
        to_("to", to);
        to_("count", count);
    }
};

struct UnequalView {
    std::string values;
    std::vector<Link> decided;

    void describe(auto& to) const {
        to("values", values);
        to("decided", decided);
    }
};

struct ProcessView {
    std::string lead, from, until, as_of, csv_href, json_href, conformance;
    std::vector<Choice> centres;
    std::vector<TimesView> times;
    std::vector<WaitView> waiting;
    std::vector<PathView> paths;
    std::vector<Link> late, overrides, astray;
    std::vector<UnequalView> unequal;
    Html picture;

    void describe(auto& to) const {
        to("lead", lead);
        to("from", from);
        to("until", until);
        to("as_of", as_of);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("conformance", conformance);
        to("centres", centres);
        to("times", times);
        to("waiting", waiting);
        to("paths", paths);
        to("late", late);
        to("overrides", overrides);
        to("astray", astray);
        to("unequal", unequal);
        to("picture", picture);
    }
};

constexpr Template<ProcessView> process_template{"process"};
constexpr std::size_t most_remarks = 50;

std::string days_text(const Call& call, const workflows::PhaseTimes& times, const std::optional<int>& days) {
    if (days) return call.words.text("days.in", {{"n", std::to_string(*days)}});
    if (times.suppressed) return call.words.text("process.too_few");
    return times.ended + times.open == 0 ? "\u2013" : call.words.text("process.not_yet");
}

void add_times(const Call& call, const workflows::Process& found, ProcessView& page) {
    for (const auto& times : found.times)
        page.times.push_back({phase_name(call.words, times.phase),
                              times.limit == 0 ? "\u2013" : call.words.text("days.in", {{"n", std::to_string(times.limit)}}),
                              number(call.words, times.ended), number(call.words, times.open), number(call.words, times.late),
                              days_text(call, times, times.first_quarter), days_text(call, times, times.median),
                              days_text(call, times, times.third_quarter)});
    for (const auto& wait : found.waiting)
        page.waiting.push_back({phase_name(call.words, wait.phase),
                                wait.ball == "parked" ? call.words.text("case.ball.parked") : ball_name(call.words, wait.ball, {}),
                                number(call.words, wait.cases), call.words.text("days.in", {{"n", std::to_string(wait.longest)}}),
                                same_list(call, "/cases", {{"phase", wait.phase},
                                                           {"ball", wait.ball == "parked" ? "" : wait.ball},
                                                           {"status", wait.ball == "parked" ? "parked" : "active"},
                                                           {"from", ""}, {"to", ""}})});
}

/// The table's rows that were taken, each with its count in the picture; those that stay in their phase are in the list only.
void add_paths(const Call& call, const workflows::Process& found, ProcessView& page) {
    std::vector<engine::Row> drawn;
    auto names = workflows::model_names(call.words, call.language);
    names.title = call.words.text("process.picture");
    for (const auto& path : found.paths) {
        page.paths.push_back({path.id, act_title(call.words, path.event), path.from.empty() ? "\u2013" : phase_name(call.words, path.from),
                              phase_name(call.words, path.to), number(call.words, path.count)});
        if (path.from == path.to) continue;
        engine::Row row{.id = path.id, .event = path.event + " " + path.from, .from = path.from, .to = path.to};
        names.events[row.event] = engine::Names::of(names.events, path.event) + " \u00d7 " + std::to_string(path.count);
        drawn.push_back(std::move(row));
    }
    if (!drawn.empty()) page.picture.text = engine::svg(drawn, names);
}

void add_remarks(const Call& call, const workflows::Process& found, ProcessView& page) {
    const auto& words = call.words;
    const auto add = [&](std::vector<Link>& to, const std::vector<workflows::Remark>& remarks, const auto& what) {
        for (const auto& remark : remarks) {
            if (to.size() == most_remarks) break;
            to.push_back({"/cases/" + remark.case_id + "/history?show=all#event-" + std::to_string(remark.seq),
                          words.text("process.remark", {{"case", remark.case_id}, {"date", short_date(words, remark.date)}}), what(remark)});
        }
    };
    add(page.late, found.late, [&](const workflows::Remark& remark) {
        return words.text("process.late.line", {{"phase", phase_name(words, remark.what)},
                                                {"a", std::to_string(remark.days)},
                                                {"b", std::to_string(remark.limit)}});
    });
    add(page.overrides, found.overrides, [&](const workflows::Remark& remark) { return words.text("requirement." + remark.what); });
    add(page.astray, found.astray, [&](const workflows::Remark& remark) { return words.text("event." + remark.what); });
    page.conformance = words.text("process.conformance", {{"a", number(words, found.steps - static_cast<std::int64_t>(found.astray.size()))},
                                                          {"b", number(words, found.steps)}});
}

void add_unequal(const Call& call, const workflows::Process& found, ProcessView& page) {
    for (const auto& group : found.unequal) {
        UnequalView view;
        std::size_t begin = 0;
        for (const auto criterion : workflows::criteria) {
            const std::size_t end = std::min(group.values.find('|', begin), group.values.size());
            const std::string value = group.values.substr(begin, end - begin);
            view.values += (view.values.empty() ? "" : ", ") + std::string(criterion) + " " +
                           lower(value.empty() ? call.words.text("crit.none") : call.words.text("choice.value." + value));
            begin = end + 1;
        }
        for (const auto& one : group.decided)
            view.decided.push_back({"/cases/" + one.case_id, one.name.empty() ? one.case_id : one.name,
                                    short_date(call.words, one.date) + ": " +
                                        (one.outcome.empty() ? call.words.text("process.offer") : one.outcome + " " + term(call.words, "outcome", one.outcome))});
        page.unequal.push_back(std::move(view));
    }
}

Response show_process(Call& call) {
    std::optional<Response> problem;
    const auto filter = process_filter(call, problem);
    if (problem) return *std::move(problem);
    const auto kept = process_found(call, *filter);
    const workflows::Process& found = *kept;
    if (twin_of(call) == Twin::csv) {
        std::vector<std::vector<std::string>> rows;
        for (const auto& row : workflows::process_rows(found)) rows.emplace_back(row.begin(), row.end());
        return csv_file("process.csv", {"figure", "phase or ground", "of", "value"}, rows);
    }
    if (twin_of(call) == Twin::json) return json(workflows::process_value(found));
    ProcessView page{.from = std::string(call.in_query("from")), .until = std::string(call.in_query("to"))};
    const Asked asked = filter_of(call);
    page.centres = asked.centres;
    page.as_of = asked.as_of;
    page.lead = call.words.text("process.lead", {{"cases", number(call.words, found.cases)}, {"events", number(call.words, found.events)}});
    page.csv_href = same_list(call, "/process", {{"format", "csv"}});
    page.json_href = same_list(call, "/process", {{"format", "json"}});
    add_times(call, found, page);
    add_paths(call, found, page);
    add_remarks(call, found, page);
    add_unequal(call, found, page);
    return show(call, {.title = call.words.text("process.title"), .menu = "history"}, process_template, page);
}

}  // namespace

PageSet process_pages() {
    return {.routes = {page_route("/process", show_process, "The process in figures", {"from", "to", "centre", "as_of", "format"})},
            .templates = {use_of(process_template)}};
}

}  // namespace web
