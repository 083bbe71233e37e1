#include "workflows/screening/screening.hpp"

#include "workflows/screening/pasted_list.hpp"

#include <algorithm>

namespace workflows::screening {

namespace {

void add_cases(const CasesByCode& cases, std::int64_t code, Screened& row) {
    if (cases.empty()) return;
    if (const auto found = cases.find(std::to_string(code)); found != cases.end()) row.cases = found->second;
}

/// The entry an element of a list means; fills how it was recognised.
std::optional<std::uint32_t> recognised(const Index& index, const std::string& typed, Screened& row) {
    if (const auto code = code_in(typed)) {
        const orphanet::Known* known = index.books->find(*code);
        if (known == nullptr) return std::nullopt;
        return static_cast<std::uint32_t>(known - index.books->known.data());
    }
    const auto hit = index.names.find(typed);
    if (!hit) return std::nullopt;
    row.fit = hit->fit;
    row.matched = std::string(hit->name);
    return hit->entry;
}

bool fits(const Screening& screening, const Screened& row, const Rules& rules, const ScreeningFilter& filter) {
    const orphanet::Entity& entity = screening.known(row).entity;
    if (filter.status && entity.status != *filter.status) return false;
    if (filter.level && entity.level != *filter.level) return false;
    if (filter.has_case && *filter.has_case == row.cases.empty()) return false;
    for (std::size_t i = 0; i < filter.values.size(); ++i)
        if (filter.values[i] && row.verdicts[i].value != *filter.values[i]) return false;
    return filter.centre.empty() || std::ranges::any_of(row.rules, [&](std::uint16_t rule) {
               return rules.centres[rule].centre == filter.centre;
           });
}

}  // namespace

std::shared_ptr<const Index> Screener::index() {
    if (facts_ == nullptr) return nullptr;
    auto library = facts_->everything();
    if (library == nullptr || library->known.empty()) return nullptr;
    const std::lock_guard lock(mutex_);
    if (latest_ == nullptr || latest_->books != library) latest_ = std::make_shared<const Index>(std::move(library));
    return latest_;
}

std::vector<Suggestion> Screener::suggestions(const Rules& rules, std::int64_t code,
                                              const std::vector<YearCount>& enquiries) {
    const auto found = index();
    if (found == nullptr || found->books->find(code) == nullptr) return {};
    return suggest(rules, facts_->facts(code), enquiries);
}

CasesByCode cases_by_code(CaseList& cases) {
    CasesByCode by_code;
    CaseFilter filter{.sort = "-id", .limit = 200};
    for (bool valid = true;;) {
        CasePage page = cases.list(filter, valid);
        for (engine::CaseRow& row : page.rows)
            if (!row.orpha.empty()) by_code[row.orpha].push_back(std::move(row));
        if (page.next.empty() || !valid) return by_code;
        filter.cursor = page.next;
    }
}

Screening screen_all(std::shared_ptr<const Index> index, const Rules& rules, const CasesByCode& cases) {
    Screening screening{.index = std::move(index)};
    const auto& known = screening.index->books->known;
    FittingRules fitting = fitting_rules(rules, *screening.index->books);
    screening.rows.reserve(known.size());
    for (std::uint32_t entry = 0; entry < known.size(); ++entry) {
        Screened& row = screening.rows.emplace_back();
        row.entry = entry;
        row.verdicts = judge(rules, known[entry].facts);
        row.rules = std::move(fitting[entry]);
        add_cases(cases, known[entry].entity.code, row);
    }
    return screening;
}

Screening screen_list(std::shared_ptr<const Index> index, const Rules& rules, const std::vector<std::string>& entries,
                      const CasesByCode& cases) {
    Screening screening{.index = std::move(index)};
    const orphanet::Library& library = *screening.index->books;
    std::map<std::uint32_t, std::size_t> places;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Screened row{.typed = entries[i]};
        const auto entry = recognised(*screening.index, entries[i], row);
        if (!entry) {
            screening.not_found.push_back(entries[i]);
            continue;
        }
        row.entry = *entry;
        const auto [place, is_first] = places.try_emplace(*entry, i + 1);
        if (!is_first) row.duplicate_of = place->second;
        const orphanet::Known& known = library.known[*entry];
        row.verdicts = judge(rules, known.facts);
        row.rules = fitting_rules(rules, library, known.entity.code);
        add_cases(cases, known.entity.code, row);
        screening.rows.push_back(std::move(row));
    }
    return screening;
}

void narrow(Screening& screening, const Rules& rules, const ScreeningFilter& filter) {
    std::erase_if(screening.rows, [&](const Screened& row) { return !fits(screening, row, rules, filter); });
}

ValueCounts count_values(const Screening& screening) {
    ValueCounts counts{};
    for (const Screened& row : screening.rows)
        for (std::size_t i = 0; i < counts.size(); ++i) ++counts[i][static_cast<std::size_t>(row.verdicts[i].value)];
    return counts;
}

}  // namespace workflows::screening
