#include "cli/past.hpp"

#include "cli/case_reading.hpp"
#include "workflows/people/office_fold.hpp"

namespace cli {

Option as_of_option(std::string_view what) { return {"as-of", "TIME", std::string(what) + ": a date (its end), YYYY-MM-DDTHH:MM or RFC 3339"}; }

Then::Then(const Run& run, Composition& composition, const Reader& reader) : composition_(composition), reader_(reader), moment_(moment_of(run.arguments)) {
    if (!moment_) return;
    const auto hidden = [this](std::string_view stream) {
        const auto now = present(stream);
        return now ? workflows::hidden_words(*now, reads_as(reader_, *now), reader_.today) : workflows::HiddenWords();
    };
    past_ = std::make_unique<workflows::PastStore>(composition.store(), workflows::blank_file, *moment_, hidden);
    cases_ = composition.cases().as_of(*moment_);
    office_ = workflows::office_as_of(composition.store(), reader.office, *moment_);
}

workflows::ShutOut Then::shut_out() const {
    auto shut_out = workflows::shut_out(reader_.office, reader_.person->id, reader_.today);
    return moment_ ? workflows::shut_out_then(std::move(shut_out), composition_.store()) : shut_out;
}

workflows::MayRead Then::readable(const workflows::Case& file) const {
    auto then = workflows::readable(file, reads_as(reader_, file), today());
    if (!moment_) return then;
    const auto now = present("case/" + file.id);
    return workflows::still_readable(std::move(then), now, reads_as(reader_, *now), reader_.today);
}

std::shared_ptr<const workflows::Case> Then::present(std::string_view stream) const {
    return std::dynamic_pointer_cast<const workflows::Case>(composition_.store().read(stream));
}

}  // namespace cli
