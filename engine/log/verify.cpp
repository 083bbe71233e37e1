#include "engine/log/verify.hpp"

#include "engine/crypto.hpp"
#include "engine/event.hpp"
#include "engine/export/jsonl.hpp"
#include "engine/value.hpp"

#include <map>
#include <set>
#include <string_view>

namespace engine {

namespace {

constexpr std::size_t kept_findings = 100;

struct Head {
    std::int64_t seq = 0;
    std::string hash, at;
};

class Verifier {
public:
    explicit Verifier(EventCheck also) : also_(std::move(also)) {}

    void line(std::string_view bytes) {
        ++number_;
        const auto parsed = parse_value(bytes, 64);
        if (std::holds_alternative<ParseError>(parsed)) {
            found("not-json", "line is not valid JSON (" + std::get<ParseError>(parsed).code + ")");
        } else {
            read(std::get<Value>(parsed), bytes);
        }
        digest_.update(bytes);
        digest_.update("\n");
    }

    Verification end(bool last_line_ended) {
        if (number_ == 0) {
            found("empty", "the file is empty");
        } else if (!trailer_) {
            found("no-trailer", "the file ends without a trailer: something may be missing at its end");
        } else if (!last_line_ended) {
            found("no-trailer", "the last line is cut off: its line end is missing");
        }
        result_.streams = static_cast<std::int64_t>(heads_.size());
        say_what_is_not_proved();
        return std::move(result_);
    }

private:
    void found(std::string kind, std::string explanation, const Event* event = nullptr) {
        ++result_.wrong;
        if (result_.findings.size() >= kept_findings) return;
        result_.findings.push_back({number_, event != nullptr ? event->stream : std::string(),
                                    event != nullptr ? event->seq : 0, std::move(kind), std::move(explanation)});
    }

    void read(const Value& value, std::string_view bytes) {
        if (value.canonical() != bytes) found("not-canonical", "the line is not written in the canonical form that is hashed");
        if (trailer_) {
            found(value.has("format") ? "second-header" : "after-trailer", "there is something after the trailer");
        } else if (value.has("format")) {
            read_header(value);
        } else if (value.has("counts")) {
            read_trailer(value);
        } else {
            if (!header_ && number_ == 1) found("no-header", "the file does not begin with a header");
            read_event(value);
        }
    }

    void read_header(const Value& value) {
        if (header_ || number_ != 1) return found("second-header", "a header in the middle: two exports in one file");
        header_ = true;
        if (value.text("format") != "phasemodel-events" || value.integer("v") != 1)
            found("unknown-format", "the header names a format that this program does not know");
        const Value* part = value.find("part");
        result_.whole_log = part != nullptr && part->is_null();
        result_.public_only = value.flag("public");
        result_.demonstration = value.flag("demonstration");
        result_.program = value.text("program");
        result_.model = value.text("model");
        result_.made_at = value.text("made_at");
    }

    void read_event(const Value& value) {
        const Value* inner = value.find("event");
        if (inner == nullptr || value.members().size() != 3 || !value.has("hash") || !value.has("texts"))
            return found("not-an-event", "the line is neither header, event nor trailer");
        const std::string bytes = inner->canonical();
        const auto read = event_from(bytes);
        if (const auto* why = std::get_if<std::string>(&read)) return found("not-an-event", *why);
        const Event& event = std::get<Event>(read);
        ++result_.events;
        const std::string hash = sha256_hex(bytes);
        if (hash != value.text("hash")) found("hash", "the event was changed: its bytes do not give the hash beside it", &event);
        follow(event, hash);
        if (also_)
            if (std::string wrong = also_(event, hash); !wrong.empty()) found("proof", std::move(wrong), &event);
        check_texts(event, *value.find("texts"));
    }

    /// Number, chain and time against the event before it in its stream.
    void follow(const Event& event, const std::string& hash) {
        const auto [place, is_first] = heads_.try_emplace(event.stream);
        Head& head = place->second;
        if (is_first) {
            const bool from_the_start = event.seq == 1;
            if (event.seq < 1) found("gap", "events are numbered from 1", &event);
            if (from_the_start && event.prev != no_hash) found("chain", "the first event names a predecessor", &event);
            if (!from_the_start && (result_.whole_log || !header_))
                found("gap", "events 1 to " + std::to_string(event.seq - 1) + " are missing", &event);
        } else if (event.seq == head.seq) {
            found("repeated", "the event stands here twice", &event);
        } else if (event.seq < head.seq) {
            found("order", "the event stands after number " + std::to_string(head.seq), &event);
        } else if (event.seq > head.seq + 1) {
            found("gap", "between number " + std::to_string(head.seq) + " and this one something is missing", &event);
        } else {
            if (event.prev != head.hash) found("chain", "the event does not follow from the one before it", &event);
            if (event.at < head.at) found("time", "the event is earlier than the one before it", &event);
        }
        head = Head{event.seq, hash, event.at};
    }

    void check_texts(const Event& event, const Value& texts) {
        if (!texts.is_object()) return found("text", "\"texts\" is no object", &event);
        std::set<std::string> committed;
        std::int64_t commitments = 0;
        for (const auto& [place, sha256] : commitments_of(event.body)) {
            committed.insert(sha256);
            ++commitments;
            const Value* text = texts.find(sha256);
            if (text == nullptr) {
                ++result_.unopened;
                continue;
            }
            ++result_.opened;
            if (!opens(Text{sha256, text->text("salt"), text->text("text"), false}))
                found("text", "the text at \"" + place + "\" is not the one that was recorded", &event);
        }
        for (const auto& [sha256, text] : texts.members())
            if (!committed.contains(sha256)) found("stray-text", "a text that the event knows nothing of", &event);
    }

    void read_trailer(const Value& value) {
        trailer_ = true;
        if (!header_) found("no-header", "the file does not begin with a header");
        const Value& counts = *value.find("counts");
        compare("events", counts.integer("events", -1), result_.events);
        compare("streams", counts.integer("streams", -1), static_cast<std::int64_t>(heads_.size()));
        compare("opened texts", counts.integer("opened", -1), result_.opened);
        const Value* kinds = counts.find("withheld");
        if (value.members().size() != (value.has("tree") ? 3U : 2U) || !counts.is_object() || counts.members().size() != 6 || !counts.has("redacted") ||
            !counts.has("held_back") ||
            kinds == nullptr || !kinds->is_object())
            return found("no-trailer", "the trailer is not one that this program knows");
        std::int64_t withheld = counts.integer("redacted");
        for (const auto& [kind, count] : kinds->members()) withheld += kinds->integer(kind);
        compare("texts that are not opened", withheld, result_.unopened);
        result_.held_back = counts.integer("held_back");
        if (digest_.hex() != value.text("sha256"))
            found("digest", "the bytes before the trailer are not those it was made for");
    }

    void compare(const std::string& what, std::int64_t said, std::int64_t counted) {
        if (said == counted) return;
        found("count", "the trailer says " + std::to_string(said) + " " + what + ", the file has " + std::to_string(counted));
    }

    void say_what_is_not_proved() {
        auto& open = result_.not_proved;
        open.emplace_back(
            "Internally consistent only: the file carries no signature, so somebody who rewrote all of it, hashes included, would "
            "not be noticed.");
        if (!result_.whole_log)
            open.emplace_back("The file holds a part of the log: what was left out before, between or after is not checked.");
        if (result_.held_back > 0)
            open.push_back(std::to_string(result_.held_back) + " events of open ballots are held back until these are closed.");
        if (result_.unopened > 0)
            open.push_back(std::to_string(result_.unopened) +
                           " texts are not in the file (withheld or redacted): that they existed is proved, what they said is not.");
        if (result_.demonstration)
            open.emplace_back("This is a demonstration database: its times were chosen, not measured.");
    }

    EventCheck also_;
    std::int64_t number_ = 0;
    bool header_ = false, trailer_ = false;
    std::map<std::string, Head, std::less<>> heads_;
    Sha256 digest_;
    Verification result_;
};

}  // namespace

Verification verify_jsonl(std::istream& input, EventCheck also) {
    Verifier verifier(std::move(also));
    bool ended = true;
    for (std::string line; std::getline(input, line);) {
        ended = !input.eof();
        verifier.line(line);
    }
    return verifier.end(ended);
}

}  // namespace engine
