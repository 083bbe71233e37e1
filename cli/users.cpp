// phasemodel user …: accounts, roles and deputies. Whoever may read the database file may do this; with --as it is on
// record who did, and that person must be an administrator.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/people/office_fold.hpp"
#include "cli/suggest.hpp"

#include <algorithm>
#include <charconv>
#include <ostream>

namespace cli {

namespace {

using workflows::OfficeError;
using workflows::Person;

const std::vector<std::string> roles{"case_officer", "administrative_leader", "centre_leader", "deputy",
                                     "user_representative", "professional", "auditor", "administrator"};

std::string sentence(OfficeError error) {
    switch (error) {
        case OfficeError::none: return "";
        case OfficeError::email_taken: return "The e-mail address is taken, or is none.";
        case OfficeError::unknown_person: return "There is no such person, deputy or link.";
        case OfficeError::unknown_role: return "There is no such role.";
        case OfficeError::centre_missing: return "A centre leader needs --centre, a user representative --organisation and --capacity.";
        case OfficeError::dates_reversed: return "The last day is before the first.";
        case OfficeError::chain: return "One of the two is in another deputyship at that time; chains are not possible.";
        case OfficeError::same_person: return "Nobody can stand in for themselves.";
        case OfficeError::no_leader: return "Only leaders have deputies.";
        case OfficeError::policy_taken: return "A policy of this version or content is published already.";
        case OfficeError::too_weak: return "The password is too short (12 characters at least), too long, or the e-mail address itself.";
    }
    return "";
}

void require(OfficeError error) {
    if (error == OfficeError::none) return;
    const bool clash = error == OfficeError::email_taken || error == OfficeError::chain;
    throw Stop{clash ? conflict : usage, sentence(error)};
}

workflows::Grant grant_of(const Run& run, Composition& composition) {
    const Arguments& given = run.arguments;
    const std::string& role = given.text("role");
    if (std::find(roles.begin(), roles.end(), role) == roles.end()) throw Stop{usage, "There is no role " + role + suggestion(role, roles)};
    const std::string& centre = given.text("centre");
    if (!centre.empty() && composition.model().policy().centre(centre) == nullptr) {
        std::vector<std::string> known;
        for (const workflows::Centre& one : composition.model().policy().centres) known.push_back(one.id);
        throw Stop{usage, "There is no centre " + centre + suggestion(centre, known)};
    }
    return {.role = role,
            .centre = centre,
            .organisation = given.text("organisation"),
            .capacity = given.text("capacity"),
            .from = date_of(given, "from").value_or(composition.model().legal_date(composition.now())),
            .to = date_of(given, "to")};
}

/// The link of a token, as far as the address is known.
std::string link(const Run& run, const std::string& token) {
    const std::string& origin = run.settings.text("public_origin");
    return (origin.empty() ? "http://" + run.settings.text("listen") : origin) + "/setup/" + token;
}

int add(Run& run) {
    const auto composition = open_database(run);
    const workflows::By by = officer_of(run, *composition);
    const workflows::NewPerson person{.email = run.arguments.text("email"), .name = run.arguments.text("name"), .grant = grant_of(run, *composition)};
    std::string id, token;
    require(composition->people().add(person, by, id, token));
    if (run.settings.text("format") == "table") {
        run.out << link(run, token) << '\n';
        run.err << person.email << " is " << id << "; the link sets the password, once, within seven days.\n";
    } else {
        print_object(run, engine::Value::object({{"id", id}, {"email", person.email}, {"setup_link", link(run, token)}}));
    }
    return done;
}

std::string described(const workflows::Grant& grant) {
    std::string text = std::to_string(grant.id) + ":" + grant.role;
    for (const std::string* part : {&grant.centre, &grant.organisation, &grant.capacity})
        if (!part->empty()) text += " " + *part;
    return text + " " + engine::to_text(grant.from) + ".." + (grant.to ? engine::to_text(*grant.to) : "");
}

int list(Run& run) {
    const auto composition = open_database(run);
    officer_of(run, *composition);
    Table table{.columns = {{"id", "Id"}, {"email", "E-mail"}, {"name", "Name"}, {"disabled", "Disabled"}, {"roles", "Roles"}}};
    const auto moment = moment_of(run.arguments);
    const auto present = composition->people().office();
    const auto office = moment ? workflows::office_as_of(composition->store(), present, *moment) : present;
    for (const Person& person : office->people) {
        engine::Value grants = engine::Value::array();
        for (const workflows::Grant& grant : person.grants) grants.push(described(grant));
        table.rows.push_back({person.id, person.email, person.name, person.disabled, grants});
    }
    print(run, table);
    return done;
}

int change(Run& run) {
    const auto composition = open_database(run);
    const workflows::By by = officer_of(run, *composition);
    const auto office = composition->people().office();
    const Person& person = find_person(*office, run.arguments.text("email"));
    const Arguments& given = run.arguments;
    if (!given.has("role") && !given.has("end") && !given.has("language") && !given.has("scheme"))
        throw Stop{usage, "Say what is to change: --role to add a role, --end to end one, --language or --scheme."};
    if (given.has("end")) {
        std::int64_t grant = 0;
        const std::string& text = given.text("end");
        const auto read = std::from_chars(text.data(), text.data() + text.size(), grant);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size()) throw Stop{usage, "--end: the number of a role is expected (user list shows it)."};
        const auto last = date_of(given, given.has("role") ? "from" : "to");
        require(composition->people().end_grant(person.id, grant, last ? *last - (given.has("role") ? 1 : 0) : composition->model().legal_date(by.at), by));
    }
    if (given.has("role")) require(composition->people().grant(person.id, grant_of(run, *composition), by));
    if (given.has("language") || given.has("scheme"))
        require(composition->people().set_preferences(person.id, given.has("language") ? given.text("language") : person.language,
                                                      given.has("scheme") ? given.text("scheme") : person.scheme));
    return done;
}

int disable(Run& run) {
    const auto composition = open_database(run);
    const workflows::By by = officer_of(run, *composition);
    require(composition->people().disable(find_person(*composition->people().office(), run.arguments.text("email")).id, !run.arguments.has("undo"), by));
    return done;
}

/// The deputyship just made or asked for.
const workflows::Deputy& deputyship(const workflows::Office& office, const std::string& leader, const std::string& deputy) {
    const auto found = std::find_if(office.deputies.rbegin(), office.deputies.rend(),
                                    [&](const workflows::Deputy& one) { return one.leader == leader && one.deputy == deputy; });
    if (found == office.deputies.rend()) throw Stop{usage, "The deputy has not been appointed."};
    return *found;
}

int deputy(Run& run) {
    const auto composition = open_database(run);
    workflows::By by{.actor = "system", .via = "command line", .at = composition->now()};
    by.date = engine::to_text(composition->model().legal_date(by.at));
    if (!run.settings.text("as").empty()) by.actor = person_of(run, *composition).person->id;
    const auto office = composition->people().office();
    const Person& leader = find_person(*office, run.arguments.text("leader"));
    const Person& stand_in = find_person(*office, run.arguments.text("deputy"));
    const bool accepts = run.arguments.has("accept");
    if (by.actor != "system" && by.actor != (accepts ? stand_in.id : leader.id))
        throw Stop{not_allowed, accepts ? "Only the deputy accepts." : "Only the leader appoints a deputy."};
    const auto from = date_of(run.arguments, "from");
    const auto to = date_of(run.arguments, "to");
    if (from.has_value() != to.has_value()) throw Stop{usage, "--from and --to go together."};
    if (!from && !accepts) throw Stop{usage, "Appoint with --from and --to, or accept with --accept."};
    if (from) require(composition->people().appoint_deputy({.leader = leader.id, .deputy = stand_in.id, .from = *from, .to = *to}, by));
    const workflows::Deputy made = deputyship(*composition->people().office(), leader.id, stand_in.id);
    if (accepts && from && by.actor == "system") by.actor = stand_in.id;
    if (accepts) require(composition->people().accept_deputy(made.id, by));
    return done;
}

int password(Run& run) {
    const auto composition = open_database(run);
    const workflows::By by = officer_of(run, *composition);
    const Person& person = find_person(*composition->people().office(), run.arguments.text("email"));
    if (run.arguments.has("stdin")) {
        std::string typed;
        std::getline(run.in, typed);
        if (typed.ends_with('\r')) typed.pop_back();
        require(composition->people().set_password(person.id, typed, by));
        return done;
    }
    std::string token;
    require(composition->people().new_setup_token(person.id, by, token));
    run.out << link(run, token) << '\n';
    return done;
}

}  // namespace

std::vector<Command> user_commands() {
    const Option email{"email", "E", "whose account", true};
    const std::vector<Option> grant{{"centre", "CENTRE", "of a centre leader"},
                                    {"organisation", "O", "of a user representative or professional"},
                                    {"capacity", "K", "reference_group, centre_council:CENTRE, user_organisation or professional"},
                                    {"from", "DATE", "first day; default today"},
                                    {"to", "DATE", "last day; default until further notice"}};
    std::vector<Option> adding{email, {"name", "NAME", "full name", true}, {"role", "ROLE", "role id", true}};
    adding.insert(adding.end(), grant.begin(), grant.end());
    std::vector<Option> changing{email, {"role", "ROLE", "a further role"}, {"end", "NUMBER", "end this role, on --to or today; with --role the day before --from"}};
    changing.insert(changing.end(), grant.begin(), grant.end());
    changing.push_back({"language", "L", "of pages and letters", false, false, {"nb", "nn", "en"}});
    changing.push_back({"scheme", "S", "of pages", false, false, {"auto", "light", "dark"}});
    return {{.path = "user add", .help = "Add an account with a role; prints a one-time set-up link", .options = adding, .lists = true, .run = add},
            {.path = "user list", .help = "List accounts and roles", .options = {as_of_option("as the office stood")}, .lists = true, .run = list},
            {.path = "user change", .help = "Add or end a role, or change preferences", .options = changing, .run = change},
            {.path = "user disable", .help = "Disable an account", .options = {email, {"undo", "", "enable it again"}}, .run = disable},
            {.path = "user deputy",
             .help = "Appoint a deputy for a leader, or accept the appointment",
             .options = {{"leader", "E", "who is stood in for", true}, {"deputy", "E", "who stands in", true}, {"from", "DATE", "first day"}, {"to", "DATE", "last day"},
                         {"accept", "", "the deputy accepts"}},
             .run = deputy},
            {.path = "user password", .help = "Set a password from standard input, or print a new set-up link", .options = {email, {"stdin", "", "read the password, one line, from standard input"}}, .run = password}};
}

}  // namespace cli
