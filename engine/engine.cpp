#include "engine/engine.hpp"

#include "engine/recall.hpp"

#include <algorithm>
#include <iterator>

namespace engine {

namespace {

Problem problem(std::string type, std::string key) { return Problem{.type = std::move(type), .detail = {std::move(key), {}}}; }

/// Makes a store undo what was written: the one way that it offers (store.hpp).
struct TakenBack {};

/// Marks a person's key as running for as long as it lives.
class InProgress {
public:
    InProgress(std::mutex& mutex, std::set<std::string>& running, std::string key)
        : mutex_(mutex), running_(running), key_(std::move(key)) {
        const std::lock_guard lock(mutex_);
        entered_ = running_.insert(key_).second;
    }
    ~InProgress() {
        const std::lock_guard lock(mutex_);
        if (entered_) running_.erase(key_);
    }
    InProgress(const InProgress&) = delete;
    InProgress& operator=(const InProgress&) = delete;
    bool entered() const { return entered_; }

private:
    std::mutex& mutex_;
    std::set<std::string>& running_;
    std::string key_;
    bool entered_ = false;
};

/// True when a value holds a commitment to a text that is not among these.
bool holds_other(const Value& value, const std::vector<Text>& texts) {
    if (value.is_array()) return std::any_of(value.items().begin(), value.items().end(), [&](const Value& item) { return holds_other(item, texts); });
    if (!value.is_object()) return false;
    const auto& members = value.members();
    if (const std::string& sha256 = value.text("sha256"); members.size() == 1 && !sha256.empty())
        return std::none_of(texts.begin(), texts.end(), [&](const Text& text) { return text.sha256 == sha256; });
    return std::any_of(members.begin(), members.end(), [&](const auto& member) { return holds_other(member.second, texts); });
}

/// True when an event repeats words of an earlier one, as a transition repeats its motion's: the fold must find them too.
bool points_back(const Draft& draft) {
    return std::any_of(draft.events.begin(), draft.events.end(), [&](const Event& event) { return holds_other(event.body, draft.texts); });
}

bool is_refusal(const Problem& problem) {
    return problem.type == "not-allowed" || problem.type == "recused" || problem.type == "requirement-unmet" ||
           problem.type == "personal-number-refused";
}

std::string new_stream(Transaction& transaction, const std::string& kind, Date date) {
    const int year = parts(date).year;
    std::string number = std::to_string(transaction.next_number(kind, year));
    if (number.size() < 4) number.insert(0, 4 - number.size(), '0');
    return kind + "/" + std::to_string(year) + "-" + number;
}

/// Names what begins and looks at all that is to be written, before any of it is changed: where a store cannot show it at once, and has
/// the work run again, no file was changed, and lost from its memory, for nothing.
void look_at_all(Transaction& transaction, std::vector<Draft>& drafts, Date date) {
    for (Draft& draft : drafts) {
        if (draft.stream.empty()) draft.stream = new_stream(transaction, draft.kind, date);
        transaction.open(draft.stream);
    }
}

}  // namespace

Engine::Engine(Store& store, const Workflow& workflow, Clock clock) : store_(store), workflow_(workflow), clock_(std::move(clock)) {}

Result Engine::perform(const Command& command) {
    Together one = perform_all({&command, 1});
    if (one.problem) return std::move(*one.problem);
    return std::move(one.done.front());
}

Together Engine::perform_all(std::span<const Command> commands) {
    std::vector<std::unique_ptr<InProgress>> running;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        if (commands[i].idempotency_key.empty()) continue;
        running.push_back(std::make_unique<InProgress>(mutex_, in_progress_, commands[i].person + " " + commands[i].idempotency_key));
        if (!running.back()->entered()) return {.done = {}, .problem = problem("busy", "problem.busy"), .refused = i};
    }
    Together all = carry_out(commands, Ending::kept);
    if (all.problem && refused_ && is_refusal(*all.problem)) refused_(commands[all.refused], *all.problem, time_of(commands[all.refused]));
    return all;
}

Together Engine::rehearse(std::span<const Command> commands) { return carry_out(commands, Ending::taken_back); }

Together Engine::carry_out(std::span<const Command> commands, Ending ending) {
    Together all;
    std::vector<std::string> repeats;
    try {
        store_.write([&](Transaction& transaction) {
            all = {};
            repeats.assign(commands.size(), {});
            for (std::size_t i = 0; i < commands.size() && !all.problem; ++i) {
                Result result = perform_or_recall(transaction, commands[i], repeats[i]);
                if (auto* refused = std::get_if<Problem>(&result)) {
                    all.problem = std::move(*refused);
                    all.refused = i;
                } else {
                    all.done.push_back(std::move(std::get<Done>(result)));
                }
            }
            const bool written = !all.done.empty();
            if (all.problem) all.done.clear();
            if (written && (all.problem || ending == Ending::taken_back)) throw TakenBack{};
        });
    } catch (const TakenBack&) {
        // The store has undone it; `all` says why.
    }
    for (std::size_t i = 0; i < all.done.size(); ++i)
        if (!repeats[i].empty()) all.done[i] = recalled(store_, {.body_sha256 = {}, .response = repeats[i]});
    return all;
}

Result Engine::perform_or_recall(Transaction& transaction, const Command& command, std::string& repeat) {
    if (!command.idempotency_key.empty()) {
        if (const auto known = transaction.recall(command.person, command.idempotency_key)) {
            if (known->body_sha256 != request_hash(command)) return problem("key-reused", "problem.key_reused");
            repeat = known->response;
            return Done{};
        }
    }
    Result result = perform_once(transaction, command);
    if (const auto* done = std::get_if<Done>(&result); done != nullptr && !command.idempotency_key.empty())
        transaction.remember(command.person, command.idempotency_key, {request_hash(command), remembered_form(*done)}, to_text(time_of(command)));
    return result;
}

Result Engine::perform_once(Transaction& transaction, const Command& command) {
    const Instant now = time_of(command);
    auto file = command.stream.empty() ? nullptr : transaction.open(command.stream);
    if (!command.stream.empty() && !file) return problem("not-found", "problem.not_found");
    const auto others = [&](std::string_view stream) { return transaction.open(stream); };
    if (file && hidden(*file, command, now, others)) return problem("not-allowed", "problem.not_allowed");
    if (file && command.expected_version && *command.expected_version != file->version()) {
        if (auto wrong = workflow_.form_problem(file.get(), command)) return std::move(*wrong);
        Problem stale = problem("stale-version", "problem.stale_version");
        stale.version = file->version();
        if (*command.expected_version < file->version() && workflow_.may_read(file.get(), command.person, now))
            stale.since = transaction.events(command.stream, *command.expected_version);
        return stale;
    }
    Decision decision = workflow_.decide(file.get(), command, now, others);
    if (decision.problem) return std::move(*decision.problem);
    const std::int64_t version = file ? file->version() : 0;
    file.reset();  // so that it need not be copied

    Done done{.transition = decision.transition, .from = decision.from, .to = decision.to};
    if (!command.stream.empty() && std::none_of(decision.drafts.begin(), decision.drafts.end(), [&](const Draft& draft) { return draft.stream == command.stream; })) {
        done.stream = command.stream;  // recorded beside it alone: it stands where it stood
        done.version = version;
    }
    look_at_all(transaction, decision.drafts, workflow_.legal_date(now));
    for (Draft& draft : decision.drafts) {
        const std::int64_t reached = record(transaction, draft, command, now, done.events);
        if (!done.stream.empty()) continue;
        done.stream = draft.stream;
        done.version = reached;
    }
    return done;
}

std::int64_t Engine::record(Transaction& transaction, Draft& draft, const Command& command, Instant now, std::vector<Sealed>& recorded) const {
    Texts texts = points_back(draft) ? transaction.texts(draft.stream) : Texts{};
    for (const Text& text : draft.texts) texts.emplace(text.sha256, text);
    std::shared_ptr<CaseFile> after = transaction.change(draft.stream);
    if (!after) after = workflow_.blank(draft.stream);
    const std::string date = to_text(workflow_.legal_date(now));
    std::vector<Sealed> sealed;
    for (Event& event : draft.events) {
        event.stream = draft.stream;
        event.seq = after->version() + 1;
        event.at = after->next_at(now);
        event.date = date;
        event.actor = command.person;
        event.model = workflow_.version();
        event.via = command.via;
        event.prev = after->last_hash();
        sealed.push_back(seal(std::move(event)));
        after->apply(sealed.back(), texts);
    }
    const std::int64_t reached = after->version();
    transaction.append(sealed, draft.texts, std::move(after));
    if (!draft.redacted.empty()) transaction.redact(draft.stream, draft.redacted);
    std::move(sealed.begin(), sealed.end(), std::back_inserter(recorded));
    return reached;
}

bool Engine::hidden(const CaseFile& file, const Command& command, Instant now, const Workflow::Others& others) const {
    return !workflow_.may_read(&file, command.person, now) && !workflow_.explain(&file, command, now, others).may_act;
}

Explanation Engine::explain(const Command& command) {
    return explain_on(command.stream.empty() ? nullptr : store_.read(command.stream), command);
}

Explanation Engine::explain_on(const std::shared_ptr<const CaseFile>& file, const Command& command) {
    const auto others = [&](std::string_view stream) { return store_.read(stream); };
    const Instant now = time_of(command);
    if ((!file && !command.stream.empty()) || (file && hidden(*file, command, now, others)))
        return Explanation{.act = command.act, .here = false};
    return workflow_.explain(file.get(), command, now, others);
}

std::vector<Explanation> Engine::explain_all(std::string_view stream, std::string_view person, bool transitions_only) {
    const auto file = store_.read(stream);
    std::vector<Explanation> all;
    for (const ActSpec& act : workflow_.acts()) {
        if (transitions_only && !act.transition) continue;
        all.push_back(explain_on(file, {.stream = std::string(stream), .act = act.name, .fields = Value::object(), .person = std::string(person)}));
    }
    return all;
}

}  // namespace engine
