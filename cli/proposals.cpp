// phasemodel proposal: diagnoses that were proposed, as far as the reader may see them; they are judged by case act.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/proposal_file.hpp"

#include <ostream>

namespace cli {

namespace {

using engine::Value;

int list(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const Then then(run, *composition, reader);
    const bool all = workflows::sees_proposals(reader.standings);
    Table table{.columns = {{"id", "Proposal"}, {"status", "Status"}, {"name", "Name"}, {"orpha", "ORPHA"}, {"case", "Case"}, {"at", "Received"}}};
    for (const workflows::ProposalRow& row : then.cases().proposals(run.arguments.text("status")))
        if (all || row.proposer == reader.person->id) table.rows.push_back({row.id, row.status, row.name, row.orpha, row.case_id, row.at});
    print(run, table);
    return done;
}

/// The words that stand in it, by where act remove_words finds them.
Value typed_in(engine::Store& store, const workflows::ProposalFile& file, const std::string& stream) {
    const auto texts = store.texts(stream);
    Value all = Value::array();
    for (const workflows::TypedPlace& one : file.removals.places()) {
        const auto text = texts.find(one.sha256);
        const bool gone = text == texts.end() || text->second.redacted;
        all.push(Value::object({{"entry", one.entry}, {"place", one.place}, {"text", gone ? Value() : Value(text->second.text)}, {"redacted", gone}}));
    }
    return all;
}

int show(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const std::string stream = "proposal/" + run.arguments.text("PROPOSAL");
    const Then then(run, *composition, reader);
    const auto file = std::dynamic_pointer_cast<const workflows::ProposalFile>(then.store().read(stream));
    if (!file || !composition->model().may_read(file.get(), reader.person->id, composition->now()))
        throw Stop{usage, "There is no proposal " + run.arguments.text("PROPOSAL") + " that you may see: see phasemodel proposal list."};
    print_object(run, Value::object({{"id", file->id},
                                     {"status", file->status},
                                     {"name", file->name},
                                     {"orpha", file->orpha},
                                     {"origin", file->origin},
                                     {"proposer", file->proposer},
                                     {"case", file->case_id},
                                     {"received_at", file->received_at},
                                     {"typed", typed_in(then.store(), *file, stream)}}));
    return done;
}

}  // namespace

std::vector<Command> proposal_commands() {
    return {{.path = "proposal list",
             .help = "Proposed diagnoses: all for those who judge, lead or audit, else your own",
             .options = {{"status", "STATUS", "only these", false, false, {"received", "new_case", "belongs_to_case", "refused"}}, as_of_option()},
             .lists = true,
             .run = list},
            {.path = "proposal show",
             .help = "One proposal with each text typed into it; judged and redacted by: case act proposal/NUMBER NAME",
             .positionals = {{"PROPOSAL", "as proposal list names it"}},
             .options = {as_of_option()},
             .lists = true,
             .run = show}};
}

}  // namespace cli
