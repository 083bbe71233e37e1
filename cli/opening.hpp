// How commands get hold of a database, and who they work for.
#pragma once

#include "cli/command.hpp"
#include "cli/composition.hpp"
#include "workflows/people/office.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Opens the database of the settings. Throws Stop that says what to do when there is none or its schema is not current.
/// The run's trail keeps it open until the end.
std::shared_ptr<Composition> open_database(const Run& run);

/// The log tells of its keys from the first one on: nothing when there is no key, or when the log tells of one already.
void tell_of_first_key(const Run& run, Composition& composition);

/// The person that --as names, as the office stands now.
struct Reader {
    std::shared_ptr<const workflows::Office> office;
    const workflows::Person* person = nullptr;
    std::vector<workflows::Standing> standings;  ///< today
    engine::Date today;

    bool holds(std::string_view role) const;
};

/// Throws Stop (not allowed), and has it recorded that this person was refused.
[[noreturn]] void refuse(const Run& run, const Reader& reader, std::string message);
/// Throws Stop (not allowed) when --as is missing, names nobody or one whose account is disabled.
Reader person_of(const Run& run, Composition& composition);
/// As above, for commands that read cases, which is recorded: also when the person's roles see none.
Reader reader_of(const Run& run, Composition& composition);
/// The value of --centre; "" when it is not given. Throws Stop (usage) for one that today's policy does not name, and that is not
/// `besides`.
std::string centre_of(const Arguments& arguments, const Reader& reader, std::string_view besides = {});
/// For commands of the office: the administrator that --as names, or nobody ("system") without --as.
workflows::By officer_of(const Run& run, Composition& composition);

/// Person id for an e-mail address or an id. Throws Stop (usage) with a suggestion.
const workflows::Person& find_person(const workflows::Office& office, const std::string& word);

/// "case/2026-0042" for "2026-0042"; streams with a '/' stay as they are; "" for "new" and "-".
std::string stream_of(const std::string& word);

/// A date of an option, if it was given. Throws Stop (usage).
std::optional<engine::Date> date_of(const Arguments& arguments, std::string_view option);
/// The moment that --as-of names; nothing without it. Throws Stop (usage) for one that cannot be read.
std::optional<workflows::AsOf> moment_of(const Arguments& arguments);
/// --at: only on demonstration databases, and not before the last event of the stream. Throws Stop (usage).
std::optional<engine::Instant> time_of(const std::string& word, Composition& composition, const std::string& stream);

/// The catalogue in the language of the settings.
const workflows::Catalogue& words_of(const Run& run, const Composition& composition);
/// The text of "PREFIX.ID", or the id where the catalogue has none.
std::string term(const workflows::Catalogue& words, std::string_view prefix, std::string_view id);

}  // namespace cli
