// phasemodel case run: performs many acts from files, and says what happened.
#include "cli/case_run.hpp"

#include "cli/acting.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"

#include <ostream>
#include <set>

namespace cli {

namespace {

using engine::Value;

/// Counts what a run has done.
struct Tally {
    std::int64_t acts = 0, events = 0;
    std::set<std::string> cases, proposals;
    std::map<std::string, std::int64_t> by_act, transitions;
    std::map<std::string, std::map<std::string, std::int64_t>> answers;  ///< by requirement and status, of transitions

    void add(const engine::Command& command, const engine::Done& done) {
        ++acts;
        ++by_act[command.act];
        if (!done.transition.empty()) ++transitions[done.transition];
        for (const engine::Sealed& sealed : done.events) {
            ++events;
            const std::string& stream = sealed.event.stream;
            if (!stream.starts_with("meeting/")) (stream.starts_with("case/") ? cases : proposals).insert(stream.substr(stream.find('/') + 1));
            if (const Value* given = sealed.event.body.find("answers"); given != nullptr && given->is_object())
                for (const auto& [requirement, status] : given->members())
                    if (status.is_string()) ++answers[requirement][status.string()];
        }
    }
};

Value counts(const std::map<std::string, std::int64_t>& numbers) {
    Value value = Value::object();
    for (const auto& [name, number] : numbers) value.set(name, number);
    return value;
}

Value to_value(const Tally& tally, const Labels& labels) {
    Value named = Value::object();
    for (const auto& [label, what] : labels) named.set(label, what.stream.substr(what.stream.find('/') + 1));
    Value answers = Value::object();
    for (const auto& [requirement, statuses] : tally.answers) answers.set(requirement, counts(statuses));
    return Value::object({{"acts", tally.acts},
                          {"events", tally.events},
                          {"cases", static_cast<std::int64_t>(tally.cases.size())},
                          {"proposals", static_cast<std::int64_t>(tally.proposals.size())},
                          {"by_act", counts(tally.by_act)},
                          {"transitions", counts(tally.transitions)},
                          {"answers", answers},
                          {"labels", named}});
}

void say(Run& run, const Tally& tally) {
    run.out << tally.acts << " acts, " << tally.events << " events, " << tally.cases.size() << " cases\n";
    std::string line;
    for (const auto& [id, times] : tally.transitions) line += (line.empty() ? "" : ", ") + id + " " + std::to_string(times);
    if (!line.empty()) run.out << "transitions: " << line << '\n';
}

/// A line that shows how far it has come; nothing when nobody looks.
class Progress {
public:
    Progress(Run& run, std::size_t all) : run_(run), all_(all) {}
    ~Progress() {
        if (drawn_) run_.err << "\r\x1b[K" << std::flush;
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void draw(std::size_t done) {
        if (!run_.err_is_terminal || (done % 10 != 0 && done != all_)) return;
        constexpr std::size_t width = 30;
        const std::size_t full = all_ == 0 ? width : done * width / all_;
        run_.err << "\r[" << std::string(full, '#') << std::string(width - full, '.') << "] " << done << " of " << all_ << std::flush;
        drawn_ = true;
    }

private:
    Run& run_;
    std::size_t all_;
    bool drawn_ = false;
};

int run_script(Run& run) {
    const auto composition = open_database(run);
    const auto& words = words_of(run, *composition);
    const std::vector<Line> lines = read_script(run.arguments.list("FILE"), run.in);
    Labels labels;
    Tally tally;
    const auto summarise = [&] {
        if (run.settings.text("format") == "table") {
            say(run, tally);
        } else {
            print_object(run, to_value(tally, labels));
        }
    };
    Progress progress(run, lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const engine::Command command = command_of(lines[i], run.settings.text("as"), labels, *composition);
        const engine::Result result = composition->engine().perform(command);
        if (const auto* problem = std::get_if<engine::Problem>(&result)) {
            run.err << lines[i].place() << ": " << command.act << (command.stream.empty() ? "" : " on " + command.stream) << " was refused; "
                    << i << " acts before it are done\n";
            return refuse(run, *problem, words);
        }
        tally.add(command, std::get<engine::Done>(result));
        remember(lines[i], std::get<engine::Done>(result), labels);
        progress.draw(i + 1);
    }
    summarise();
    return done;
}

}  // namespace

Command case_run_command() {
    return {.path = "case run",
            .help = "Perform the acts of files, one a line of JSON: {\"at\",\"as\",\"act\",\"case\",\"label\",\"acknowledged\", and the act's fields}. "
                    "Several files are merged by time. Stops at the first refusal and names the line. \"case\" may be an earlier line's "
                    "label, \"@label\" that line's entry, \"@draft\" the draft that is countersigned.",
            .positionals = {{"FILE", "JSON lines; - for standard input", true, true}},
            .lists = true,
            .run = run_script};
}

}  // namespace cli
