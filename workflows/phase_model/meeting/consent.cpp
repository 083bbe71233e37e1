#include "workflows/phase_model/meeting/consent.hpp"

#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/consent_keys.hpp"
#include "workflows/phase_model/meeting/recommended_motion.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/side_by_side.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

std::shared_ptr<const Case> case_in(engine::Engine& engine, const std::string& id) {
    return id.empty() ? nullptr : std::dynamic_pointer_cast<const Case>(engine.store().read("case/" + id));
}

/// "" where nothing is chosen: then the act itself asks for the vote.
std::string vote_at_once(const std::string& choice, const Case& file, const std::string& criterion) {
    if (choice != "as_assessed") return choice;
    const Assessment* assessment = file.assessment(criterion);
    if (assessment == nullptr) return "abstain";
    return assessment->value == "met" ? "for" : assessment->value == "not_met" ? "against" : "abstain";
}

/// What the case itself says to the act, before anybody's choice: its motion, its ballot.
Value begun(const ConsentWish& wish, const Case& file) {
    if (wish.act == "put_motion") return recommended_motion(file).value_or(Value::object());
    if (wish.act != "open_ballot") return Value::object();
    Value fields = Value::object({{"form", "meeting"}});
    if (const Motion* motion = standing_motion(file)) return fields.set("motion", motion->by.seq);
    // None stands: the last one says why no ballot can be opened, withdrawn or voted on.
    if (!file.motions.empty()) fields.set("motion", file.motions.back().by.seq);
    return fields;
}

void add_criteria(const ConsentWish& wish, const ConsentPart& part, const Case& file, Value& fields) {
    const Ballot* ballot = file.open_ballot();
    for (const std::string_view criterion : workflows::criteria) {
        const std::string name(criterion);
        const bool asked = ballot != nullptr && std::find(ballot->criteria.begin(), ballot->criteria.end(), name) != ballot->criteria.end();
        if (!asked && !part.fields.has(name)) fields.members().erase(name);  // what all say is about those that vote on it
        if (!asked || fields.has(name)) continue;
        const std::string vote = vote_at_once(part.criteria.empty() ? wish.criteria : part.criteria, file, name);
        if (!vote.empty()) fields.set(name, vote);
    }
}

ConsentResult refused(const ConsentPart& part, std::string case_id, std::string pointer, std::string key) {
    ConsentResult result{.item = part.item, .case_id = std::move(case_id), .left_out = {}, .done = {}, .problem = engine::Problem{.type = "invalid", .detail = {"problem.invalid", {}}}};
    result.problem->errors.push_back({std::move(pointer), {std::move(key), {}}});
    return result;
}

engine::Result tried(engine::Engine& engine, const engine::Command& command, Carry how) {
    return how == Carry::out ? perform_beside_others(engine, command) : rehearse_beside_others(engine, command);
}

/// The block is another one than was looked at.
engine::Problem stale(engine::Engine& engine, const MeetingFile& meeting, std::int64_t expected) {
    engine::Problem problem{.type = "stale-version", .detail = {"problem.stale_version", {}}};
    problem.version = meeting.version();
    if (expected < meeting.version()) problem.since = engine.store().events("meeting/" + meeting.id, expected);
    return problem;
}

/// Nothing is to be done there: not by this person, or not any more. One who is tied is told no more than that, whatever stands.
std::string left_out_of(std::string_view act, const AgendaItem& item, const Case& file, const ShutOut& shut_out) {
    if (act == "declare_interest") return {};
    if (shut_out(file)) return "recused";
    if (is_decided_in_block(item, file)) return "decided";
    return act == "put_motion" && standing_motion(file) != nullptr ? "motion_stands" : "";
}

ConsentResult carry_one(engine::Engine& engine, const MeetingFile& meeting, const ConsentWish& wish, const ConsentPart& part, Carry how) {
    if (wish.meeting_version && *wish.meeting_version != meeting.version())
        return {.item = part.item, .case_id = {}, .left_out = {}, .done = {}, .problem = stale(engine, meeting, *wish.meeting_version)};
    const auto block = meeting.block();
    const auto item = std::find_if(block.begin(), block.end(), [&](const AgendaItem* one) { return one->seq == part.item; });
    if (item == block.end()) return refused(part, {}, "/item", "form.item_not_in_block");
    const std::string& id = (*item)->case_id;
    const auto file = case_in(engine, id);
    if (!file) return refused(part, id, "/item", "form.item_not_in_block");
    ConsentResult result{.item = part.item, .case_id = id, .left_out = {}, .done = {}, .problem = {}};
    result.left_out = left_out_of(wish.act, **item, *file, wish.shut_out);
    if (!result.left_out.empty()) return result;
    engine::Result came = tried(engine, command_for(wish, part, *file), how);
    if (auto* done = std::get_if<engine::Done>(&came)) {
        result.done = std::move(*done);
    } else if (auto& problem = std::get<engine::Problem>(came); problem.type == "recused") {
        result.left_out = "recused";
    } else {
        result.problem = std::move(problem);
    }
    return result;
}

/// What the request's key says of the item: that it stands for another request, or what was done.
ConsentResult answered(const MeetingFile& meeting, const ConsentPart& part, AnsweredBefore& before) {
    const AgendaItem* item = meeting.item(part.item);
    ConsentResult result{.item = part.item, .case_id = item == nullptr ? std::string() : item->case_id, .left_out = {}, .done = {}, .problem = {}};
    if (before.other) {
        result.problem = engine::Problem{.type = "key-reused", .detail = {"problem.key_reused", {}}};
    } else {
        result.done = std::move(before.items.at(part.item));
    }
    return result;
}

bool has_declared(engine::Engine& engine, const ConsentOffer& offer) {
    engine::Command vote = offer.command;
    vote.act = "cast_vote";
    const auto explained = engine.explain(vote);
    return std::any_of(explained.answers.begin(), explained.answers.end(), [](const engine::Answer& answer) { return answer.requirement == "own_interest_declared" && answer.lets_through(); });
}

/// What the case has to say, and the person cannot fill in: no recommendation, no motion, a ballot open already.
void add_missing(ConsentOffer& offer) {
    if (offer.command.act == "open_ballot")
        for (const engine::FieldError& error : offer.explanation.missing) offer.why.push_back(error.message);
    if (offer.command.act == "put_motion" && !offer.command.fields.has("transition")) offer.why.push_back({"consent.no_recommendation", {}});
}

void add_why(ConsentOffer& offer) {
    for (const engine::Answer& answer : offer.explanation.answers) {
        const bool said = answer.reason.key == "reason.vote.no_ballot" && !offer.why.empty();  // each vote requirement says it again
        if (!answer.lets_through() && !answer.in_form && !said) offer.why.push_back(answer.reason);
    }
    add_missing(offer);
}

}  // namespace

engine::Command command_for(const ConsentWish& wish, const ConsentPart& part, const Case& file) {
    Value fields = begun(wish, file);
    for (const Value* said : {&wish.fields, &part.fields})
        for (const auto& [name, value] : said->members()) fields.set(name, value);
    if (wish.act == "cast_vote") add_criteria(wish, part, file, fields);
    engine::Command command{.stream = "case/" + file.id, .act = wish.act, .fields = std::move(fields), .person = wish.person, .via = wish.via, .expected_version = part.version, .acknowledged = wish.acknowledged, .at = wish.at};
    // A vote on criteria as they are assessed is one on the assessments that were read here.
    if (wish.act == "cast_vote" && !command.expected_version) command.expected_version = file.version();
    command.idempotency_key = key_of_item(wish, part.item);
    return command;
}

std::vector<ConsentResult> carry(engine::Engine& engine, const MeetingFile& meeting, const ConsentWish& wish, Carry how) {
    AnsweredBefore before = answered_before(engine.store(), meeting, wish);
    std::vector<ConsentResult> results;
    bool bound = how == Carry::rehearsed;
    for (const ConsentPart& part : wish.items) {
        if (before.other || before.items.contains(part.item)) {
            results.push_back(answered(meeting, part, before));
            continue;
        }
        results.push_back(carry_one(engine, meeting, wish, part, how));
        if (bound || !results.back().done) continue;
        bind_key(engine.store(), meeting, wish, wish.at.value_or(engine.now()));
        bound = true;
    }
    return results;
}

std::vector<ConsentOffer> offers(engine::Engine& engine, const MeetingFile& meeting, const ConsentReader& reader, std::string_view act) {
    std::vector<ConsentOffer> all;
    const ConsentWish wish{.act = std::string(act), .items = {}, .person = reader.person, .via = "page", .shut_out = reader.shut_out};
    for (const AgendaItem* item : meeting.block()) {
        ConsentOffer offer{.item = item, .file = case_in(engine, item->case_id), .command = {}, .explanation = {}, .left_out = {}, .why = {}};
        if (!offer.file) continue;
        offer.command = command_for(wish, {.item = item->seq}, *offer.file);
        offer.explanation = engine.explain(offer.command);
        offer.left_out = left_out_of(act, *item, *offer.file, reader.shut_out);
        if (act == "declare_interest" && has_declared(engine, offer)) offer.left_out = "declared";
        offer.may = offer.explanation.may_act && offer.left_out != "recused";
        if (offer.left_out != "recused") add_why(offer);
        offer.ready = offer.may && offer.left_out.empty() && offer.why.empty();
        all.push_back(std::move(offer));
    }
    return all;
}

}  // namespace workflows
