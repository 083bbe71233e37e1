#include "web/pages/story.hpp"

#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

using engine::Event;
using engine::Sealed;
using engine::Texts;
using engine::Value;

constexpr std::array main_events{"comment_given",          "comment_answered",   "ballot_closed",
                                 "placement_answered",     "status_entered",     "requirement_overridden",
                                 "hearing_extended",       "motion_put",         "summary_written",
                                 "recommendation_written", "reassessment_asked", "reassessment_answered"};

constexpr std::array carried_events{"criterion_assessed", "evidence_added",         "evidence_replaced", "scope_set",
                                    "summary_written",    "recommendation_written", "identity_set"};

/// Members of a body that say what an event is about, each with the catalogue's prefix for its values.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> subjects{{{"criterion", "criterion"},
                                                                                  {"claim", "claim"},
                                                                                  {"item", "start_up_item"},
                                                                                  {"part", "choice.part"},
                                                                                  {"centre", ""},
                                                                                  {"body", "body"},
                                                                                  {"disposition", "choice.disposition"},
                                                                                  {"requirement", "requirement"},
                                                                                  {"value", "choice.value"},
                                                                                  {"answer", "choice.answer"},
                                                                                  {"verdict", "choice.verdict"},
                                                                                  {"kind", "choice.kind"},
                                                                                  {"state", "choice.state"},
                                                                                  {"result", "ballot.result"},
                                                                                  {"level", "choice.level"},
                                                                                  {"grade", "flag.grade"},
                                                                                  {"effect", "choice.effect"}}};

std::string subject_text(const Catalogue& words, std::string_view member, std::string_view prefix,
                         const std::string& value) {
    if (member == "criterion" || (member == "part" && value.size() == 2 && value[0] == 'K'))
        return criterion_name(words, value);
    if (member == "body") return body_name(words, value);
    if (member == "centre") return value == "none" ? words.text("centre.none") : value;
    return term(words, prefix, value);
}

/// A heading has no full stop.
std::string without_stop(std::string text) {
    if (text.ends_with('.')) text.pop_back();
    return text;
}

bool is_step(const Event& event) {
    return event.body.has("transition") && event.body.has("to") && event.name != "motion_put";
}

std::string phase_of(const Catalogue& words, const std::string& id) {
    const int phase = workflows::phase_number(id);
    return phase == 9 ? words.text("phase.closed.lower") : std::to_string(phase);
}

std::string step_sentence(const Catalogue& words, const Event& event) {
    const std::string what = without_stop(words.text("event." + event.name));
    const std::string &from = event.body.text("from"), &to = event.body.text("to");
    if (from.empty() || from == to) return what;
    return words.text("story.step", {{"from", phase_of(words, from)}, {"to", phase_of(words, to)}, {"what", what}});
}

Html reason_of(const Event& event, const Texts& texts) {
    for (const char* member : {"reason", "words", "text", "value", "checked", "what_is_new", "right"}) {
        const std::string text = engine::opened(event.body, member, texts);
        if (!text.empty()) return paragraphs(text);
    }
    return {};
}

/// "8 oppfylt, 1 overstyrt".
std::string counted(const Catalogue& words, const Value& answers) {
    std::string text;
    for (const char* status : {"met", "overridden", "not_applicable", "unmet", "unknown"}) {
        const auto n = std::ranges::count_if(answers.members(), [&](const auto& answer) {
            return answer.second.is_string() && answer.second.string() == status;
        });
        if (n == 0) continue;
        text += (text.empty() ? "" : ", ") + std::to_string(n) + " " +
                lower(words.text("status_answer." + std::string(status)));
    }
    return words.text("story.requirements", {{"counts", text}});
}

void add_answers(const Catalogue& words, const Event& event, StoryLine& line) {
    const auto* answers = event.body.find("answers");
    if (answers == nullptr || !answers->is_object() || answers->members().empty()) return;
    line.requirements = counted(words, *answers);
    for (const auto& [requirement, status] : answers->members()) {
        if (!status.is_string()) continue;
        for (const auto known : {engine::Status::met, engine::Status::unmet, engine::Status::not_applicable,
                                 engine::Status::overridden, engine::Status::unknown})
            if (engine::name_of(known) == status.string())
                line.answers.push_back({status_mark(words, known), words.text("requirement." + requirement)});
    }
}

/// May the text of this event be shown? Internal comments only to those who may read them; papers not to the recused.
bool text_is_open(Call& call, const Sight& sight, const Event& event) {
    if (event.name == "comment_hidden" || event.name == "comment_shown") return true;  // the reason stands on the tombstone
    if (event.name.starts_with("comment_")) {
        const auto seq = event.name == "comment_given" ? event.seq : event.body.integer("comment");
        const auto* comment = sight->comment(seq);
        return comment != nullptr && !comment->withdrawn && may_read(call, sight, *comment);
    }
    return sight.papers() || is_step(event);
}

bool wanted(const Event& event, const StoryChoice& choice) {
    if (choice.main_only && !is_main(event)) return false;
    if (choice.carried_only && std::ranges::find(carried_events, event.name) == carried_events.end()) return false;
    if (!choice.role.empty() && event.role != choice.role) return false;
    return (!choice.until || choice.until->holds(event)) && !(choice.since && choice.since->holds(event));
}

/// Events that say again what was said before, and so may have changed it.
constexpr std::array rewritten{"comment_edited",  "evidence_replaced",      "criterion_assessed", "scope_set",
                               "summary_written", "recommendation_written", "start_up_updated",   "capacity_stated"};

/// `a` says again what `b` said: the same comment, criterion, claim, item or centre.
bool says_again(const Event& a, const Event& b) {
    if (std::ranges::find(rewritten, a.name) == rewritten.end()) return false;
    if (a.name == "comment_edited")
        return b.name == "comment_given" ? a.body.integer("comment") == b.seq
                                         : b.name == a.name && a.body.integer("comment") == b.body.integer("comment");
    const bool same_kind = a.name == b.name || (a.name == "evidence_replaced" && b.name == "evidence_added");
    return same_kind &&
           std::ranges::all_of(std::array{"criterion", "claim", "item", "centre"},
                               [&](const char* member) { return a.body.text(member) == b.body.text(member); });
}

}  // namespace

std::string sentence_of(const Catalogue& words, const Event& event, const Texts& texts) {
    if (is_step(event)) return step_sentence(words, event);
    workflows::Values values;
    for (const auto& [member, prefix] : subjects) {
        const std::string& value = event.body.text(member);
        if (!value.empty()) values.emplace_back(member, subject_text(words, member, prefix, value));
    }
    for (const char* member : {"for", "against", "abstain"})
        if (event.body.has(member)) values.emplace_back(member, std::to_string(event.body.integer(member)));
    if (event.body.has("until")) values.emplace_back("until", long_date(words, event.body.text("until")));
    if (event.name == "name_set") values.emplace_back("name", engine::opened(event.body, "name", texts));
    return without_stop(words.text("event." + event.name, values));
}

std::string who_did(const Catalogue& words, const Event& event) {
    if (event.actor == "system") return words.text("role.system");
    const auto* by = event.body.find("by");
    const Value none;
    const Value& place = by == nullptr ? none : *by;
    return role_name(words, event.role, place.text("centre"), place.text("organisation"), !event.on_behalf.empty());
}

bool is_main(const Event& event) {
    return is_step(event) || std::ranges::find(main_events, event.name) != main_events.end();
}

Html change_of(const Catalogue& words, const std::vector<Sealed>& events, std::size_t at, const Texts& texts) {
    const Event& event = events.at(at).event;
    for (const char* member : {"text", "reason", "value", "nb", "words", "effect"}) {
        const std::string now = engine::opened(event.body, member, texts);
        if (now.empty()) continue;
        for (std::size_t i = at; i-- > 0;) {
            if (!says_again(event, events[i].event)) continue;
            const std::string before = engine::opened(events[i].event.body, member, texts);
            return before.empty() || before == now ? Html{} : difference(words, before, now);
        }
        return {};
    }
    return {};
}

std::vector<StoryLine> story_lines(Call& call, const workflows::Case& file, const StoryChoice& choice) {
    auto& store = call.app.engine.store();
    const std::string stream = stream_of(file.id);
    // The newest few are read from the end; the rest of the log is not touched.
    const std::int64_t after =
        choice.limit != 0 && !choice.carried_only && !choice.until
            ? std::max<std::int64_t>(0, file.version() - static_cast<std::int64_t>(choice.limit) * 6)
            : 0;
    const auto events = store.events(stream, after);
    auto texts = choice.details ? store.texts(stream) : Texts{};
    workflows::leave_out(texts, hidden_from(call, file));
    const Sight sight = sight_of(call, std::shared_ptr<const workflows::Case>(std::shared_ptr<void>(), &file));
    std::vector<StoryLine> lines;
    for (std::size_t i = events.size(); i-- > 0;) {
        const Event& event = events[i].event;
        if (!wanted(event, choice)) continue;
        if (choice.carried_only && event.cycle >= file.cycle) continue;
        StoryLine line{.seq = std::to_string(event.seq),
                       .at = event.at,
                       .when = date_and_time(call.words, event.at),
                       .sentence = sentence_of(call.words, event, texts),
                       .who = who_did(call.words, event)};
        line.step = is_step(event);
        if (choice.details) {
            const bool open = text_is_open(call, sight, event);
            if (open) line.change = change_of(call.words, events, i, texts);
            if (open && line.change.text.empty()) line.reason = reason_of(event, texts);
            add_answers(call.words, event, line);
        }
        lines.push_back(std::move(line));
        if (choice.limit != 0 && lines.size() == choice.limit) break;
    }
    return lines;
}

}  // namespace web
