#include "storage/verify_rows.hpp"

#include "engine/crypto.hpp"
#include "engine/time.hpp"
#include "storage/local.hpp"
#include "storage/office_rows.hpp"
#include "storage/stream_rows.hpp"

#include <algorithm>
#include <cstring>
#include <set>

namespace storage {

namespace {

using Wrong = std::function<void(engine::Finding)>;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 32U;
    value *= 0xd6e8feb86659fd93U;
    value ^= value >> 32U;
    value *= 0xd6e8feb86659fd93U;
    return value ^ (value >> 32U);
}

std::string difference(const RowsPrint& expected, const RowsPrint& found, std::string_view what) {
    const std::int64_t more = found.rows - expected.rows;
    if (more > 0) return "there are " + std::to_string(more) + " " + std::string(what) + " more than the events give";
    if (more < 0) return "there are " + std::to_string(-more) + " " + std::string(what) + " fewer than the events give";
    return "the " + std::string(what) + " are others than the events give";
}

void compare(const std::map<std::string, RowsPrint, std::less<>>& expected, const std::map<std::string, RowsPrint, std::less<>>& found, std::string_view what,
             const Wrong& wrong) {
    std::set<std::string> streams;
    for (const auto* prints : {&expected, &found})
        for (const auto& [stream, print] : *prints) streams.insert(stream);
    const auto of = [](const auto& prints, const std::string& stream) {
        const auto print = prints.find(stream);
        return print == prints.end() ? RowsPrint{} : print->second;
    };
    for (const std::string& stream : streams) {
        const RowsPrint should = of(expected, stream), is = of(found, stream);
        if (should != is) wrong({0, stream, 0, "row", difference(should, is, what)});
    }
}

}  // namespace

RowsCheck::RowsCheck() {
    const std::string random = engine::random_bytes(sizeof(key_));
    std::memcpy(&key_, random.data(), sizeof(key_));
}

std::uint64_t RowsCheck::print_of(std::string_view text, std::uint64_t seed) const {
    std::uint64_t print = mixed(key_ ^ seed) + text.size();
    while (!text.empty()) {
        std::uint64_t eight = 0;
        const std::size_t taken = std::min(text.size(), sizeof(eight));
        std::memcpy(&eight, text.data(), taken);
        print = mixed(print ^ eight) + key_;
        text.remove_prefix(taken);
    }
    return mixed(print);
}

void RowsCheck::add(Prints& prints, std::string_view stream, std::string_view text, std::int64_t at, std::int64_t seq) const {
    auto known = prints.find(stream);
    if (known == prints.end()) known = prints.emplace(stream, RowsPrint{}).first;
    known->second.sum += print_of(text, mixed(static_cast<std::uint64_t>(at)) ^ static_cast<std::uint64_t>(seq));
    ++known->second.rows;
}

void RowsCheck::expect(const engine::Event& event, const std::vector<workflows::Trace>& traces) {
    const auto instant = engine::parse_instant(event.at);
    for (const workflows::Trace& trace : traces) {
        for (const std::string& word : trace.words) add(words_, event.stream, word, instant ? instant->ms : 0, trace.seq);
        if (!trace.decision.empty()) decisions_[{event.stream, trace.seq}] = print_of(trace.decision, 0);
    }
    for (const std::string& on : streams_read(event)) add(readings_, event.stream, on, 0, event.seq);
}

void RowsCheck::compare(Connection& db, const Wrong& wrong) const {
    Prints words, readings;
    db.each<std::string, std::int64_t, std::string, std::int64_t>(
        "select word, at, stream, seq from words", {},
        [&](const std::string& word, std::int64_t at, const std::string& stream, std::int64_t seq) { add(words, stream, word, at, seq); });
    db.each<std::string, std::string, std::int64_t>("select on_stream, stream, seq from readings", {},
                                                    [&](const std::string& on, const std::string& stream, std::int64_t seq) { add(readings, stream, on, 0, seq); });
    storage::compare(words_, words, "words to find its events by", wrong);
    storage::compare(readings_, readings, "notes of who read what", wrong);
    compare_decisions(db, wrong);
}

void RowsCheck::compare_decisions(Connection& db, const Wrong& wrong) const {
    auto left = decisions_;
    db.each<std::string, std::int64_t, std::string>(
        "select stream, seq, body from decisions order by stream, seq", {},
        [&](const std::string& stream, std::int64_t seq, const std::string& body) {
            const auto expected = left.extract({stream, seq});
            if (expected.empty())
                wrong({0, stream, seq, "row", "a decision is kept that the event does not make"});
            else if (expected.mapped() != print_of(body, 0))
                wrong({0, stream, seq, "row", "the decision that is kept is not the one that the event makes"});
        });
    for (const auto& [place, print] : left) wrong({0, place.first, place.second, "row", "the decision that the event makes is not kept"});
}

void verify_notices(Connection& db, const Wrong& wrong) {
    db.each<std::string, std::string, std::int64_t>(
        "select n.person, n.case_id, n.seq from notices n left join events e on e.stream = 'case/' || n.case_id and e.seq = n.seq"
        " where e.hash is null or e.event <> n.event or e.at <> n.at order by n.case_id, n.seq, n.person",
        {}, [&](const std::string& person, const std::string& id, std::int64_t seq) {
            wrong({0, "case/" + id, seq, "row", "what " + person + " is told of it is not what happened"});
        });
}

void verify_tokens(Connection& db, const std::vector<engine::Sealed>& office, const Wrong& wrong) {
    std::map<std::int64_t, const engine::Event*> made;
    std::set<std::int64_t> revoked;
    for (const engine::Sealed& sealed : office) {
        if (sealed.event.name == "token_created") made.emplace(sealed.event.seq, &sealed.event);
        if (sealed.event.name == "token_revoked") revoked.insert(sealed.event.body.integer("entry"));
    }
    const std::string stream(office_stream);
    db.each<std::int64_t, std::string, std::int64_t, std::string, std::int64_t>(
        "select id, person, read_only, expires, revoked from tokens order by id", {},
        [&](std::int64_t id, const std::string& person, std::int64_t read_only, const std::string& expires, std::int64_t is_revoked) {
            const auto event = made.extract(id);
            const bool holds = !event.empty() && event.mapped()->body.text("person") == person && event.mapped()->body.flag("read_only") == (read_only != 0) &&
                               event.mapped()->body.text("expires") == expires && revoked.contains(id) == (is_revoked != 0);
            if (!holds) wrong({0, stream, id, "row", "the token is not the one that was made"});
        });
    for (const auto& [id, event] : made) wrong({0, stream, id, "row", "the token that was made is gone"});
}

void verify_local(Connection& db, const std::vector<engine::Sealed>& office, const Wrong& wrong) {
    const std::string stream(office_stream);
    BroughtByEntry names = names_brought(db), counts = counts_brought(db);
    for (const engine::Sealed& sealed : office) {
        const engine::Event& event = sealed.event;
        const bool of_names = event.name == "names_imported";
        if (!of_names && event.name != "enquiry_counts_imported") continue;
        const auto found = (of_names ? names : counts).extract(event.seq);
        const Brought kept = found.empty() ? Brought{} : found.mapped();
        const std::int64_t told = event.body.integer("added") + event.body.integer("changed");
        const std::string print = event.body.text("rows_sha256");
        // Events of before the digest tell only how many there were, and what was replaced since was not kept.
        if (kept.rows > told || (!print.empty() && kept.rows < told))
            wrong({0, stream, event.seq, "row", std::to_string(kept.rows) + " rows are kept of the import, which brought " + std::to_string(told)});
        else if (!print.empty() && kept.sha256 != print)
            wrong({0, stream, event.seq, "row", "the rows that are kept of the import are not those that it brought"});
    }
    for (const auto* left : {&names, &counts})
        for (const auto& [entry, kept] : *left) wrong({0, stream, entry, "row", std::to_string(kept.rows) + " rows came with no import that was recorded"});
}

}  // namespace storage
