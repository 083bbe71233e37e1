#include "web/pages/office_words.hpp"

namespace web {

using workflows::OfficeError;

std::string dates_of(const Catalogue& words, engine::Date from, const std::optional<engine::Date>& to) {
    return to ? words.text("user.from_to", {{"from", long_date(words, from)}, {"to", long_date(words, *to)}})
              : words.text("user.from", {{"from", long_date(words, from)}});
}

workflows::By by(const Call& call) {
    return {.actor = call.viewer.person, .via = "page", .at = call.now(), .date = engine::to_text(call.viewer.today)};
}

std::string error_text(const Catalogue& words, OfficeError error) {
    switch (error) {
        case OfficeError::none: return {};
        case OfficeError::email_taken: return words.text("office.email_taken");
        case OfficeError::unknown_person: return words.text("office.unknown_person");
        case OfficeError::unknown_role: return words.text("office.unknown_role");
        case OfficeError::centre_missing: return words.text("office.centre_missing");
        case OfficeError::dates_reversed: return words.text("office.dates_reversed");
        case OfficeError::chain: return words.text("office.chain");
        case OfficeError::same_person: return words.text("office.same_person");
        case OfficeError::no_leader: return words.text("office.no_leader");
        case OfficeError::policy_taken: return words.text("policies.refused.published");
        case OfficeError::too_weak: return words.text("office.too_weak");
    }
    return {};
}

}  // namespace web
