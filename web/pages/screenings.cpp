// Screening: what we know of these codes. One form for a pasted list or everything, with filters; the rows as a table,
// CSV and JSON of the same query.
#include "web/pages/case_view.hpp"
#include "web/pages/diagnosis.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/screening_view.hpp"
#include "web/local_query.hpp"
#include "web/policy_query.hpp"
#include "web/problem.hpp"
#include "web/screening_query.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/screening/answer.hpp"

#include <algorithm>
#include <charconv>

namespace web {

namespace {

namespace screening = workflows::screening;
namespace orphanet = workflows::orphanet;

constexpr Template<ScreeningView> screening_template{"screenings"};
constexpr std::size_t rows_a_page = 200;

SelectView select(const Call& call, const Pairs& fields, const std::string& name, std::string label,
                  std::initializer_list<std::string_view> values, const std::string& prefix) {
    SelectView view{.name = name, .label = std::move(label), .choices = {{"", call.words.text("filter.all")}}};
    for (const auto value : values) {
        view.choices.push_back({std::string(value), call.words.text(prefix + std::string(value))});
        view.choices.back().chosen = value_of(fields, name) == value;
    }
    return view;
}

std::vector<SelectView> selects_for(const Call& call, const Pairs& fields) {
    const auto& words = call.words;
    std::vector<SelectView> all;
    for (const auto criterion : workflows::criteria)
        all.push_back(select(call, fields, std::string(criterion), criterion_name(words, criterion),
                             {"met", "not_met", "undetermined"}, "screening.value."));
    all.push_back(select(call, fields, "status", words.text("screening.status"),
                         {"active", "deprecated", "obsolete", "non_rare", "inactive"}, "diagnosis.status."));
    all.push_back(select(call, fields, "level", words.text("screening.level"), {"group", "disorder", "subtype"},
                         "choice.level."));
    all.push_back(select(call, fields, "case", words.text("screening.case"), {"with", "without"}, "screening.case."));
    SelectView centres{
        .name = "centre", .label = words.text("screening.centre"), .choices = {{"", words.text("filter.all")}}};
    for (const auto& centre : call.viewer.policy().centres)
        centres.choices.push_back({centre.id, centre.id, value_of(fields, "centre") == centre.id});
    all.push_back(std::move(centres));
    SelectView policies{.name = "policy", .label = words.text("nav.policy")};
    for (const KnownPolicy& known : known_policies(call)) {
        const std::string& version = known.policy().version;
        const auto asked = value_of(fields, "policy");
        policies.choices.push_back({version, version, asked.empty() ? known.in_force : asked == version});
    }
    all.push_back(std::move(policies));
    return all;
}

std::string how_found(const Catalogue& words, const screening::Screened& row) {
    if (row.typed.empty()) return {};
    std::string text;
    if (row.fit == screening::Fit::synonym) text = words.text("search.synonym", {{"name", row.matched}});
    if (row.fit == screening::Fit::similar)
        text = words.text("screening.similar", {{"typed", row.typed}, {"name", row.matched}});
    if (row.duplicate_of != 0)
        text = sentences({text, words.text("screening.duplicate", {{"place", std::to_string(row.duplicate_of)}})});
    return text;
}

ScreenedView row_view(const Call& call, const screening::Screening& result, const screening::Screened& row,
                      const workflows::Policy& policy) {
    const auto& words = call.words;
    const orphanet::Entity& entity = result.known(row).entity;
    const std::string code = std::to_string(entity.code), ours = local_name_of(call, entity.code);
    ScreenedView view{
        .href = "/diagnoses/" + code, .name = ours.empty() ? entity.name : ours, .code = orpha(code), .typed = how_found(words, row)};
    if (view.name.empty()) view.name = view.code;
    if (ours.empty() && entity.language != call.language) view.name_language = entity.language;
    view.state = status_name(words, entity.status);
    if (!entity.targets.empty()) view.target = orpha(std::to_string(entity.targets.front().code));
    if (!row.cases.empty()) {
        const engine::CaseRow& newest = row.cases.front();
        view.case_href = "/cases/" + newest.id;
        view.case_text = newest.id + ", " +
                         (newest.status == "closed" ? words.text("phase.closed")
                                                    : phase_name(words, std::string_view(newest.phase)));
        if (!newest.outcome.empty()) view.case_text += ", " + term(words, "outcome", newest.outcome);
    }
    for (std::size_t i = 0; i < row.verdicts.size(); ++i)
        view.verdicts.push_back(
            {std::string(workflows::criteria[i]), value_mark(words, screening::name_of(row.verdicts[i].value))});
    for (const auto& centre : screening::suggested_centres(policy.rules, row.rules))
        view.centres += (view.centres.empty() ? "" : ", ") + centre.centre;
    return view;
}

void add_counts(const Call& call, const screening::Screening& result, ScreeningView& page) {
    const auto counts = screening::count_values(result);
    const auto told = [&](std::size_t i, screening::Judged value) {
        return number(call.words, static_cast<std::int64_t>(counts[i][static_cast<std::size_t>(value)]));
    };
    for (std::size_t i = 0; i < counts.size(); ++i)
        page.counts.push_back({criterion_name(call.words, workflows::criteria[i]), told(i, screening::Judged::met),
                               told(i, screening::Judged::not_met), told(i, screening::Judged::undetermined)});
}

std::string attribution_of(const Call& call, const orphanet::Library& library) {
    for (const auto& [id, release] : library.releases)
        if (release.product == "product9_prev")
            return call.words.text("footer.orphanet",
                                   {{"version", release.version.empty() ? release.product : release.version},
                                    {"date", long_date(call.words, std::string_view(release.date).substr(0, 10))}});
    return {};
}

/// Where the page's rows begin: `page` counts from 1.
std::size_t first_row(const Pairs& fields) {
    const std::string_view word = value_of(fields, "page");
    std::size_t page = 1;
    std::from_chars(word.data(), word.data() + word.size(), page);
    return (std::max<std::size_t>(page, 1) - 1) * rows_a_page;
}

void add_rows(const Call& call, const Pairs& fields, const screening::Screening& result, const ScreeningQuery& query,
              ScreeningView& page) {
    const auto total = static_cast<std::int64_t>(result.rows.size());
    page.shown = call.words.text("hist.hits", {{"n", std::to_string(total)}, {"many", number(call.words, total)}});
    page.not_found = result.not_found;
    add_counts(call, result, page);
    page.attribution = attribution_of(call, *result.index->books);
    // A pasted list is shown whole; everything goes by pages.
    const std::size_t first = query.all ? std::min(first_row(fields), result.rows.size()) : 0;
    const std::size_t end = query.all ? std::min(first + rows_a_page, result.rows.size()) : result.rows.size();
    for (std::size_t i = first; i < end; ++i)
        page.rows.push_back(row_view(call, result, result.rows[i], *query.policy));
    if (end < result.rows.size())
        page.next_href = same_list(call, "/screenings", {{"page", std::to_string(first / rows_a_page + 2)}});
}

Response answer(Call& call, const Pairs& fields) {
    auto read = screening_query(call, fields);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const auto& query = std::get<ScreeningQuery>(read);
    ScreeningView page{.csrf = call.viewer.csrf,
                       .list = query.list,
                       .all_href = link_to("/screenings", {{"all", "true"}}),
                       .all = query.all};
    page.selects = selects_for(call, fields);
    const auto index = call.app.screener.index();
    const bool asked = query.all || !query.entries.empty();
    if (index == nullptr) {
        page.notice = call.words.text("screening.no_facts");
    } else if (asked) {
        const auto result = screened(call, index, query);
        if (value_of(fields, "format") == "csv") return screening_csv(result, *query.policy);
        if (value_of(fields, "format") == "json")
            return json(screening::as_value(result, *query.policy, call.language));
        add_rows(call, fields, result, query, page);
        if (call.request.method == "GET") {
            page.csv_href = same_list(call, "/screenings", {{"format", "csv"}, {"page", ""}});
            page.json_href = same_list(call, "/screenings", {{"format", "json"}, {"page", ""}});
        }
    }
    return show(call, {.title = call.words.text("screening.title"), .menu = "diagnoses"}, screening_template, page);
}

Response show_screening(Call& call) { return answer(call, call.request.query); }

/// A long list does not fit into an address; everything does, and can be paged and bookmarked there.
Response check_list(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (value_of(*form, "all") != "true") return answer(call, *form);
    Pairs query;
    for (const auto& [name, value] : *form)
        if (name != "csrf" && name != "list" && !value.empty()) query.emplace_back(name, value);
    return see_other(link_to("/screenings", query));
}

}  // namespace

PageSet screening_pages() {
    std::vector<std::string> known{"page"};
    for (const auto& parameter : screening_parameters()) known.push_back(parameter.name);
    return {.routes = {page_route("/screenings", show_screening, "What is known and suggested of many codes", known),
                       form_route("/screenings", check_list, "Checks a pasted list; changes nothing")},
            .templates = {use_of(screening_template)}};
}

}  // namespace web
