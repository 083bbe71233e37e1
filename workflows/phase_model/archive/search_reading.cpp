#include "workflows/phase_model/archive/search_reading.hpp"

#include "workflows/phase_model/archive/traces.hpp"
#include "workflows/phase_model/meeting/meeting_access.hpp"
#include "workflows/phase_model/phase_model.hpp"
#include "workflows/phase_model/publicity.hpp"

namespace workflows {

namespace {

using engine::Event;
using engine::Texts;

bool is_about_a_comment(const Event& event) { return event.name.starts_with("comment_"); }

/// The comment that the event is about is still there to be read.
bool comment_is_open(const Case& file, const Event& event) {
    const Comment* comment = file.comment(event.name == "comment_given" ? event.seq : event.body.integer("comment"));
    return comment != nullptr && !comment->withdrawn;
}

}  // namespace

SearchReading::SearchReading(const SearchScene& scene, const std::optional<AsOf>& moment)
    : scene_(scene), moment_(moment), shut_out_(shut_out(scene.office, scene.person, scene.today)) {
    const auto standings = scene.office->standings(scene.person, scene.today);
    for (const Standing& standing : standings) {
        judges_ = judges_ || standing.role == "case_officer" || standing.role == "administrative_leader";
        prepares_ = prepares_ || judges_ || standing.role == "centre_leader";
        audits_ = audits_ || standing.role == "auditor";
    }
    meets_ = sees_meetings(standings);
}

const SearchReading::Open* SearchReading::open(const std::string& stream) {
    const auto [place, is_new] = streams_.try_emplace(stream);
    if (is_new) place->second = read(stream);
    const Open& open = place->second;
    return open.file || open.proposal || open.meeting ? &open : nullptr;
}

Texts SearchReading::readable(const Open& open, const Event& event) const {
    if (open.file) return readable_of_case(open, event);
    return open.meeting ? readable_of_meeting(open, event) : open.texts;
}

Texts SearchReading::readable_of_case(const Open& open, const Event& event) const {
    const Ballot* ballot = open.file->open_ballot();
    const bool own = event.actor == scene_.person;
    if (event.name == "vote_cast" && !own && ballot != nullptr && event.seq > ballot->by.seq) return {};
    if (is_about_a_comment(event) && !comment_is_open(*open.file, event)) return {};
    const bool step = kind_of_event(event) == "decision";
    if (open.shut_out && !step && !is_about_a_comment(event)) return {};
    const bool all = open.reads_all || own || Publicity().is_public(event, "");
    return all ? open.texts : Texts{};
}

/// Votes on a policy are hidden until it is decided or left; what was said of a case, from one who is tied in it.
Texts SearchReading::readable_of_meeting(const Open& open, const Event& event) const {
    const AgendaItem* item = open.meeting->current();
    const bool undecided = item != nullptr && item->policy && !item->policy->adopted() && event.body.integer("item") == item->seq;
    if (event.name == "policy_vote_cast" && undecided && event.actor != scene_.person) return {};
    const CaseOf cases = [this](std::string_view id) { return std::dynamic_pointer_cast<const Case>(scene_.store.read("case/" + std::string(id))); };
    return is_withheld(cases_told_of(*open.meeting, event), cases, shut_out_) ? Texts() : open.texts;
}

HiddenWords SearchReading::hidden_in(const Case& file, bool is_shut_out) const {
    return hidden_words(file, {.person = scene_.person, .prepares = prepares_ && !is_shut_out, .audits = audits_ && !is_shut_out}, scene_.today);
}

SearchReading::Open SearchReading::read(const std::string& stream) const {
    if (stream.starts_with("case/")) return read_case(stream);
    Open open;
    const auto file = scene_.store.read(stream);
    if (auto proposal = std::dynamic_pointer_cast<const ProposalFile>(file); proposal && (judges_ || audits_ || proposal->proposer == scene_.person))
        open.proposal = std::move(proposal);
    if (meets_) open.meeting = std::dynamic_pointer_cast<const MeetingFile>(file);
    if (open.proposal || open.meeting) open.texts = scene_.store.texts(stream);
    return open;
}

SearchReading::Open SearchReading::read_case(const std::string& stream) const {
    Open open{.file = std::dynamic_pointer_cast<const Case>(scene_.store.read(stream))};
    if (!open.file) return open;
    const auto then = moment_ ? std::dynamic_pointer_cast<const Case>(fold_as_of(scene_.store, blank_file, stream, *moment_)) : nullptr;
    open.shut_out = shut_out_(*open.file) || (then && shut_out_(*then));
    open.reads_all = (prepares_ || audits_) && !open.shut_out;
    open.texts = scene_.store.texts(stream);
    leave_out(open.texts, hidden_in(*open.file, open.shut_out));
    if (then) leave_out(open.texts, hidden_in(*then, open.shut_out));
    return open;
}

}  // namespace workflows
