// Decisions and steps across cases, with exports (the design's "historikk", its basic form).
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/story.hpp"
#include "web/past.hpp"
#include "web/twin.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

struct DecisionView {
    std::string at, date, href, name, code, what, detail, decided_by, manner, votes, outcome;
    Html reason;
    TwinRow data;  ///< for the twins: codes, not words

    void describe(auto& to) const {
        to("at", at);
        to("date", date);
        to("href", href);
        to("name", name);
        to("code", code);
        to("what", what);
        to("detail", detail);
        to("decided_by", decided_by);
        to("manner", manner);
        to("votes", votes);
        to("outcome", outcome);
        to("reason", reason);
    }
};

struct HistoryView {
    std::string from, until, csv_href, excel_href, jsonl_href, shown, next_href;
    std::vector<Choice> outcomes, centres, kinds;
    std::vector<DecisionView> rows;

    void describe(auto& to) const {
        to("from", from);
        to("until", until);
        to("csv_href", csv_href);
        to("excel_href", excel_href);
        to("jsonl_href", jsonl_href);
        to("shown", shown);
        to("next_href", next_href);
        to("outcomes", outcomes);
        to("centres", centres);
        to("kinds", kinds);
        to("rows", rows);
    }
};

constexpr Template<HistoryView> history_template{"history"};
constexpr std::size_t cases_at_a_time = 50;  // those that moved last; older ones come with the next pages
constexpr std::size_t rows_a_page = 50;

/// Votes of the ballot that was closed just before the transition.
std::string votes_of(const Call& call, const workflows::Case& file, std::int64_t seq) {
    for (const auto& ballot : file.ballots)
        if (ballot.state == "carried" && ballot.closed_by.seq + 1 == seq) {
            std::map<std::string, int> counts;
            for (const auto& vote : ballot.votes)
                if (!vote.replaced && !vote.motion.empty()) ++counts[vote.motion];
            return call.words.text("vote.counts", {{"for", std::to_string(counts["for"])},
                                                   {"against", std::to_string(counts["against"])},
                                                   {"abstain", std::to_string(counts["abstain"])}});
        }
    return "\u2013";
}

std::string phase_word(const Catalogue& words, const std::string& id) {
    const int phase = workflows::phase_number(id);
    return phase == 9 ? words.text("phase.closed.lower") : phase == 8 ? "" : std::to_string(phase);
}

/// Of the past no more is read than both then and now allow.
bool reads_papers(const Call& call, const workflows::Case& file) {
    const workflows::ShutOut shut_out = shut_out_for(call);
    if (shut_out(file)) return false;
    const auto now = call.as_of ? std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read("case/" + file.id)) : nullptr;
    return !now || !shut_out(*now);
}

DecisionView decision_of(const Call& call, const workflows::Case& file, const workflows::Transitioned& step) {
    const auto& words = call.words;
    DecisionView row{.at = step.by.at,
                     .date = short_date(words, step.by.date),
                     .href = link_to("/cases/" + file.id, {{"as_of", call.as_of ? workflows::to_text(*call.as_of) : ""}}),
                     .name = case_name(call, file),
                     .code = file.id};
    if (!file.orpha().empty()) row.code += " \u00b7 " + orpha(file.orpha());
    row.detail = words.text("event." + step.event);
    const std::string from = phase_word(words, step.from), to = phase_word(words, step.to);
    row.what = from.empty() || from == to ? row.detail : words.text("hist.moved", {{"from", from}, {"to", to}});
    if (row.what == row.detail) row.detail.clear();
    row.decided_by = step.manner == "group" ? capital(words.text("role.leader_group")) : role_name(words, step.by);
    row.manner = term(words, "manner", step.manner);
    row.votes = step.manner == "group" ? votes_of(call, file, step.by.seq) : "\u2013";
    if (step.to == workflows::closed_id && file.closing && file.closing->by.seq == step.by.seq)
        row.outcome = file.closing->outcome + " " + term(words, "outcome", file.closing->outcome);
    row.data = {{"at", step.by.at}, {"case", file.id}, {"orpha", file.orpha()}, {"name", row.name}, {"transition", step.id}, {"event", step.event},
                {"from", step.from}, {"to", step.to}, {"manner", step.manner}, {"role", step.by.role},
                {"outcome", row.outcome.substr(0, row.outcome.find(' '))}};
    if (reads_papers(call, file)) row.reason = paragraphs(step.reason.text);
    return row;
}

/// What the group and an administrator did to the rules themselves, beside what was done to cases.
std::vector<DecisionView> policy_rows(Call& call) {
    const auto& words = call.words;
    std::vector<DecisionView> rows;
    const auto row = [&](const std::string& at, const std::string& version, const char* event) {
        const std::string date = at.substr(0, 10);
        DecisionView view{.at = at, .date = short_date(words, date), .href = "/policies/" + percent_encoded(version), .name = words.text("policy.version", {{"version", version}})};
        view.what = words.text("hist." + std::string(event), {{"version", version}});
        view.data = {{"at", at}, {"case", ""}, {"orpha", ""}, {"name", view.name}, {"transition", ""}, {"event", event}, {"from", ""}, {"to", ""}, {"manner", ""}, {"role", ""}, {"outcome", ""}};
        return view;
    };
    for (const auto& meeting : workflows::meetings(call.app.engine.store()))
        for (const auto& item : meeting->items) {
            if (!item.policy || !item.policy->adopted()) continue;
            DecisionView adopted = row(item.policy->adopted_at, item.policy->version, "policy_adopted");
            adopted.code = words.text("policies.meeting", {{"meeting", meeting->id}});
            adopted.decided_by = capital(words.text("role.leader_group"));
            adopted.votes = words.text("vote.counts", {{"for", std::to_string(item.policy->in_favour)}, {"against", std::to_string(item.policy->against)}, {"abstain", std::to_string(item.policy->abstain)}});
            rows.push_back(std::move(adopted));
        }
    for (const auto& kept : call.viewer.office->policies.published()) {
        DecisionView published = row(kept.published, kept.policy->version, "policy_published");
        published.decided_by = capital(words.text("role.administrator"));
        published.votes = "\u2013";
        rows.push_back(std::move(published));
    }
    return rows;
}

bool is_kind(const workflows::Transitioned& step, std::string_view kind) {
    if (kind == "decisions") return step.manner == "group" || step.manner == "delegated";
    if (kind == "returns") return step.event.starts_with("return_to_");
    return true;
}

std::vector<Choice> kind_choices(const Call& call) {
    std::vector<Choice> list;
    for (const char* kind : {"", "decisions", "returns"})
        list.push_back({kind, call.words.text("hist.kind." + std::string(*kind == '\0' ? "all" : kind)),
                        call.in_query("kind") == kind});
    return list;
}

void add_links(const Call& call, HistoryView& page) {
    const auto from = read_date(call.in_query("from")), until = read_date(call.in_query("to"));
    Pairs query;
    if (from) query.emplace_back("from", engine::to_text(*from));
    if (until) query.emplace_back("to", engine::to_text(*until));
    if (call.as_of) query.emplace_back("as_of", workflows::to_text(*call.as_of));
    const auto with = [&](std::initializer_list<std::pair<std::string, std::string>> more) {
        Pairs all(more);
        all.insert(all.end(), query.begin(), query.end());
        return link_to("/api/v1/exports", all);
    };
    page.csv_href = with({{"format", "csv"}});
    page.excel_href = with({{"format", "csv"}, {"excel", "true"}});
    page.jsonl_href = with({{"format", "jsonl"}});
}

/// The number in a parameter; 0 for anything else.
std::size_t number_in(std::string_view text) {
    std::size_t number = 0;
    for (const char digit : text.substr(0, 6)) {
        if (digit < '0' || digit > '9') return 0;
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    }
    return number;
}

/// The page's rows as data; the next ones are where JSON says.
Response as_twin(Twin twin, const std::vector<DecisionView>& decisions, std::size_t begin, std::size_t end, const std::string& next) {
    std::vector<TwinRow> rows;
    for (std::size_t i = begin; i < end; ++i) rows.push_back(decisions[i].data);
    if (twin == Twin::json) return json_twin(rows, next);
    return csv_twin("history.csv", {"at", "case", "orpha", "name", "transition", "event", "from", "to", "manner", "role", "outcome"}, rows);
}

Response show_history(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const Cases then(call);
    HistoryView page{.from = std::string(call.in_query("from")), .until = std::string(call.in_query("to"))};
    Asked asked = filter_of(call);
    asked.filter.not_closed = false;
    asked.filter.status.clear();
    asked.filter.limit = cases_at_a_time;
    asked.filter.sort = "-phase_since";
    const auto from = read_date(page.from), until = read_date(page.until);
    bool valid = true;
    const auto cases = then->list(asked.filter, valid);
    for (const auto& case_row : cases.rows) {
        const auto file = case_then(call, case_row.id);
        if (!file) continue;
        for (const auto& step : file->transitions)
            if (is_kind(step, call.in_query("kind")) && (!from || *from <= step.by.date) &&
                (!until || step.by.date <= *until))
                page.rows.push_back(decision_of(call, *file, step));
    }
    const bool all_cases = asked.filter.outcome.empty() && asked.filter.centre.empty() && asked.filter.cursor.empty() && !call.as_of;
    if (all_cases && call.in_query("kind") != "returns")
        for (auto& row : policy_rows(call)) {
            const auto date = engine::parse_date(row.at.substr(0, 10));
            if (date && (!from || *from <= *date) && (!until || *date <= *until)) page.rows.push_back(std::move(row));
        }
    std::ranges::stable_sort(page.rows, std::ranges::greater(), &DecisionView::at);
    page.shown =
        call.words.text("hist.hits", {{"n", std::to_string(page.rows.size())},
                                      {"many", number(call.words, static_cast<std::int64_t>(page.rows.size()))}});
    const auto skip = std::min(page.rows.size(), number_in(call.in_query("skip")));
    const auto end = std::min(page.rows.size(), skip + rows_a_page);
    if (end < page.rows.size())
        page.next_href = same_list(call, "/history", {{"skip", std::to_string(end)}});
    else if (!cases.next.empty())
        page.next_href = same_list(call, "/history", {{"cursor", cases.next}, {"skip", ""}});
    if (const Twin twin = twin_of(call); twin != Twin::page) return as_twin(twin, page.rows, skip, end, page.next_href);
    page.rows = std::vector<DecisionView>(page.rows.begin() + static_cast<std::ptrdiff_t>(skip),
                                          page.rows.begin() + static_cast<std::ptrdiff_t>(end));
    page.outcomes = asked.outcomes;
    page.centres = asked.centres;
    page.kinds = kind_choices(call);
    add_links(call, page);
    return show(call, {.title = call.words.text("nav.history"), .menu = "history"}, history_template, page);
}

}  // namespace

PageSet history_pages() {
    return {.routes = {page_route("/history", show_history, "Decisions and steps across cases",
                                  {"from", "to", "kind", "outcome", "centre", "cursor", "skip", "as_of", "format"})},
            .templates = {use_of(history_template)}};
}

}  // namespace web
