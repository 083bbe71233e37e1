// The page of a diagnosis, and searching: by case number, ORPHAcode, name or synonym.
#include "web/pages/diagnosis.hpp"

#include "web/icons.hpp"
#include "web/local_query.hpp"
#include "web/pages/diagnosis_facts.hpp"
#include "web/pages/diagnosis_local.hpp"
#include "web/pages/diagnosis_places.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/suggestion_view.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/suggestion.hpp"

#include <algorithm>
#include <charconv>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

struct DiagnosisView {
    Crumbs crumbs;
    std::string code, level, status, name, language, orphanet_name, orphanet_language, register_href, attribution, no_cases;
    std::vector<std::string> synonyms;
    std::vector<Notice> notices;
    std::vector<CaseCard> cases;
    std::vector<Fact> source;
    FactsView facts;
    std::vector<SuggestionView> suggestions;
    std::vector<PlaceTree> places;
    std::vector<Link> parents, children;
    std::string more_children;
    std::vector<Fact> local_names, enquiries;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("orphanet_name", orphanet_name);
        to("orphanet_language", orphanet_language);
        to("local_names", local_names);
        to("synonym_language", orphanet_name.empty() ? language : orphanet_language);
        to("enquiries", enquiries);
        to("code", code);
        to("level", level);
        to("status", status);
        to("name", name);
        to("language", language);
        to("register_href", register_href);
        to("attribution", attribution);
        to("no_cases", no_cases);
        to("synonyms", synonyms);
        to("notices", notices);
        to("cases", cases);
        to("source", source);
        to("facts", facts);
        to("suggestions", suggestions);
        to("places", places);
        to("parents", parents);
        to("children", children);
        to("more_children", more_children);
    }
};

struct SearchView {
    std::string q, shown, title, action, empty;
    std::vector<HitView> hits;

    void describe(auto& to) const {
        to("q", q);
        to("shown", shown);
        to("title", title);
        to("action", action);
        to("empty", empty);
        to("hits", hits);
    }
};

constexpr Template<DiagnosisView> diagnosis_template{"diagnosis"};
constexpr Template<SearchView> search_template{"search"};
constexpr std::size_t most_hits = 30;
constexpr std::size_t most_relatives = 100;

std::vector<CaseCard> cases_of(Call& call, std::string_view q) {
    bool valid = true;
    std::vector<CaseCard> cards;
    const Cases then(call);
    for (const auto& row : then->list({.q = std::string(q), .limit = most_hits}, valid).rows) cards.push_back(card_of(call, row));
    return cards;
}

// Facts, places and relatives, from every product in force.
void fill_facts(Call& call, std::int64_t code, DiagnosisView& page) {
    const orphanet::Facts facts = call.facts().facts(code);
    const std::vector<orphanet::Release> releases = call.nomenclature().releases();
    page.facts = facts_view(call, facts, releases);
    const auto& rules = call.office().policies.on(call.viewer.today).rules;
    page.suggestions = suggestion_views(call, workflows::screening::suggest(rules, facts, known_enquiries(call, code)));
    page.places = place_trees(call, facts, releases);
    std::vector<std::int64_t> parents;
    for (const orphanet::Parent& parent : facts.parents) parents.push_back(parent.code);
    std::sort(parents.begin(), parents.end());
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    page.parents = entity_links(call, parents, most_relatives);
    const std::vector<std::int64_t> children = call.facts().children(code);
    page.children = entity_links(call, children, most_relatives);
    if (children.size() > page.children.size())
        page.more_children = call.words.text("diagnosis.children.more", {{"n", number(call.words, static_cast<std::int64_t>(children.size()))}});
}

Response show_diagnosis(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto code = code_of(call.in_path("orpha"));
    const auto found = code ? call.nomenclature().find(*code) : std::nullopt;
    if (!found) return problem_response(call, "not-found", "problem.no_such_code");
    const auto& words = call.words;
    const auto& entity = found->entity;
    DiagnosisView page{.code = orpha(std::to_string(entity.code)),
                       .level = level_name(words, entity.level),
                       .status = status_name(words, entity.status),
                       .name = entity.name};
    if (entity.language != call.language) page.language = entity.language;
    page.synonyms = entity.synonyms;
    if (auto notice = inactive_notice(call, entity)) page.notices.push_back(std::move(*notice));
    if (!found->in_force) page.notices.push_back({"warning", words.text("diagnosis.old"), words.text("diagnosis.old.text"), {}, {}});
    page.cases = cases_of(call, page.code);
    if (page.cases.empty()) {
        page.no_cases = words.text("diagnosis.no_cases");
        if (!call.as_of && call.viewer.holds("case_officer")) page.register_href = link_to("/cases/new", {{"orpha", std::to_string(entity.code)}});
    }
    page.source.push_back({words.text("diagnosis.release"), release_name(words, found->release), {}});
    page.source.push_back({words.text("diagnosis.file"), found->release.file, {}});
    page.source.push_back({words.text("diagnosis.print"), found->release.sha256, {}});
    fill_facts(call, entity.code, page);
    page.attribution = words.text("diagnosis.attribution", {{"version", found->release.date + " " + found->release.version}});
    page.enquiries = enquiry_facts(call, entity.code);
    page.local_names = local_name_facts(call, entity.code);
    if (const std::string ours = local_name_of(call, entity.code); !ours.empty()) {
        page.orphanet_name = page.name;
        page.orphanet_language = page.language;
        page.name = ours;
        page.language.clear();
    }
    page.crumbs = crumbs({{"/diagnoses", words.text("nav.diagnoses"), {}}}, page.name);
    return show(call, {.title = page.name + ", " + page.code, .menu = "diagnoses"}, diagnosis_template, page);
}

Response show_diagnoses(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto& words = call.words;
    SearchView page{.q = std::string(call.in_query("q")), .title = words.text("nav.diagnoses"), .action = "/diagnoses"};
    if (!page.q.empty()) {
        page.hits = hits_for(call, page.q, most_hits, {});
        page.shown = words.text("hist.hits", {{"n", std::to_string(page.hits.size())}, {"many", std::to_string(page.hits.size())}});
        if (page.hits.empty()) page.empty = words.text("search.nothing");
    }
    return show(call, {.title = page.title, .menu = "diagnoses"}, search_template, page);
}

}  // namespace

std::optional<std::int64_t> code_of(std::string_view text) {
    constexpr std::string_view prefix = "orpha";
    std::size_t at = 0;
    while (at < text.size() && at < prefix.size() && (text[at] | 0x20) == prefix[at]) ++at;
    if (at != 0 && at != prefix.size()) return std::nullopt;
    while (at < text.size() && (text[at] == ':' || text[at] == ' ')) ++at;
    std::int64_t code = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), code);
    if (error != std::errc() || end != text.data() + text.size() || code <= 0) return std::nullopt;
    return code;
}

std::string level_name(const Catalogue& words, orphanet::Level level) {
    switch (level) {
        case orphanet::Level::group: return words.text("choice.level.group");
        case orphanet::Level::disorder: return words.text("choice.level.disorder");
        case orphanet::Level::subtype: return words.text("choice.level.subtype");
        case orphanet::Level::unstated: return words.text("diagnosis.level.none");
    }
    return {};
}

std::string status_name(const Catalogue& words, orphanet::Status status) {
    switch (status) {
        case orphanet::Status::active: return words.text("diagnosis.status.active");
        case orphanet::Status::deprecated: return words.text("diagnosis.status.deprecated");
        case orphanet::Status::obsolete: return words.text("diagnosis.status.obsolete");
        case orphanet::Status::non_rare: return words.text("diagnosis.status.non_rare");
        case orphanet::Status::inactive: return words.text("diagnosis.status.inactive");
    }
    return {};
}

std::string release_name(const Catalogue& words, const orphanet::Release& release) {
    return words.text("src.release", {{"product", release.product},
                                      {"language", release.language},
                                      {"version", release.version},
                                      {"date", long_date(words, std::string_view(release.date).substr(0, 10))}});
}

std::optional<Notice> inactive_notice(const Call& call, const orphanet::Entity& entity) {
    if (entity.active) return std::nullopt;
    const std::string code = std::to_string(entity.code);
    if (entity.targets.empty())
        return Notice{"warning",
                      call.words.text("err.code_gone", {{"code", code}}),
                      status_name(call.words, entity.status),
                      {},
                      {}};
    const std::string target = std::to_string(entity.targets.front().code);
    return Notice{"warning", call.words.text("err.code_inactive", {{"code", code}, {"target", target}}),
                  status_name(call.words, entity.status), "/diagnoses/" + target, orpha(target)};
}

std::vector<HitView> hits_for(Call& call, std::string_view text, std::size_t limit, std::string_view choose) {
    std::vector<HitView> hits;
    for (const auto& hit : call.nomenclature().search(text, limit)) {
        const std::string code = std::to_string(hit.code);
        HitView view{.href = "/diagnoses/" + code,
                     .code = orpha(code),
                     .name = hit.name,
                     .level = level_name(call.words, hit.level),
                     .language = "en"};
        // A Norwegian name before Orphanet's, which then stands below it.
        if (const std::string ours = local_name_of(call, hit.code); !ours.empty()) {
            view.name = ours;
            view.language = call.language;
            view.matched = hit.name;
        }
        if (hit.by_synonym) view.matched = call.words.text("search.synonym", {{"name", hit.matched}});
        if (hit.status != orphanet::Status::active) view.status = status_name(call.words, hit.status);
        if (hit.target) view.target = orpha(std::to_string(*hit.target));
        if (!choose.empty()) view.choose_href = link_to(choose, {{"orpha", code}}) + "#form";
        hits.push_back(std::move(view));
    }
    return hits;
}

PageSet diagnosis_pages() {
    return {.routes = {page_route("/diagnoses/{orpha}", show_diagnosis, "One diagnosis as Orphanet has it", {"as_of"}),
                       page_route("/diagnoses", show_diagnoses, "Finds diagnoses", {"q", "as_of"})},
            .templates = {use_of(diagnosis_template), use_of(search_template)}};
}

}  // namespace web
