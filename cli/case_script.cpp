#include "cli/acting.hpp"
#include "cli/case_run.hpp"
#include "cli/suggest.hpp"
#include "web/api/meeting_json.hpp"
#include "workflows/phase_model/case.hpp"

#include <algorithm>
#include <fstream>
#include <istream>

namespace cli {

namespace {

using engine::Kind;
using engine::Value;

void read_lines(const std::string& file, std::istream& in, std::vector<Line>& lines) {
    std::size_t number = 0;
    for (std::string text; std::getline(in, text);) {
        ++number;
        if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
        auto parsed = engine::parse_value(text);
        Line line{.file = file, .number = number};
        if (const auto* error = std::get_if<engine::ParseError>(&parsed))
            throw Stop{usage, line.place() + ": no JSON (" + error->code + (error->detail.empty() ? "" : ", " + error->detail) + ")."};
        line.value = std::move(std::get<Value>(parsed));
        if (!line.value.is_object()) throw Stop{usage, line.place() + ": a JSON object is expected."};
        lines.push_back(std::move(line));
    }
}

/// Turns labels in a field's value into numbers.
class Resolver {
public:
    Resolver(const Line& line, const Labels& labels, Composition& composition, const std::string& stream)
        : line_(line), labels_(labels), composition_(composition), stream_(stream) {}

    Value resolved(const engine::Field& field, const Value& value) const {
        if (value.is_array()) {
            Value items = Value::array();
            for (const Value& item : value.items()) items.push(resolved(field, item));
            return items;
        }
        if (!value.is_string()) return value;
        const std::string& text = value.string();
        if (field.kind == Kind::entry && text.starts_with('@')) return Value(named(text.substr(1)).seq);
        if (field.kind == Kind::case_id || field.kind == Kind::case_ids) return case_number(text);
        if (field.kind == Kind::code && text == "@draft") return draft();
        if (field.kind == Kind::code && text == "@minutes") return minutes();
        return value;
    }

    const Named& named(const std::string& label) const {
        const auto found = labels_.find(label);
        if (found != labels_.end()) return found->second;
        std::vector<std::string> known;
        for (const auto& [name, what] : labels_) known.push_back(name);
        throw Stop{usage, line_.place() + ": no earlier line has the label \"" + label + "\"" + suggestion(label, known)};
    }

private:
    Value case_number(const std::string& text) const {
        const std::string label = text.starts_with('@') ? text.substr(1) : text;
        const auto found = labels_.find(label);
        if (found != labels_.end()) return found->second.stream.substr(found->second.stream.find('/') + 1);
        return text;
    }
    Value draft() const {
        const auto file = composition_.store().read(stream_);
        const auto* opened = dynamic_cast<const workflows::Case*>(file.get());
        return opened == nullptr ? Value("") : Value(opened->content_hash());
    }

    Value minutes() const {
        const auto file = composition_.store().read(stream_);
        const auto* meeting = dynamic_cast<const workflows::MeetingFile*>(file.get());
        return meeting == nullptr ? Value("") : Value(workflows::minutes_hash(*meeting, web::cases_of(composition_.store())));
    }

    const Line& line_;
    const Labels& labels_;
    Composition& composition_;
    const std::string& stream_;
};

/// "2026-0042" as people write it: then it is a number, not a label.
bool is_number(std::string_view text) {
    return text.size() >= 9 && text[4] == '-' && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

std::string stream_named(const Resolver& resolver, const std::string& word, std::string_view kind) {
    if (word.empty()) return "";
    if (word.find('/') != std::string::npos) return word;
    if (is_number(word)) return std::string(kind) + "/" + word;
    return resolver.named(word.starts_with('@') ? word.substr(1) : word).stream;
}

}  // namespace

std::vector<Line> read_script(const std::vector<std::string>& files, std::istream& in) {
    std::vector<Line> lines;
    for (const std::string& file : files) {
        if (file == "-") {
            read_lines("standard input", in, lines);
            continue;
        }
        std::ifstream opened(file);
        if (!opened) throw Stop{usage, "The file " + file + " cannot be read."};
        read_lines(file, opened, lines);
    }
    if (files.size() < 2) return lines;
    const auto time = [](const Line& line) {
        const auto at = engine::parse_instant(line.value.text("at"));
        return at ? at->ms : std::int64_t{0};
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) { return time(a) < time(b); });
    return lines;
}

engine::Command command_of(const Line& line, const std::string& default_person, const Labels& labels, Composition& composition) {
    const Value& value = line.value;
    const auto stop = [&](const std::string& why) { return Stop{usage, line.place() + ": " + why}; };
    try {
        const engine::ActSpec& act = act_named(composition, value.text("act"));
        const std::string person = value.has("as") ? value.text("as") : default_person;
        if (person.empty()) throw Stop{not_allowed, "Nobody acts: give the line \"as\", or --as."};
        engine::Command command{.act = act.name,
                                .fields = Value::object(),
                                .person = find_person(*composition.people().office(), person).id,
                                .via = "command line"};
        const char* other = value.has("proposal") ? "proposal" : value.has("meeting") ? "meeting" : nullptr;  // a stream that is no case
        const Resolver resolver(line, labels, composition, command.stream);
        command.stream = other != nullptr ? stream_named(resolver, value.text(other), other) : stream_named(resolver, value.text("case"), "case");
        command.acknowledged = value.find("acknowledged") != nullptr && value.find("acknowledged")->is_bool() && value.find("acknowledged")->boolean();
        for (const auto& [key, member] : value.members()) {
            if (key == "at" || key == "as" || key == "act" || key == "label" || key == "acknowledged" || (other != nullptr && key == other) || (key == "case" && other == nullptr)) continue;
            command.fields.set(key, resolver.resolved(field_named(act, key), member));
        }
        command.at = time_of(value.text("at"), composition, command.stream);
        return command;
    } catch (const Stop& why) {
        if (why.message.starts_with(line.place())) throw;
        throw Stop{why.code, stop(why.message).message};
    }
}

void remember(const Line& line, const engine::Done& done, Labels& labels) {
    const std::string& label = line.value.text("label");
    if (label.empty()) return;
    Named named{done.stream, done.events.empty() ? 0 : done.events.front().event.seq};
    for (const engine::Sealed& sealed : done.events) {
        if (sealed.event.seq != 1 || !sealed.event.stream.starts_with("case/")) continue;
        named.stream = sealed.event.stream;
        named.seq = 1;
        break;
    }
    labels[label] = named;
}

}  // namespace cli
