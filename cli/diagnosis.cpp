// phasemodel diagnosis show: what Orphanet says of a code, with where each fact was read, and what Norway adds.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "web/api/diagnosis_json.hpp"
#include "workflows/orphanet/names.hpp"

#include <ostream>

namespace cli {

namespace {

namespace orphanet = workflows::orphanet;
using engine::Value;

std::string label_of(const Value& record, std::string_view member) {
    const Value* const term = record.find(member);
    return term == nullptr || term->is_null() ? "" : term->text("label");
}

void add(Table& table, std::string_view kind, const Value& record, const std::string& value, const std::string& more) {
    const Value* const number = record.find("record");
    table.rows.push_back({kind, value, more, record.text("product"), number == nullptr ? Value() : *number});
}

// One row a fact, for people: what it is, what it says, and the product and record it stands in.
Table table_of(const Value& diagnosis) {
    Table table{.columns = {{"kind", "Fact"},
                            {"value", "Value"},
                            {"more", "More"},
                            {"product", "Product"},
                            {"record", "Record"}},
                .rows = {}};
    for (const Value& name : diagnosis.list("norwegian_names"))
        table.rows.push_back({"name", name.text("name"), name.text("language") + ", " + name.text("who") + " " + name.text("date"), name.text("source"), Value()});
    for (const Value& row : diagnosis.list("enquiries"))
        table.rows.push_back({"enquiries", row.text("band"), std::to_string(row.integer("year")) + ", " + row.text("channel"), "", Value()});
    for (const Value& p : diagnosis.list("prevalences"))
        add(table, "prevalence", p, label_of(p, "geography") + ", " + label_of(p, "type"),
            p.text("value") + (p.text("value").empty() ? "" : " ") + label_of(p, "class") + " " +
                label_of(p, "validation"));
    for (const Value& onset : diagnosis.list("onsets")) add(table, "onset", onset, onset.text("label"), "");
    for (const Value& inheritance : diagnosis.list("inheritances"))
        add(table, "inheritance", inheritance, inheritance.text("label"), "");
    for (const Value& gene : diagnosis.list("genes"))
        add(table, "gene", gene, gene.text("symbol"), label_of(gene, "association"));
    for (const Value& sign : diagnosis.list("phenotypes"))
        add(table, "sign", sign, sign.text("hpo") + " " + sign.text("label"), label_of(sign, "frequency"));
    for (const Value& consequence : diagnosis.list("consequences"))
        add(table, "consequence", consequence, label_of(consequence, "disability"), label_of(consequence, "severity"));
    for (const Value& reference : diagnosis.list("references"))
        add(table, "reference", reference, reference.text("source") + " " + reference.text("reference"),
            label_of(reference, "relation"));
    for (const Value& parent : diagnosis.list("parents"))
        add(table, "parent", parent, "ORPHA:" + parent.text("orpha"),
            parent.find("classification")->is_null()
                ? ""
                : "classification " + std::to_string(parent.integer("classification")));
    for (const Value& child : diagnosis.list("children"))
        table.rows.push_back({"child", "ORPHA:" + child.string(), "", "product3", Value()});
    return table;
}

int show(Run& run) {
    const auto composition = open_database(run);
    const std::string& word = run.arguments.text("CODE");
    const auto code = orphanet::parse_code(word);
    if (!code) throw Stop{usage, word + " is no ORPHAcode. Write it as 558 or ORPHA:558."};
    const auto moment = moment_of(run.arguments);
    const std::string until = moment ? engine::to_text(moment->until) : std::string();
    const auto names_then = moment ? composition->nomenclature().as_of(until) : nullptr;
    const auto facts_then = moment ? composition->facts().as_of(until) : nullptr;
    const auto local_then = moment ? composition->local().as_of(until) : nullptr;
    if (moment && (!names_then || !facts_then)) throw Stop{usage, "Nothing of Orphanet's had been imported then."};
    orphanet::Nomenclature& names = names_then ? *names_then : composition->nomenclature();
    orphanet::FactSource& facts = facts_then ? *facts_then : composition->facts();
    const auto found = names.find(*code);
    if (!found)
        throw Stop{usage, orphanet::written_code(*code) +
                              " is not known. Import Orphanet's names first: phasemodel import orphanet FILE."};
    Value diagnosis = web::to_value(*found);
    web::add_facts(diagnosis, facts.facts(*code), facts.children(*code), names.releases());
    web::add_local(diagnosis, local_then ? local_then.get() : &composition->local(), *code);
    if (run.settings.text("format") == "json") {
        print_object(run, diagnosis);
        return done;
    }
    if (run.settings.text("format") == "table")
        run.out << diagnosis.text("code") << "  " << diagnosis.text("name") << "\n"
                << diagnosis.text("level") << ", " << diagnosis.text("status") << "\n\n";
    print(run, table_of(diagnosis));
    for (const auto& [series, release] : diagnosis.find("releases")->members())
        run.err << series << ": " << release.text("date") << ' ' << release.text("version")
                << " sha256:" << release.text("sha256") << '\n';
    run.err << diagnosis.text("attribution") << '\n';
    return done;
}

}  // namespace

std::vector<Command> diagnosis_commands() {
    return {{.path = "diagnosis show",
             .help = "Show what is known of a code, with its sources",
             .positionals = {{"CODE", "ORPHAcode"}},
             .options = {as_of_option("what was known then")},
             .lists = true,
             .run = show}};
}

}  // namespace cli
