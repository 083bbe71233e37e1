// What came of it: centres' answers, start-up and its confirmation, status reports; corrections and wishes for reassessment.
#include "workflows/phase_model/fold/moment.hpp"

namespace workflows {

namespace {

void placement_answered(Case& file, const Moment& moment) {
    file.placement_answers.push_back({.by = moment.by,
                                      .centre = moment.code("centre"),
                                      .accepted = moment.code("answer") == "accept",
                                      .from = moment.code("from"),
                                      .needs = moment.words("needs"),
                                      .reason = moment.words("reason")});
}

void start_up_updated(Case& file, const Moment& moment) {
    file.start_up.insert_or_assign(moment.code("item"), StartUpItem{.by = moment.by,
                                                                    .state = moment.code("state"),
                                                                    .planned_by = moment.code("planned_by"),
                                                                    .link = moment.code("link"),
                                                                    .reason = moment.words("reason")});
}

void start_up_confirmation(Case& file, const Moment& moment) {
    file.confirmations.push_back({moment.by, moment.event.name == "start_up_accepted", moment.words("missing")});
}

void status_entered(Case& file, const Moment& moment) {
    file.reports.push_back({.by = moment.by,
                            .kind = moment.code("kind"),
                            .contact_point = moment.words("contact_point"),
                            .changes = moment.words("changes"),
                            .users_view = moment.words("users_view"),
                            .activity = moment.code("activity")});
}

void reassessment_asked(Case& file, const Moment& moment) {
    file.reassessment_requests.emplace_back(moment.by, moment.words("what_is_new"));
}

void reassessment_answered(Case& file, const Moment& moment) {
    if (const auto request = moment.entry("request")) file.reassessments_answered.push_back(*request);
}

void release_flagged(Case& file, const Moment& moment) {
    const engine::Value* const release = moment.event.body.find("release");
    file.release_flags.push_back({.by = moment.by,
                                  .grade = moment.code("grade"),
                                  .orpha = moment.code("orpha"),
                                  .sha256 = release == nullptr ? std::string() : release->text("sha256"),
                                  .target = moment.code("target"),
                                  .relation = moment.code("relation"),
                                  .body = moment.event.body});
}

void change_judged(Case& file, const Moment& moment) {
    for (ReleaseFlag& flag : file.release_flags) {
        if (flag.by.seq != moment.entry("flag")) continue;
        flag.effect = moment.code("effect");
        flag.new_orpha = moment.code("orpha");
        flag.judged_by = moment.by;
        flag.reason = moment.words("reason");
    }
}

void entry_corrected(Case& file, const Moment& moment) {
    if (const auto entry = moment.entry("entry")) file.corrected.push_back(*entry);
}

}  // namespace

Steps placement_steps() {
    return {{"placement_answered", placement_answered},
            {"start_up_updated", start_up_updated},
            {"start_up_accepted", start_up_confirmation},
            {"start_up_queried", start_up_confirmation},
            {"status_entered", status_entered},
            {"reassessment_asked", reassessment_asked},
            {"reassessment_answered", reassessment_answered},
            {"release_flagged", release_flagged},
            {"change_judged", change_judged},
            {"entry_corrected", entry_corrected}};
}

}  // namespace workflows
