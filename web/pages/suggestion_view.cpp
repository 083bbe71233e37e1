#include "web/pages/suggestion_view.hpp"

#include "workflows/orphanet/local.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/screening.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace web {

namespace screening = workflows::screening;

namespace {

/// "product9_prev 23.06.2026, post 8323"; the release's date where it is known.
std::string source_of(const Call& call, const std::vector<workflows::orphanet::Release>& releases, const screening::Record& record) {
    const auto release = std::ranges::find(releases, record.release, &workflows::orphanet::Release::id);
    const std::string date = release == releases.end() ? std::string() : long_date(call.words, std::string_view(release->date).substr(0, 10));
    return call.words.text("src.line",
                           {{"product", record.product}, {"date", date}, {"id", std::to_string(record.record)}});
}

/// Counts of enquiries are said in bands, whose words differ by language.
std::string said_of(const Catalogue& words, const screening::Record& record) {
    return record.product == "enquiries" ? words.text("band." + record.said) : record.said;
}

}  // namespace

std::vector<screening::YearCount> known_enquiries(const Call& call, std::int64_t code, const workflows::Case* file) {
    std::vector<screening::YearCount> all;
    // What was imported counts once, also where the case has taken it over; what only the case has comes to it.
    const auto imported = call.local() == nullptr ? std::vector<workflows::orphanet::EnquiryCount>() : call.local()->enquiries(code);
    for (const auto& row : imported) all.push_back({row.year, row.count});
    if (file == nullptr) return all;
    std::map<std::pair<std::int64_t, std::string>, std::int64_t> of_case;
    for (const auto& row : file->enquiries) of_case[{row.year, row.channel}] = row.count;
    for (const auto& [key, count] : of_case) {
        const bool known = std::ranges::any_of(imported, [&key](const auto& one) { return one.year == key.first && one.channel == key.second; });
        if (!known) all.push_back({key.first, count});
    }
    return all;
}

std::vector<screening::Suggestion> suggestions_of(const Call& call, const workflows::Case& file) {
    const auto code = file.identity ? workflows::orphanet::parse_code(file.identity->orpha) : std::nullopt;
    if (!code) return {};
    return call.app.screener.suggestions(call.viewer.policy().rules, *code, known_enquiries(call, *code, &file));
}

std::vector<SuggestionView> suggestion_views(const Call& call, const workflows::Case& file,
                                             std::string_view criterion) {
    auto suggestions = suggestions_of(call, file);
    if (!criterion.empty())
        std::erase_if(suggestions, [&](const screening::Suggestion& one) { return one.criterion != criterion; });
    return suggestion_views(call, suggestions);
}

std::vector<SuggestionView> suggestion_views(const Call& call, const std::vector<screening::Suggestion>& suggestions) {
    const auto releases = call.nomenclature().releases();
    std::vector<SuggestionView> views;
    for (const auto& suggestion : suggestions) {
        SuggestionView view{.title = criterion_name(call.words, suggestion.criterion),
                            .reason = call.words.text(suggestion.reason),
                            .mark = value_mark(call.words, screening::name_of(suggestion.verdict.value))};
        view.certainty = lower(term(call.words, "choice.certainty", screening::name_of(suggestion.verdict.certainty)));
        for (const auto& record : suggestion.records)
            view.records.push_back({said_of(call.words, record), source_of(call, releases, record),
                                    record.chosen ? call.words.text("src.used") : std::string()});
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace web
