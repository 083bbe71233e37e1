#include "web/pages/suggestion_view.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/screening.hpp"

namespace web {

namespace screening = workflows::screening;

namespace {

/// "product9_prev 23.06.2026, post 8323"; the release's date where it is known.
std::string source_of(const Call& call, const screening::Index* index, const screening::Record& record) {
    std::string date;
    if (index != nullptr)
        if (const auto release = index->books->releases.find(record.release);
            release != index->books->releases.end())
            date = long_date(call.words, std::string_view(release->second.date).substr(0, 10));
    return call.words.text("src.line",
                           {{"product", record.product}, {"date", date}, {"id", std::to_string(record.record)}});
}

/// Counts of enquiries are said in bands, whose words differ by language.
std::string said_of(const Catalogue& words, const screening::Record& record) {
    return record.product == "enquiries" ? words.text("band." + record.said) : record.said;
}

}  // namespace

std::vector<screening::Suggestion> suggestions_of(const Call& call, const workflows::Case& file) {
    const auto code = file.identity ? workflows::orphanet::parse_code(file.identity->orpha) : std::nullopt;
    if (!code) return {};
    std::vector<screening::YearCount> enquiries;
    for (const auto& row : file.enquiries) enquiries.push_back({row.year, row.count});
    return call.app.screener.suggestions(call.viewer.policy().rules, *code, enquiries);
}

std::vector<SuggestionView> suggestion_views(const Call& call, const workflows::Case& file,
                                             std::string_view criterion) {
    auto suggestions = suggestions_of(call, file);
    if (!criterion.empty())
        std::erase_if(suggestions, [&](const screening::Suggestion& one) { return one.criterion != criterion; });
    return suggestion_views(call, suggestions);
}

std::vector<SuggestionView> suggestion_views(const Call& call, const std::vector<screening::Suggestion>& suggestions) {
    const auto index = call.app.screener.index();
    std::vector<SuggestionView> views;
    for (const auto& suggestion : suggestions) {
        SuggestionView view{.title = criterion_name(call.words, suggestion.criterion),
                            .reason = call.words.text(suggestion.reason),
                            .mark = value_mark(call.words, screening::name_of(suggestion.verdict.value))};
        view.certainty = lower(term(call.words, "choice.certainty", screening::name_of(suggestion.verdict.certainty)));
        for (const auto& record : suggestion.records)
            view.records.push_back({said_of(call.words, record), source_of(call, index.get(), record),
                                    record.chosen ? call.words.text("src.used") : std::string()});
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace web
