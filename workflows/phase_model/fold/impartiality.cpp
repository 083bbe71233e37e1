// Who is bound and who has signed: interests, decisions on impartiality, countersigning, overriding, the case officer.
#include "workflows/phase_model/fold/moment.hpp"

namespace workflows {

namespace {

void end_votes_on(Case& file, const std::string& whom) {
    std::erase_if(file.impartiality_votes, [&](const ImpartialityVote& vote) { return vote.whom == whom; });
}

/// The electorate of an open ballot shows who is recused now; a closed one keeps what it was.
void renew_recusal(Case& file, const std::string& person) {
    for (Ballot& ballot : file.ballots)
        for (Ballot::Elector& elector : ballot.electorate)
            if (ballot.state == "open" && elector.person == person && elector.holder == person) elector.recused = file.tied(person);
}

/// A new answer is a new question.
void interest_declared(Case& file, const Moment& moment) {
    end_votes_on(file, moment.by.actor);
    file.declarations.push_back(
        {.by = moment.by, .person = moment.by.actor, .value = moment.code("value"), .words = moment.words("words")});
    renew_recusal(file, moment.by.actor);
}

void impartiality_vote_cast(Case& file, const Moment& moment) {
    ImpartialityVote vote{.by = moment.by, .seat = moment.code("seat"), .whom = moment.code("whom"), .decision = moment.code("decision")};
    std::erase_if(file.impartiality_votes, [&](const ImpartialityVote& earlier) { return earlier.seat == vote.seat && earlier.whom == vote.whom; });
    file.impartiality_votes.push_back(std::move(vote));
}

/// Decides the person's latest "possible"; where there is none, the decision stands as one of its own.
void decide(Case& file, const std::string& whom, const Moment& moment) {
    for (auto latest = file.declarations.rbegin(); latest != file.declarations.rend(); ++latest) {
        if (latest->person != whom) continue;
        if (latest->value != "possible") break;
        latest->decided = moment.code("decision");
        latest->decided_by = moment.by;
        return;
    }
    file.declarations.push_back({.by = moment.by,
                                 .person = whom,
                                 .value = "possible",
                                 .words = moment.words("reason"),
                                 .decided = moment.code("decision"),
                                 .decided_by = moment.by});
}

void impartiality_decided(Case& file, const Moment& moment) {
    const std::string& whom = moment.code("whom");
    end_votes_on(file, whom);
    decide(file, whom, moment);
    renew_recusal(file, whom);
}

void change_marked_editorial(Case& file, const Moment& moment) {
    EditorialMark mark{.by = moment.by, .entry = moment.event.body.integer("entry"), .maker = {}, .from = moment.code("from"), .to = moment.code("to"), .reason = moment.words("reason"), .countersigned_by = {}, .countersigned = 0};
    for (const ContentChange& change : file.content_changes)
        if (change.entry == mark.entry) mark.maker = change.maker;
    file.editorial_marks.push_back(std::move(mark));
}

void settle_mark(Case& file, const Moment& moment) {
    const auto entry = moment.entry("entry");
    for (auto mark = file.editorial_marks.rbegin(); mark != file.editorial_marks.rend(); ++mark) {
        if (mark->entry != entry) continue;
        const bool yes = moment.event.name == "countersigned";
        mark->refused = !yes;
        if (yes) {
            mark->countersigned_by = moment.by.actor;
            mark->countersigned = moment.by.seq;
        }
        return;
    }
}

void countersignature(Case& file, const Moment& moment) {
    file.countersignatures.push_back({.by = moment.by,
                                      .act = moment.code("for_act"),
                                      .requirement = moment.code("requirement"),
                                      .draft = moment.code("draft"),
                                      .yes = moment.event.name == "countersigned",
                                      .reason = moment.words("reason")});
    if (moment.code("for_act") == "mark_editorial") return settle_mark(file, moment);
    if (moment.event.name != "countersigned" || moment.code("for_act") != "hide_comment") return;
    for (Comment& comment : file.comments)
        if (moment.entry("comment") == comment.by.seq && comment.hiding) comment.hiding->countersigned_by = moment.by.actor;
}

void substitute_vote_cast(Case& file, const Moment& moment) {
    SubstituteVote vote{.by = moment.by, .seat = moment.code("seat"), .leader = moment.code("leader"), .person = moment.code("substitute")};
    std::erase_if(file.substitute_votes, [&](const SubstituteVote& earlier) { return earlier.seat == vote.seat && earlier.leader == vote.leader; });
    file.substitute_votes.push_back(std::move(vote));
}

void substitute_appointed(Case& file, const Moment& moment) {
    Substitute one{.by = moment.by, .leader = moment.code("leader"), .person = moment.code("substitute"), .document = moment.words("document")};
    // One person stands in for one leader: a later naming ends an earlier one.
    std::erase_if(file.substitutes, [&](const Substitute& earlier) { return earlier.leader == one.leader || earlier.person == one.person; });
    std::erase_if(file.substitute_votes, [&](const SubstituteVote& vote) { return vote.leader == one.leader; });
    file.substitutes.push_back(std::move(one));
}

void requirement_overridden(Case& file, const Moment& moment) {
    file.overrides.push_back({.by = moment.by,
                              .requirement = moment.code("requirement"),
                              .reason = moment.words("reason"),
                              .countersigned_by = moment.code("countersigned_by")});
}

void case_officer_assigned(Case& file, const Moment& moment) { file.case_officer = moment.code("who"); }

}  // namespace

Steps impartiality_steps() {
    return {{"interest_declared", interest_declared},
            {"impartiality_vote_cast", impartiality_vote_cast},
            {"impartiality_decided", impartiality_decided},
            {"change_marked_editorial", change_marked_editorial},
            {"countersigned", countersignature},
            {"countersign_refused", countersignature},
            {"requirement_overridden", requirement_overridden},
            {"substitute_vote_cast", substitute_vote_cast},
            {"substitute_appointed", substitute_appointed},
            {"case_officer_assigned", case_officer_assigned}};
}

}  // namespace workflows
