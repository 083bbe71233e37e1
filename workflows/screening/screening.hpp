// Screening: what is known of many codes at once — of a pasted list, or of the whole nomenclature — with the status of
// the code, our cases, the suggestions K1–K7 and the centres that come to mind. Reads only.
#pragma once

#include "engine/case_file.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/screening/centres.hpp"
#include "workflows/screening/name_index.hpp"
#include "workflows/screening/suggestion.hpp"

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace workflows::screening {

/// A library with its names made findable. Never changed.
struct Index {
    explicit Index(std::shared_ptr<const orphanet::Library> all) : books(std::move(all)), names(*books) {}

    std::shared_ptr<const orphanet::Library> books;
    NameIndex names;
};

/// Keeps the index of the latest library, so that it is made once a release. Safe to use from several threads.
class Screener {
public:
    /// Borrows the source; null where nothing is to be had.
    explicit Screener(orphanet::FactSource* facts) : facts_(facts) {}

    /// Null while no facts are imported.
    [[nodiscard]] std::shared_ptr<const Index> index();
    /// What is suggested for one code today, as a case shows it; empty when nothing is known of it.
    [[nodiscard]] std::vector<Suggestion> suggestions(const Rules& rules, std::int64_t code,
                                                      const std::vector<YearCount>& enquiries);

private:
    orphanet::FactSource* facts_;
    std::mutex mutex_;
    std::shared_ptr<const Index> latest_;
};

/// Every case that has an ORPHAcode, by its digits; the newest number first.
using CasesByCode = std::map<std::string, std::vector<engine::CaseRow>, std::less<>>;
[[nodiscard]] CasesByCode cases_by_code(CaseList& cases);

/// One diagnosis with all that is known.
struct Screened {
    std::string typed;  ///< the entry of the list; "" when the whole nomenclature was asked for
    Fit fit = Fit::code;
    std::string matched;           ///< the name that fits, where it was no code
    std::size_t duplicate_of = 0;  ///< place in the list, from 1, of an earlier entry with the same code; 0 for none
    std::uint32_t entry = 0;       ///< index into Library::known
    Verdicts verdicts;
    std::vector<std::uint16_t> rules;  ///< indexes into Rules::centres
    std::vector<engine::CaseRow> cases;
};

struct Screening {
    std::shared_ptr<const Index> index;
    std::vector<Screened> rows;
    std::vector<std::string> not_found;  ///< entries that are no code and no name we know, in the order of the list

    [[nodiscard]] const orphanet::Known& known(const Screened& row) const { return index->books->known[row.entry]; }
};

[[nodiscard]] Screening screen_all(std::shared_ptr<const Index> index, const Rules& rules, const CasesByCode& cases);
[[nodiscard]] Screening screen_list(std::shared_ptr<const Index> index, const Rules& rules,
                                    const std::vector<std::string>& entries, const CasesByCode& cases);

/// Which rows to keep. Empty members do not narrow.
struct ScreeningFilter {
    std::array<std::optional<Judged>, 7> values;  ///< K1 to K7
    std::optional<orphanet::Status> status;
    std::optional<orphanet::Level> level;
    std::string centre;  ///< suggested
    std::optional<bool> has_case;
};
/// Drops what does not fit; `not_found` stays.
void narrow(Screening& screening, const Rules& rules, const ScreeningFilter& filter);

/// How many rows have each value, by criterion: counts[0][2] is K1 met (the order of Judged).
using ValueCounts = std::array<std::array<std::size_t, 3>, 7>;
[[nodiscard]] ValueCounts count_values(const Screening& screening);

}  // namespace workflows::screening
