// The record as a command asks for it: as it stands, or as --as-of says it stood. Who may see what is decided by the rights of today.
#pragma once

#include "cli/opening.hpp"
#include "workflows/phase_model/past_store.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cli {

/// The option of every command that has a past; `what` is shown as it stood.
Option as_of_option(std::string_view what = "as the record stood");

class Then {
public:
    /// The moment is that of --as-of. Borrows the composition and the reader. Throws Stop (usage) for a moment that cannot be read.
    Then(const Run& run, Composition& composition, const Reader& reader);
    Then(const Then&) = delete;  // what it holds asks it back
    Then& operator=(const Then&) = delete;

    const std::optional<workflows::AsOf>& moment() const { return moment_; }
    /// The day that deadlines are counted from.
    engine::Date today() const { return moment_ ? moment_->day : reader_.today; }
    engine::Store& store() const { return past_ ? *past_ : composition_.store(); }
    workflows::CaseList& cases() const { return cases_ ? *cases_ : composition_.cases(); }
    const workflows::Office& office() const { return office_ ? *office_ : *reader_.office; }
    /// Which cases the reader is shut out of today; of a case as it stood, by what held then too.
    workflows::ShutOut shut_out() const;
    /// Which comments of the case the reader may read. Borrows the case.
    workflows::MayRead readable(const workflows::Case& file) const;

private:
    std::shared_ptr<const workflows::Case> present(std::string_view stream) const;

    Composition& composition_;
    const Reader& reader_;
    std::optional<workflows::AsOf> moment_;
    std::unique_ptr<workflows::PastStore> past_;  ///< these where a moment is asked for
    std::unique_ptr<workflows::CaseList> cases_;
    std::shared_ptr<const workflows::Office> office_;
};

}  // namespace cli
