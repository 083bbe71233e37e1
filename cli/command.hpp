// A Command is one thing the program can be told to do, as a row of data: parsing, --help and shell completion are made
// from the same table, so that none can know an option the others do not.
#pragma once

#include "cli/settings.hpp"

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// What the program ends with (interfaces.md section 2).
enum Exit : int { done = 0, check_failed = 1, usage = 2, not_allowed = 3, conflict = 4, unavailable = 5 };

struct Option {
    std::string name;   ///< without dashes: "role"
    std::string value;  ///< how the help calls its value, "ROLE"; "" for a flag
    std::string help;
    bool required = false;
    bool repeated = false;
    std::vector<std::string> choices = {};
};

struct Positional {
    std::string name;  ///< "FILE"
    std::string help;
    bool required = true;
    bool many = false;
    std::vector<std::string> choices = {};
};

/// What was given, by the names of the table. Values are never empty lists.
struct Arguments {
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    std::vector<std::string> rest;  ///< of a command with `fields`: everything from the first field on

    bool has(std::string_view name) const { return values.contains(name); }
    /// The value, or "" when it was not given.
    const std::string& text(std::string_view name) const;
    std::vector<std::string> list(std::string_view name) const;
};

class Trail;

/// One run of a command: what was asked, and where to talk. Data goes to `out`, talk to `err`.
struct Run {
    const Settings& settings;
    const Arguments& arguments;
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    Trail* trail = nullptr;  ///< null: nothing is recorded of what is read ("cli/trail.hpp")
};

struct Command {
    std::string path;  ///< "user add"
    std::string help;
    std::vector<Positional> positionals = {};
    std::vector<Option> options = {};
    bool lists = false;   ///< takes --format table|json|csv
    bool fields = false;  ///< takes --FIELD VALUE… of an act
    int (*run)(Run&) = nullptr;
};

/// Why a command cannot go on, with the exit code to end with. Thrown by commands, caught by main.
struct Stop {
    Exit code = usage;
    std::string message;
};

/// Every command, in the order of the help.
const std::vector<Command>& commands();
/// What the words before the last stand for: "user" → "Accounts, roles and deputies".
const std::map<std::string, std::string>& command_groups();

// The parts commands() is put together from, one file each.
std::vector<Command> serve_commands();
std::vector<Command> database_commands();  ///< init, migrate, doctor
std::vector<Command> import_commands();
std::vector<Command> case_reading_commands();  ///< list, show, history, why
std::vector<Command> case_acting_commands();   ///< act, run
std::vector<Command> meeting_commands();
std::vector<Command> consent_commands();  ///< meeting consent
std::vector<Command> proposal_commands();  ///< proposal list, show
std::vector<Command> diagnosis_commands();
std::vector<Command> model_commands();
std::vector<Command> policy_commands();
std::vector<Command> release_commands();
std::vector<Command> screening_commands();  ///< screen, what-if
std::vector<Command> export_commands();     ///< export, verify
std::vector<Command> log_commands();
std::vector<Command> comment_commands();  ///< case answer, case changes, comment list, report comments
std::vector<Command> notice_commands();
std::vector<Command> backup_commands();  ///< backup, restore
std::vector<Command> erasure_commands();
std::vector<Command> invitation_commands();
std::vector<Command> draft_commands();
std::vector<Command> scan_commands();
std::vector<Command> search_commands();
std::vector<Command> decision_report_commands();  ///< report decisions, report equal-treatment
std::vector<Command> report_commands();
std::vector<Command> user_commands();
std::vector<Command> token_commands();
std::vector<Command> program_commands();  ///< completion, version

}  // namespace cli
