// What if: what one policy suggests otherwise than another, over everything known and every case. Changes nothing.
#include "web/pages/what_if.hpp"

#include "engine/export/csv.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/policy_query.hpp"
#include "web/problem.hpp"
#include "web/screening_query.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/text/format.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace web {

namespace {

namespace screening = workflows::screening;
using screening::Judged;
using screening::WhatIf;

constexpr Template<WhatIfView> what_if_template{"what_if"};
constexpr std::size_t most_shares = 12;

std::string told(const Catalogue& words, std::size_t count) { return number(words, static_cast<std::int64_t>(count)); }

/// "+208", "−176", "0".
std::string signed_number(const Catalogue& words, std::int64_t change) {
    return (change > 0 ? "+" : "") + number(words, change);
}

std::size_t count_of(const WhatIf& report, std::size_t criterion, Judged before, Judged after) {
    return report.counts[criterion][static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
}

/// Of one criterion: how many have the value before (`side` 0) or after (1).
std::size_t total_of(const WhatIf& report, std::size_t criterion, Judged value, int side) {
    std::size_t total = 0;
    for (const auto other : {Judged::undetermined, Judged::not_met, Judged::met})
        total += side == 0 ? count_of(report, criterion, value, other) : count_of(report, criterion, other, value);
    return total;
}

std::string name_in(const screening::Index& index, std::uint32_t entry) {
    const auto& entity = index.books->known[entry].entity;
    return entity.name.empty() ? orpha(std::to_string(entity.code)) : entity.name;
}
std::string code_in(const screening::Index& index, std::uint32_t entry) {
    return std::to_string(index.books->known[entry].entity.code);
}

void add_figures(const Catalogue& words, const WhatIf& report, WhatIfView& page) {
    const auto to_met = [&](Judged from) { return count_of(report, 0, from, Judged::met); };
    std::size_t changed = 0;
    for (const auto& flip : report.flips) changed += flip.criterion == 0 ? 1 : 0;
    const std::size_t unknown = count_of(report, 0, Judged::undetermined, Judged::undetermined);
    page.figures = {{words.text("what_if.figure.changed"), told(words, changed), {}},
                    {words.text("what_if.figure.not_met_to_met"), told(words, to_met(Judged::not_met)), {}},
                    {words.text("what_if.figure.undetermined_to_met"), told(words, to_met(Judged::undetermined)), {}},
                    {words.text("what_if.figure.unknown"), told(words, unknown), {}}};
    const std::size_t share = report.diagnoses == 0 ? 0 : (unknown * 200 + report.diagnoses) / (2 * report.diagnoses);
    page.summary =
        words.text("what_if.summary", {{"all", told(words, report.diagnoses)},
                                       {"out", told(words, count_of(report, 0, Judged::met, Judged::not_met))},
                                       {"share", std::to_string(share)}});
}

void add_tables(const Catalogue& words, const WhatIf& report, WhatIfView& page) {
    for (std::size_t i = 0; i < workflows::criteria.size(); ++i) {
        const bool flips = std::ranges::any_of(report.flips, [&](const auto& flip) { return flip.criterion == i; });
        if (i != 0 && !flips) continue;
        AnswerTable table{.title = criterion_name(words, workflows::criteria[i])};
        for (const auto value : {Judged::met, Judged::not_met, Judged::undetermined}) {
            const auto before = static_cast<std::int64_t>(total_of(report, i, value, 0));
            const auto after = static_cast<std::int64_t>(total_of(report, i, value, 1));
            table.rows.push_back({value_mark(words, name_of(value)), number(words, before), number(words, after),
                                  signed_number(words, after - before)});
        }
        page.tables.push_back(std::move(table));
    }
}

void add_cases(const Catalogue& words, const screening::Index& index, const WhatIf& report, WhatIfView& page) {
    for (const auto& [row, flip] : report.cases) {
        const std::string phase = row.status == "closed"
                                      ? words.text("phase.closed") + (row.outcome.empty() ? "" : ", " + row.outcome)
                                      : phase_name(words, std::string_view(row.phase));
        page.cases.push_back(
            {.href = "/cases/" + row.id,
             .name = row.name.empty() ? name_in(index, flip.entry) : row.name,
             .detail = row.id + ", " + phase,
             .criterion = criterion_name(words, workflows::criteria[flip.criterion]),
             .means = words.text("what_if.means." + std::string(screening::name_of(screening::meaning_of(row)))),
             .before = value_mark(words, name_of(flip.before.value)),
             .after = value_mark(words, name_of(flip.after.value))});
    }
}

void add_shares(const Catalogue& words, const WhatIf& report, WhatIfView& page) {
    ShareTable classifications{.title = words.text("what_if.classifications"),
                               .heading = words.text("what_if.classification"),
                               .note = words.text("what_if.classifications.note")};
    std::vector<std::pair<std::int64_t, screening::Share>> by_size(report.by_classification.begin(),
                                                                   report.by_classification.end());
    std::ranges::stable_sort(by_size, std::greater(), [](const auto& share) { return share.second.flips; });
    for (const auto& [id, share] : by_size) {
        if (classifications.rows.size() == most_shares) break;
        classifications.rows.push_back(
            {term(words, "classification", std::to_string(id)) + " (" + std::to_string(id) + ")",
             told(words, share.flips), told(words, share.of)});
    }
    ShareTable centres{.title = words.text("what_if.centres"),
                       .heading = words.text("screening.centre"),
                       .note = words.text("what_if.centres.note")};
    for (const auto& [centre, share] : report.by_centre)
        centres.rows.push_back({centre.empty() ? words.text("what_if.no_centre") : centre, told(words, share.flips),
                                told(words, share.of)});
    ShareTable reasons{.title = words.text("what_if.reasons"), .heading = words.text("what_if.reason")};
    for (const auto& [reason, count] : report.by_reason) {
        // "suggest.K1.class_met" has places to fill; "why.K1.class_met" says the same of many.
        const std::string key = "why" + std::string(reason.second.substr(reason.second.find('.')));
        reasons.rows.push_back({words.text(key), told(words, count), {}});
    }
    for (auto* table : {&classifications, &centres, &reasons})
        if (!table->rows.empty()) page.shares.push_back(std::move(*table));
}

void add_lists(const Catalogue& words, const screening::Index& index, const WhatIf& report,
               const workflows::Policy& after, WhatIfView& page) {
    page.near_title = words.text("what_if.near", {{"threshold", after.threshold}});
    for (const auto& near : report.near) {
        const std::string code = code_in(index, near.entry);
        const int percent = near.nearness.percent;
        page.near.push_back({.href = "/diagnoses/" + code,
                             .name = name_in(index, near.entry),
                             .code = orpha(code),
                             .value = words.text("what_if.value_at",
                                                 {{"value", workflows::decimal(near.nearness.value, words.language())},
                                                  {"place", near.nearness.place}}),
                             .distance = percent == 0 ? words.text("what_if.on_it")
                                                      : words.text(percent < 0 ? "what_if.below" : "what_if.above",
                                                                   {{"percent", std::to_string(std::abs(percent))}})});
    }
    page.changes_title = words.text("what_if.changes", {{"count", told(words, report.flips.size())}});
    for (const auto& flip : report.flips)
        page.changes.push_back(
            {"/diagnoses/" + code_in(index, flip.entry), name_in(index, flip.entry),
             words.text("what_if.change_of",
                        {{"criterion", std::string(workflows::criteria[flip.criterion])},
                         {"before", lower(words.text("screening.value." + std::string(name_of(flip.before.value))))},
                         {"after", lower(words.text("screening.value." + std::string(name_of(flip.after.value))))}})});
}

std::vector<Choice> policies(const std::vector<KnownPolicy>& known, const workflows::Policy& chosen) {
    std::vector<Choice> all;
    for (const KnownPolicy& one : known) {
        const auto& policy = one.policy();
        all.push_back({policy.version, policy.version + " (" + policy.threshold + ")", policy.sha256 == chosen.sha256});
    }
    return all;
}

Response as_csv(const engine::Value& report) {
    Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"what-if.csv\"");
    engine::CsvWriter csv(
        [&](std::string_view piece) {
            response.body += piece;
            return true;
        },
        engine::CsvStyle::plain);
    const std::array<std::string, 7> columns{"criterion", "orpha", "name", "from", "to", "certainty", "reason"};
    csv.row(columns);
    for (const engine::Value& change : report.list("changes")) {
        std::vector<std::string> cells;
        for (const std::string& column : columns) cells.push_back(change.text(column));
        csv.row(cells);
    }
    return response;
}

Response show_what_if(Call& call) {
    const auto& words = call.words;
    const bool asked = !call.in_query("from").empty() || !call.in_query("to").empty();
    const auto before = policy_of_version(call, asked ? call.in_query("from") : std::string_view(workflows::earlier_policy().version));
    const auto after = policy_of_version(call, call.in_query("to"));
    if (before == nullptr) return invalid(call, "?from", "screening.unknown_choice");
    if (after == nullptr) return invalid(call, "?to", "screening.unknown_choice");
    const auto known = known_policies(call);
    WhatIfView page{.crumbs = crumbs({{"/policies", words.text("policies.title"), {}}}, words.text("what_if.title")),
                    .lead = words.text("what_if.lead", {{"before", before->threshold}, {"after", after->threshold}}),
                    .before_name = words.text("what_if.policy", {{"version", before->version}}),
                    .after_name = words.text("what_if.policy", {{"version", after->version}}),
                    .from = policies(known, *before),
                    .to = policies(known, *after)};
    if (const auto index = call.app.screener.index(); index == nullptr) {
        page.notice = words.text("screening.no_facts");
    } else {
        const WhatIf report = screening::what_if(*index, *before, *after, screening::cases_by_code(call.app.cases));
        const engine::Value value = screening::as_value(report, *index, *before, *after);
        if (call.in_query("format") == "csv") return as_csv(value);
        add_figures(words, report, page);
        add_tables(words, report, page);
        add_cases(words, *index, report, page);
        add_shares(words, report, page);
        add_lists(words, *index, report, *after, page);
        page.print = value.text("sha256");
        page.csv_href = link_to("/what-if", {{"from", before->version}, {"to", after->version}, {"format", "csv"}});
        page.json_href = link_to("/api/v1/what-if", {{"from", before->version}, {"to", after->version}});
    }
    return show(call, {.title = words.text("what_if.title"), .menu = "policy"}, what_if_template, page);
}

}  // namespace

PageSet what_if_pages() {
    return {
        .routes = {page_route("/what-if", show_what_if, "What another policy would change", {"from", "to", "format"})},
        .templates = {use_of(what_if_template)}};
}

}  // namespace web
