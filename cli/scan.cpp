// phasemodel scan: looks for identity numbers in what is stored.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "workflows/phase_model/scan.hpp"

#include <ostream>

namespace cli {

namespace {

void look_at_office(Composition& composition, workflows::Scan& scan) {
    for (const workflows::Person& person : composition.people().office()->people) {
        scan.look_at("person " + person.id, "name", person.name);
        scan.look_at("person " + person.id, "email", person.email);
        for (const workflows::Grant& grant : person.grants) {
            scan.look_at("person " + person.id, "organisation", grant.organisation);
            scan.look_at("person " + person.id, "capacity", grant.capacity);
        }
        for (const workflows::Draft& draft : composition.drafts().list(person.id)) scan.look_into("draft of " + person.id, draft.place, draft.fields);
    }
}

/// Names of diagnoses in force, and what the files that they came from were called.
void look_at_imports(Composition& composition, workflows::Scan& scan) {
    for (const workflows::orphanet::Release& release : composition.nomenclature().releases()) {
        scan.look_at("release " + std::to_string(release.id), "file", release.file);
        scan.look_at("release " + std::to_string(release.id), "title", release.title);
    }
    const auto library = composition.facts().everything();
    if (!library) return;
    for (const workflows::orphanet::Known& known : library->known) {
        const std::string where = "ORPHA:" + std::to_string(known.entity.code);
        scan.look_at(where, "name", known.entity.name);
        for (const std::string& synonym : known.entity.synonyms) scan.look_at(where, "synonym", synonym);
    }
}

int scan(Run& run) {
    const auto composition = open_database(run);
    workflows::Scan found(run.arguments.has("hints") ? workflows::Scan::Hints::yes : workflows::Scan::Hints::no);
    found.look_through(composition->store());
    look_at_office(*composition, found);
    look_at_imports(*composition, found);
    Table table{.columns = {{"where", "Where"}, {"what", "What"}, {"kind", "Kind"}, {"first", "From"}, {"last", "To"}}};
    bool numbers = false;
    for (const workflows::ScanFinding& one : found.findings()) {
        numbers = numbers || one.kind == "identity_number";
        table.rows.push_back({one.where, one.what, one.kind, static_cast<std::int64_t>(one.place.first), static_cast<std::int64_t>(one.place.last)});
    }
    print(run, table);
    run.err << found.texts() << " texts looked at, " << found.findings().size() << " places found\n";
    return numbers ? check_failed : done;
}

}  // namespace

std::vector<Command> scan_commands() {
    return {{.path = "scan",
             .help = "Look through what is stored (streams, drafts, accounts, imports) for identity numbers: prints places, never digits; ends with 1 when there are any",
             .options = {{"hints", "", "also telephone numbers, e-mail addresses, dates of birth and few people at a place"}},
             .lists = true,
             .run = scan}};
}

}  // namespace cli
