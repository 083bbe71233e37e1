#include "engine/log/verify.hpp"

#include "engine/background_digest.hpp"
#include "engine/blocks.hpp"
#include "engine/crypto.hpp"
#include "engine/event.hpp"
#include "engine/export/jsonl.hpp"
#include "engine/log/chain_check.hpp"
#include "engine/log/line_check.hpp"
#include "engine/log/record_line.hpp"
#include "engine/value.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>

namespace engine {

namespace {

constexpr std::size_t kept_findings = 100;

class Verifier {
public:
    explicit Verifier(EventCheck also)
        : also_(std::move(also)),
          chains_([this](std::string kind, std::string explanation, const Place& place) { found(std::move(kind), std::move(explanation), place); }) {}

    /// The first `size` bytes of the block: lines, each with its line end; the last one of the input may lack it.
    void lines(std::shared_ptr<const std::string> block, std::size_t size) {
        block_ = std::move(block);
        digested_ = 0;
        for (const auto& piece : lines_.check(std::string_view(*block_).substr(0, size)))
            for (const CheckedLine& one : piece) {
                line_begins_ = static_cast<std::size_t>(one.bytes.data() - block_->data());
                line(one);
            }
        if (!trailer_) digest_up_to(size);
    }

    Verification end(bool last_line_ended) {
        if (number_ == 0) {
            found("empty", "the file is empty");
        } else if (!trailer_) {
            found("no-trailer", "the file ends without a trailer: something may be missing at its end");
        } else if (!last_line_ended) {
            found("no-trailer", "the last line is cut off: its line end is missing");
        }
        result_.streams = chains_.streams();
        say_what_is_not_proved();
        return std::move(result_);
    }

private:
    void found(std::string kind, std::string explanation, const Place& place = {}) {
        ++result_.wrong;
        if (result_.findings.size() >= kept_findings) return;
        result_.findings.push_back({number_, std::string(place.stream), place.seq, std::move(kind), std::move(explanation)});
    }

    void digest_up_to(std::size_t end) {
        digest_.feed(block_, std::string_view(*block_).substr(digested_, end - digested_));
        digested_ = end;
    }

    void line(const CheckedLine& checked) {
        ++number_;
        if (header_ && !trailer_ && checked.is_event) return check_event(checked);
        const auto parsed = parse_value(checked.bytes, 64);
        if (const auto* error = std::get_if<ParseError>(&parsed)) return found("not-json", "line is not valid JSON (" + error->code + ")");
        read(std::get<Value>(parsed), checked.bytes);
    }

    /// Every stream begins with its first event here.
    bool whole() const { return result_.whole_log || !header_; }

    /// A line that is as it should be, but for what it says.
    void check_event(const CheckedLine& checked) {
        const Place place{checked.stream, checked.seq};
        ++result_.events;
        if (!checked.other_hash.empty()) found("hash", "the event was changed: its bytes do not give the hash beside it", place);
        chains_.follow(place, checked.prev, checked.at, checked.hash(), whole());
        if (also_)
            if (std::string wrong = also_(place.stream, place.seq, checked.hash()); !wrong.empty()) found("proof", std::move(wrong), place);
        if (checked.texts_fit) {
            result_.opened += checked.opened;
            result_.unopened += checked.unopened;
        } else if (RecordLine record; read_record_line(checked.bytes, record)) {
            check_texts(place, commitments_of(body_of(record.event)), texts_of(record));
        }
    }

    static Value body_of(std::string_view event) { return std::get<Event>(event_from(event)).body; }
    static Value texts_of(const RecordLine& record) {
        Value texts = Value::object();
        for (std::size_t i = 0; i < record.opened; ++i)
            texts.set(std::string(record.texts[i].sha256), Value::object({{"salt", record.texts[i].salt}, {"text", record.texts[i].text}}));
        return texts;
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
        const Place place{event.stream, event.seq};
        ++result_.events;
        const std::string hash = sha256_hex(bytes);
        if (hash != value.text("hash")) found("hash", "the event was changed: its bytes do not give the hash beside it", place);
        chains_.follow(place, event.prev, event.at, hash, whole());
        if (also_)
            if (std::string wrong = also_(place.stream, place.seq, hash); !wrong.empty()) found("proof", std::move(wrong), place);
        check_texts(place, commitments_of(event.body), *value.find("texts"));
    }

    void check_texts(const Place& event, const std::vector<std::pair<std::string, std::string>>& commitments, const Value& texts) {
        if (!texts.is_object()) return found("text", "\"texts\" is no object", event);
        std::set<std::string> committed;
        for (const auto& [place, sha256] : commitments) {
            committed.insert(sha256);
            const Value* text = texts.find(sha256);
            if (text == nullptr) {
                ++result_.unopened;
                continue;
            }
            ++result_.opened;
            if (!opens(Text{sha256, text->text("salt"), text->text("text"), false}))
                found("text", "the text at \"" + place + "\" is not the one that was recorded", event);
        }
        for (const auto& [sha256, text] : texts.members())
            if (!committed.contains(sha256)) found("stray-text", "a text that the event knows nothing of", event);
    }

    void read_trailer(const Value& value) {
        trailer_ = true;
        if (!header_) found("no-header", "the file does not begin with a header");
        const Value& counts = *value.find("counts");
        compare("events", counts.integer("events", -1), result_.events);
        compare("streams", counts.integer("streams", -1), chains_.streams());
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
        digest_up_to(line_begins_);
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
    ChainCheck chains_;
    LineCheck lines_;
    BackgroundDigest digest_;
    std::shared_ptr<const std::string> block_;  ///< the lines that are read now
    std::size_t line_begins_ = 0;               ///< in the block
    std::size_t digested_ = 0;                  ///< bytes of the block that were given to be digested
    Verification result_;
};

}  // namespace

Verification verify_jsonl(std::istream& input, EventCheck also) {
    constexpr std::size_t block_size = 1 << 20;
    Verifier verifier(std::move(also));
    Blocks blocks;
    bool ended = true;
    for (std::string carried; input;) {
        const std::shared_ptr<std::string> block = blocks.take(carried.size() + block_size);
        carried.copy(block->data(), carried.size());
        input.read(block->data() + carried.size(), block_size);
        const std::string_view held = std::string_view(*block).substr(0, carried.size() + static_cast<std::size_t>(input.gcount()));
        // A line that goes on in the next block waits for it; at the end of the input nothing does.
        const std::size_t whole = input ? held.rfind('\n') + 1 : held.size();
        carried = held.substr(whole);
        if (!input && !held.empty()) ended = held.ends_with('\n');
        verifier.lines(block, whole);
    }
    return verifier.end(ended);
}

}  // namespace engine
