#include "cli/acting.hpp"

#include "cli/output.hpp"
#include "cli/suggest.hpp"

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

using engine::Value;

bool is_yes_or_no(const std::string& word) {
    return word == "yes" || word == "no" || word == "true" || word == "false" || word == "ja" || word == "nei";
}

/// A second value makes a list of the first.
void put(Value& fields, const std::string& name, Value value) {
    const Value* before = fields.find(name);
    if (before == nullptr) {
        fields.set(name, std::move(value));
        return;
    }
    Value list = before->is_array() ? *before : Value::array({*before});
    list.push(std::move(value));
    fields.set(name, std::move(list));
}

}  // namespace

const engine::ActSpec& act_named(const Composition& composition, const std::string& name) {
    const auto& acts = composition.model().acts();
    const auto found = std::find_if(acts.begin(), acts.end(), [&](const engine::ActSpec& act) { return act.name == name; });
    if (found != acts.end()) return *found;
    std::vector<std::string> known;
    for (const engine::ActSpec& act : acts) known.push_back(act.name);
    throw Stop{usage, "There is no act or event " + name + suggestion(name, known)};
}

const engine::Field& field_named(const engine::ActSpec& act, const std::string& name) {
    const auto found = std::find_if(act.fields.begin(), act.fields.end(), [&](const engine::Field& field) { return field.name == name; });
    if (found != act.fields.end()) return *found;
    std::vector<std::string> known;
    std::string list;
    for (const engine::Field& field : act.fields) {
        known.push_back("--" + field.name);
        list += (list.empty() ? "" : ", ") + known.back();
    }
    throw Stop{usage, act.name + " has no field --" + name + suggestion("--" + name, known) + "\nIts fields are: " + (list.empty() ? "none" : list) + "."};
}

Value fields_from(const std::vector<std::string>& words, const engine::ActSpec& act) {
    Value fields = Value::object();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) throw Stop{usage, "\"" + words[i] + "\" stands where a field, --NAME VALUE, is expected."};
        const auto equals = words[i].find('=');
        const std::string name = words[i].substr(2, equals == std::string::npos ? std::string::npos : equals - 2);
        const engine::Field& field = field_named(act, name);
        if (equals != std::string::npos) {
            put(fields, name, words[i].substr(equals + 1));
        } else if (field.kind == engine::Kind::flag) {
            const bool said = i + 1 < words.size() && is_yes_or_no(words[i + 1]);
            put(fields, name, said ? Value(words[++i]) : Value(true));
        } else if (i + 1 < words.size() && !words[i + 1].starts_with("--")) {
            put(fields, name, words[++i]);
        } else {
            throw Stop{usage, "--" + name + " needs a value (one that begins with -- is given as --" + name + "=VALUE)."};
        }
    }
    return fields;
}

engine::Command command_on(const Run& run, Composition& composition, const Reader& reader, std::string stream) {
    const engine::ActSpec& act = act_named(composition, run.arguments.text("NAME"));
    engine::Command command{.stream = std::move(stream),
                            .act = act.name,
                            .fields = fields_from(run.arguments.rest, act),
                            .person = reader.person->id,
                            .via = "command line",
                            .acknowledged = run.arguments.has("acknowledge")};
    command.at = time_of(run.arguments.text("at"), composition, command.stream);
    return command;
}

engine::Command command_of(const Run& run, Composition& composition, const Reader& reader) {
    engine::Command command = command_on(run, composition, reader, stream_of(run.arguments.text("CASE")));
    if (!command.stream.empty() && !composition.store().read(command.stream))
        throw Stop{usage, "There is no case " + run.arguments.text("CASE") + "."};
    return command;
}

void report(Run& run, const engine::Done& what) {
    if (run.settings.text("format") == "table") {
        run.out << what.stream.substr(what.stream.find('/') + 1) << "  version " << what.version;
        if (!what.transition.empty()) run.out << "  " << what.transition << " " << (what.from.empty() ? "-" : what.from) << " > " << what.to;
        run.out << '\n';
        for (const engine::Sealed& sealed : what.events) run.out << "  " << sealed.event.seq << "  " << sealed.event.name << '\n';
        return;
    }
    Value events = Value::array();
    for (const engine::Sealed& sealed : what.events)
        events.push(Value::object({{"stream", sealed.event.stream}, {"seq", sealed.event.seq}, {"event", sealed.event.name}, {"hash", sealed.hash}}));
    Value value = Value::object({{"case", what.stream.substr(what.stream.find('/') + 1)},
                                 {"stream", what.stream},
                                 {"version", what.version},
                                 {"transition", what.transition.empty() ? Value() : Value(what.transition)},
                                 {"from", what.from.empty() ? Value() : Value(what.from)},
                                 {"to", what.to.empty() ? Value() : Value(what.to)},
                                 {"events", events}});
    print_object(run, value);
}

}  // namespace cli
