// The log as OCEL 2.0. Read twice, objects first and then events, so that nothing is gathered but the ids that cases
// share.
#include "engine/export/ocel.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_log.hpp"

#include <algorithm>
#include <set>

namespace workflows {

namespace {

using engine::OcelEntry;
using engine::OcelRelation;

const std::vector<engine::OcelObjectType>& object_types() {
    static const std::vector<engine::OcelObjectType> types{
        {"case", {"diagnosis", "status", "phase", "outcome", "origin", "primary_centre"}},
        {"diagnosis", {"orpha", "name", "release"}},
        {"meeting", {"date"}},
        {"decision", {"transition", "outcome", "form", "result"}},
        {"comment", {"part", "visibility", "timing", "disposition"}},
        {"policy", {"version", "sha256"}}};
    return types;
}

std::string case_object(const Case& file) { return "case/" + file.id; }
std::string diagnosis_object(const Case& file) {
    return file.orpha().empty() ? "diagnosis/" + file.id : "diagnosis/ORPHA:" + file.orpha();
}
std::string decision_object(const Case& file, std::int64_t seq) {
    return "decision/" + file.id + "/" + std::to_string(seq);
}
std::string comment_object(const Case& file, std::int64_t seq) {
    return "comment/" + file.id + "/" + std::to_string(seq);
}
std::string policy_object(const std::string& sha256) { return "policy/" + sha256; }
/// The leader group's cases of one day are one meeting.
std::string meeting_object(const Attendance& attendance) { return "meeting/" + engine::to_text(attendance.by.date); }

/// The first pass over a case: its objects as they stood after the part's last event.
class Objects {
public:
    Objects(engine::OcelWriter& writer, const PolicyBook& policies) : writer_(writer), policies_(policies) {}

    /// False when nobody wants the rest.
    bool of(const PartOfStream& found, const std::string& id) {
        Case file(id);
        wanted_ = true;
        std::map<std::int64_t, std::string> meetings;  ///< of ballots
        for (std::size_t i = 0; i < found.last; ++i) {
            const engine::Event& event = found.events[i].event;
            file.apply(found.events[i], found.texts);
            if (i >= found.first) shared(policy(event.policy, event.at));
            if (event.name == "attendance_recorded" && file.attendance)
                shared({meeting_object(*file.attendance), "meeting", event.at, {{"date", event.date}}});
            if (event.name == "ballot_opened" && file.attendance && file.ballots.back().form == "meeting")
                meetings.emplace(event.seq, meeting_object(*file.attendance));
        }
        const std::string release = file.identity ? file.identity->release : std::string();
        shared({diagnosis_object(file),
                "diagnosis",
                file.last_at(),
                {{"orpha", file.orpha()}, {"name", file.name()}, {"release", release}}});
        the_case(file);
        for (const Ballot& ballot : file.ballots) decision(file, ballot, meetings);
        for (const Comment& comment : file.comments) this->comment(file, comment);
        return wanted_;
    }

private:
    void write(const OcelEntry& entry) { wanted_ = wanted_ && writer_.object(entry); }
    void shared(const OcelEntry& entry) {
        if (!entry.id.empty() && seen_.insert(entry.id).second) write(entry);
    }

    OcelEntry policy(const std::string& sha256, const std::string& at) const {
        if (sha256.empty()) return {};
        const Policy* known = policies_.find(sha256);
        const std::string version = known == nullptr ? std::string() : known->version;
        return {policy_object(sha256), "policy", at, {{"version", version}, {"sha256", sha256}}};
    }
    void the_case(const Case& file) {
        const Placement* placement = file.placement_in_force();
        write({case_object(file),
               "case",
               file.last_at(),
               {{"diagnosis", file.name()},
                {"status", file.status},
                {"phase", std::to_string(file.phase)},
                {"outcome", file.outcome},
                {"origin", file.origin},
                {"primary_centre", placement != nullptr ? placement->primary : std::string()}},
               {{diagnosis_object(file), "of"}}});
    }
    void decision(const Case& file, const Ballot& ballot, const std::map<std::int64_t, std::string>& meetings) {
        const Motion* motion = file.motion(ballot.motion);
        OcelEntry entry{decision_object(file, ballot.by.seq),
                        "decision",
                        ballot.closed_by.at.empty() ? ballot.by.at : ballot.closed_by.at,
                        {{"transition", motion != nullptr ? motion->transition : std::string()},
                         {"outcome", motion != nullptr ? motion->outcome : std::string()},
                         {"form", ballot.form},
                         {"result", ballot.state}},
                        {{case_object(file), "in"}}};
        if (const auto meeting = meetings.find(ballot.by.seq); meeting != meetings.end())
            entry.relations.push_back({meeting->second, "at"});
        write(entry);
    }
    void comment(const Case& file, const Comment& comment) {
        const CommentAnswer* answer = comment.answer();
        write({comment_object(file, comment.by.seq),
               "comment",
               comment.by.at,
               {{"part", comment.part},
                {"visibility", comment.visibility},
                {"timing", comment.timing},
                {"disposition", answer != nullptr ? answer->disposition : std::string()}},
               {{case_object(file), "on"}}});
    }

    engine::OcelWriter& writer_;
    const PolicyBook& policies_;
    std::set<std::string> seen_;
    bool wanted_ = true;
};

bool has_ballot(const Case& file, std::int64_t seq) {
    return std::any_of(file.ballots.begin(), file.ballots.end(),
                       [&](const Ballot& ballot) { return ballot.by.seq == seq; });
}

/// An event and the objects it concerns, of those that the first pass wrote. `file` is the case after it, `last` at the
/// part's end.
OcelEntry event_of(const engine::Sealed& sealed, const Case& file, const Case& last) {
    const engine::Event& event = sealed.event;
    OcelEntry entry{event.stream + "/" + std::to_string(event.seq),
                    event.name,
                    event.at,
                    {{"actor", event.actor},
                     {"role", event.role},
                     {"on_behalf_of", event.on_behalf},
                     {"legal_date", event.date},
                     {"cycle", std::to_string(event.cycle)},
                     {"model", event.model},
                     {"sha256", sealed.hash}},
                    {{case_object(file), "case"}, {diagnosis_object(last), "diagnosis"}}};
    for (const std::string key : {"transition", "from", "to", "manner", "outcome", "result"})
        entry.attributes.push_back({key, event.body.text(key)});
    if (!event.policy.empty()) entry.relations.push_back({policy_object(event.policy), "policy"});
    const std::int64_t ballot = event.name == "ballot_opened" ? event.seq : event.body.integer("ballot");
    if (has_ballot(last, ballot)) entry.relations.push_back({decision_object(file, ballot), "decision"});
    const std::int64_t comment = event.name == "comment_given" ? event.seq : event.body.integer("comment");
    if (last.comment(comment) != nullptr) entry.relations.push_back({comment_object(file, comment), "comment"});
    if (event.name == "attendance_recorded" && file.attendance)
        entry.relations.push_back({meeting_object(*file.attendance), "meeting"});
    return entry;
}

bool events_of(const PartOfStream& found, const std::string& id, engine::OcelWriter& writer) {
    Case last(id), file(id);
    for (std::size_t i = 0; i < found.last; ++i) last.apply(found.events[i], found.texts);
    for (std::size_t i = 0; i < found.last; ++i) {
        file.apply(found.events[i], found.texts);
        if (i >= found.first && !writer.event(event_of(found.events[i], file, last))) return false;
    }
    return true;
}

}  // namespace

bool export_ocel(const ExportJob& job, const engine::Sink& sink) {
    engine::OcelWriter writer(sink, export_header(job.store, job.nomenclature, job.policies, job.part, job.now),
                              attributions(job.nomenclature), object_types());
    Objects objects(writer, job.policies);
    const auto each = [&](const auto& write) {
        for (const std::string& stream : streams_of(job.store, job.part, "case/")) {
            const PartOfStream found = read_part(job.store, stream, job.part);
            if (found.first < found.last && !write(found, stream.substr(stream.find('/') + 1))) return false;
        }
        return true;
    };
    return each([&](const PartOfStream& found, const std::string& id) { return objects.of(found, id); }) &&
           each([&](const PartOfStream& found, const std::string& id) { return events_of(found, id, writer); }) &&
           writer.end();
}

}  // namespace workflows
