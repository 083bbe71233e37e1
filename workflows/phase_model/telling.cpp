#include "workflows/phase_model/telling.hpp"

#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace workflows {

namespace {

/// What followers are told of, beside the transitions: what a person outside can read and act on.
constexpr std::array<std::string_view, 13> followed{"comment_given",      "comment_answered",      "hearing_extended", "body_invited",
                                                    "summary_written",    "status_entered",        "case_looked_at",   "reassessment_answered",
                                                    "placement_answered", "placement_transferred", "case_absorbed",    "release_flagged",
                                                    "overdue_marked"};

bool is_followed(const engine::Event& event) {
    const auto& transitions = phase_model_events();
    return std::find(followed.begin(), followed.end(), event.name) != followed.end() ||
           std::find(transitions.begin(), transitions.end(), event.name) != transitions.end();
}

/// Rights of one person in one case, today.
bool may_be_told(const Case& file, const Office& office, engine::Date today, const std::string& person) {
    const auto standings = office.standings(person, today);
    const bool sees = std::any_of(standings.begin(), standings.end(), [](const Standing& standing) { return standing.role != "administrator"; });
    return sees && std::none_of(standings.begin(), standings.end(), [&](const Standing& standing) { return is_recused(file, office, today, person, standing.on_behalf); });
}

/// A comment that not everybody may read, or an event about one.
bool is_internal(const Case& file, const engine::Event& event) {
    const bool given = event.name == "comment_given";
    if (!given && event.name != "comment_answered") return false;
    const Comment* comment = file.comment(given ? event.seq : event.body.integer("comment"));
    return comment == nullptr || access_level(file, comment->by.seq) != "public" || comment->hiding.has_value();
}

/// Gathers notices of one event, the first reason to tell a person being the one that counts.
class Gathering {
public:
    Gathering(const Case& file, const Office& office, const engine::Event& event)
        : file_(file), office_(office), event_(event), today_(engine::parse_date(event.date).value_or(engine::Date{})) {}

    engine::Date today() const { return today_; }
    void tell(const std::string& person, std::string_view why, const std::string& due = {}) {
        if (person == event_.actor || told_.contains(person) || !may_be_told(file_, office_, today_, person)) return;
        told_.emplace(person, Notice{person, file_.id, event_.seq, event_.name, std::string(why), event_.at, due});
    }
    void into(std::vector<Notice>& all) const {
        for (const auto& [person, notice] : told_) all.push_back(notice);
    }

private:
    const Case& file_;
    const Office& office_;
    const engine::Event& event_;
    engine::Date today_;
    std::map<std::string, Notice> told_;
};

std::string date_or_none(const std::optional<engine::Date>& date) { return date ? engine::to_text(*date) : std::string(); }

/// By when who has the ball is asked to act: the end of an open hearing, else the case's next date.
std::string due_of(const Case& file, engine::Date today) {
    return file.window_open(today) && file.round() != nullptr ? engine::to_text(file.round()->until) : date_or_none(file.next_date);
}

/// In the round that is open.
bool has_commented(const Case& file, const std::string& person) {
    const Round* round = file.round();
    return round != nullptr && std::any_of(file.comments.begin(), file.comments.end(), [&](const Comment& comment) {
               return comment.by.actor == person && comment.round == round->by.seq && !comment.withdrawn;
           });
}

void tell_voters(const Case& file, Gathering& gathering) {
    const Ballot* ballot = file.open_ballot();
    if (ballot == nullptr) return;
    for (const Ballot::Elector& elector : ballot->electorate) gathering.tell(elector.person, "turn", ballot->deadline);
}

}  // namespace

std::vector<std::string> who_has_the_ball(const Case& file, const Office& office, engine::Date today) {
    const std::string_view ball = file.is_parked() ? "case_officer" : file.ball();
    std::vector<std::string> people;
    const Placement* placed = file.placement_in_force();
    const std::string centre = placed == nullptr ? std::string() : policy_of(file, office.policies, today).acting_centre(placed->primary, today);
    for (const Person& person : office.people) {
        const auto standings = office.standings(person.id, today);
        const bool has = std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
            if (ball == "case_officer") return standing.role == "case_officer" && (file.case_officer.empty() || file.case_officer == person.id);
            if (ball == "leader_group") return standing.role == "administrative_leader" || standing.role == "centre_leader";
            if (ball == "bodies") return standing.role == "user_representative" || standing.role == "professional";
            return ball == "centre_leader" && standing.role == "centre_leader" && standing.centre == centre;
        });
        if (has && may_be_told(file, office, today, person.id)) people.push_back(person.id);
    }
    return people;
}

std::vector<Notice> notices_of(const std::vector<engine::Sealed>& events, const engine::CaseRow* before, const Case& after,
                               const engine::CaseFile* chosen, const Office& office) {
    std::vector<Notice> all;
    const std::string_view ball = after.ball();
    const bool passed = !ball.empty() && (before == nullptr || before->ball != ball);
    for (const engine::Sealed& sealed : events) {
        const engine::Event& event = sealed.event;
        Gathering gathering(after, office, event);
        if (&sealed == &events.back() && passed)
            for (const std::string& person : who_has_the_ball(after, office, gathering.today()))
                gathering.tell(person, "turn", due_of(after, gathering.today()));
        for (const engine::Value& person : event.name == "reminder_sent" ? event.body.list("to") : engine::Value::Array{})
            gathering.tell(person.string(), "turn", event.body.text("deadline"));
        if (event.name == "reminder_sent" && !event.body.has("ballot"))
            for (const std::string& person : who_has_the_ball(after, office, gathering.today()))
                if (event.body.text("about") != "hearing" || !has_commented(after, person)) gathering.tell(person, "turn", event.body.text("due"));
        if (event.name == "escalated") gathering.tell(office.administrative_leader(gathering.today()), "turn", event.body.text("due"));
        if (event.name == "case_officer_assigned") gathering.tell(after.case_officer, "turn", date_or_none(after.next_date));
        if (event.name == "substitute_appointed") gathering.tell(event.body.text("substitute"), "turn", due_of(after, gathering.today()));
        if (event.name == "ballot_opened") tell_voters(after, gathering);
        if (event.name == "comment_answered")
            if (const Comment* comment = after.comment(event.body.integer("comment"))) gathering.tell(comment->by.actor, "answer");
        if (is_followed(event) && !is_internal(after, event))
            for (const std::string& person : followers(after, chosen)) gathering.tell(person, "follow");
        gathering.into(all);
    }
    return all;
}

bool is_mail_mode(std::string_view mode) { return std::ranges::find(mail_modes, mode) != std::end(mail_modes); }

}  // namespace workflows
