#include "cli/command.hpp"

namespace cli {

const std::vector<Command>& commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (auto part : {serve_commands, database_commands, import_commands, case_reading_commands,
                          case_acting_commands, comment_commands, proposal_commands, meeting_commands, consent_commands, draft_commands, notice_commands, backup_commands, erasure_commands, invitation_commands, diagnosis_commands, release_commands, model_commands, policy_commands, screening_commands,
                          search_commands, export_commands, log_commands, scan_commands, report_commands, decision_report_commands, user_commands, token_commands,
                          program_commands}) {
            auto more = part();
            list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        }
        return list;
    }();
    return all;
}

const std::map<std::string, std::string>& command_groups() {
    static const std::map<std::string, std::string> groups{
        {"import", "Bring files in: Orphanet's, and what others have recorded"},
        {"case", "Read cases, and act on them"},
        {"comment", "Comments across cases, and what became of them"},
        {"draft", "What you have written and not sent"},
        {"erasures", "What was redacted, and stays away"},
        {"notices", "What you are told of, and e-mail"},
        {"proposal", "Proposed diagnoses, before they are cases"},
        {"meeting", "The leader group's meetings: agenda, minutes, signatures"},
        {"diagnosis", "What Orphanet says of a code"},
        {"release", "What was imported from Orphanet, and what it changed"},
        {"model", "The transition table: show, draw, check"},
        {"policy", "The policy that cases are judged under"},
        {"log", "The signed log: checkpoints, proofs, key"},
        {"report", "Figures over many cases"},
        {"user", "Accounts, roles and deputies"},
        {"token", "Tokens for the API"},
        {"completion", "Completion scripts for shells"},
    };
    return groups;
}

}  // namespace cli
