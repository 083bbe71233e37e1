// What was imported from Orphanet, and what each release changed against the one before.
#include "web/pages/change_words.hpp"
#include "web/pages/diagnosis.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "web/release_query.hpp"
#include "web/twin.hpp"
#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

constexpr std::size_t rows_a_page = 200;

struct ReleaseRow {
    std::string href, name, date, codes, imported;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("date", date);
        to("codes", codes);
        to("imported", imported);
    }
};

struct ReleasesView {
    std::string empty, look_href, past_action, as_of;
    std::vector<ReleaseRow> rows;

    void describe(auto& to) const {
        to("empty", empty);
        to("look_href", look_href);
        to("past_action", past_action);
        to("as_of", as_of);
        to("rows", rows);
    }
};

struct ChangeRow {
    std::string href, name, language, code, what, before, after, target;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("language", language);
        to("code", code);
        to("what", what);
        to("before", before);
        to("after", after);
        to("target", target);
    }
};

struct DifferenceView {
    Crumbs crumbs;
    std::string title, lead, shown, all_href, csv_href, json_href, next_href, attribution;
    std::vector<Link> counts;
    std::vector<ChangeRow> rows;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("lead", lead);
        to("shown", shown);
        to("all_href", all_href);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("next_href", next_href);
        to("attribution", attribution);
        to("counts", counts);
        to("rows", rows);
    }
};

constexpr Template<ReleasesView> releases_template{"releases"};
constexpr Template<DifferenceView> difference_template{"release"};

std::string day_of(const Catalogue& words, const orphanet::Release& release) {
    return long_date(words, std::string_view(release.date).substr(0, 10));
}

/// "product9_prev, en", "product3/156 Rare genetic disease, en".
std::string series_name(const orphanet::Release& release) {
    std::string name = release.product;
    if (release.classification != 0) name += "/" + std::to_string(release.classification);
    if (!release.title.empty()) name += " " + release.title;
    return name + ", " + release.language;
}

Response show_releases(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto& words = call.words;
    ReleasesView page{.look_href = link_then(call, "/look-again"), .past_action = "/releases", .as_of = moment_typed(call)};
    for (const orphanet::Release& release : call.nomenclature().releases())
        page.rows.push_back({.href = link_then(call, "/releases/" + std::to_string(release.id)),
                             .name = series_name(release),
                             .date = sentences({day_of(words, release), release.version}),
                             .codes = number(words, release.distinct_codes),
                             .imported = date_and_time(words, release.imported_at)});
    if (page.rows.empty()) page.empty = words.text("releases.none");
    return show(call, {.title = words.text("releases.title"), .menu = "diagnoses"}, releases_template, page);
}

ChangeRow row_of(const Call& call, const orphanet::Release& release, const orphanet::Change& change) {
    const auto& words = call.words;
    const std::string code = std::to_string(change.code), what = orphanet::what_of(change);
    ChangeRow row{.href = link_then(call, "/diagnoses/" + code),
                  .name = change.name.empty() ? orpha(code) : change.name,
                  .code = orpha(code),
                  .what = change_name(words, what),
                  .before = change.before,
                  .after = change.after};
    if (what == "inactive" || what == "active")
        row.before = term(words, "diagnosis.status", change.before), row.after = term(words, "diagnosis.status", change.after);
    if (what == "level" && !change.before.empty()) row.before = term(words, "choice.level", change.before);
    if (what == "level" && !change.after.empty()) row.after = term(words, "choice.level", change.after);
    if (release.language != call.language) row.language = release.language;
    if (change.target)
        row.target = target_sentence(words, std::to_string(change.target->code), name_of(change.target->relation));
    return row;
}

std::size_t page_asked(const Call& call) {
    const std::string_view word = call.in_query("page");
    std::size_t page = 1;
    std::from_chars(word.data(), word.data() + word.size(), page);
    return std::max<std::size_t>(page, 1) - 1;
}

void add_rows(const Call& call, const orphanet::Difference& difference, const std::string& path, DifferenceView& page) {
    std::map<std::string, std::int64_t> counts;
    std::vector<const orphanet::Change*> wanted;
    for (const orphanet::Change& change : difference.changes) {
        const std::string what = orphanet::what_of(change);
        ++counts[what];
        if (call.in_query("change").empty() || call.in_query("change") == what) wanted.push_back(&change);
    }
    for (const auto& [what, count] : counts)
        page.counts.push_back({same_list(call, path, {{"change", what}, {"page", ""}}), change_name(call.words, what), number(call.words, count)});
    const auto total = static_cast<std::int64_t>(wanted.size());
    page.shown = call.words.text("releases.changes", {{"n", std::to_string(total)}, {"many", number(call.words, total)}});
    const std::size_t first = std::min(page_asked(call) * rows_a_page, wanted.size());
    const std::size_t end = std::min(first + rows_a_page, wanted.size());
    for (std::size_t i = first; i < end; ++i) page.rows.push_back(row_of(call, difference.after, *wanted[i]));
    if (end < wanted.size()) page.next_href = same_list(call, path, {{"page", std::to_string(first / rows_a_page + 2)}});
    if (!call.in_query("change").empty()) page.all_href = same_list(call, path, {{"change", ""}, {"page", ""}});
}

Response show_release(Call& call) {
    auto asked = asked_difference(call);
    if (auto* refused = std::get_if<Response>(&asked)) return std::move(*refused);
    const auto& difference = *std::get<DifferenceCache::Made>(asked);
    if (twin_of(call) == Twin::csv) {
        std::vector<std::vector<std::string>> rows;
        for (const orphanet::Change& change : difference.changes) rows.push_back(orphanet::cells(change));
        return csv_file("release-difference.csv", orphanet::difference_columns(), rows);
    }
    if (twin_of(call) == Twin::json) return json(orphanet::as_value(difference));
    const auto& words = call.words;
    const std::string path = "/releases/" + std::to_string(difference.after.id);
    DifferenceView page{.title = words.text("releases.difference", {{"date", day_of(words, difference.after)}}),
                        .lead = words.text("releases.lead", {{"series", series_name(difference.after)},
                                                             {"before", day_of(words, difference.before)},
                                                             {"after", day_of(words, difference.after)}}),
                        .csv_href = same_list(call, path, {{"format", "csv"}, {"page", ""}, {"change", ""}}),
                        .json_href = same_list(call, path, {{"format", "json"}, {"page", ""}, {"change", ""}})};
    page.crumbs = crumbs({{link_then(call, "/releases"), words.text("releases.title"), {}}}, page.title);
    add_rows(call, difference, path, page);
    page.attribution = words.text("diagnosis.attribution", {{"version", difference.after.date + " " + difference.after.version}});
    return show(call, {.title = page.title, .menu = "diagnoses"}, difference_template, page);
}

}  // namespace

PageSet release_pages() {
    return {.routes = {page_route("/releases", show_releases, "What was imported from Orphanet", {"as_of"}, Access::signed_in),
                       page_route("/releases/{id}", show_release, "What a release changed",
                                  {"against", "change", "page", "format", "as_of"}, Access::signed_in)},
            .templates = {use_of(releases_template), use_of(difference_template)}};
}

}  // namespace web
