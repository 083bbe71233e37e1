#include "storage/verify.hpp"

#include "engine/crypto.hpp"
#include "engine/export/jsonl.hpp"
#include "storage/case_rows.hpp"
#include "storage/migrate.hpp"
#include "storage/stream_rows.hpp"
#include "storage/verify_log.hpp"
#include "storage/verify_office.hpp"
#include "storage/verify_rows.hpp"
#include "workflows/phase_model/following.hpp"

#include <charconv>
#include <set>
#include <stdexcept>

namespace storage {

namespace {

constexpr std::size_t most_findings = 100;

/// One stream, from its first event to its row.
class StreamCheck {
public:
    StreamCheck(Connection& db, std::string stream, const engine::NewCaseFile& new_file, DatabaseVerification& result, RowsCheck& rows)
        : db_(db), stream_(std::move(stream)), result_(result), rows_(rows), texts_(texts_of(db, stream_)), file_(new_file(stream_)) {}

    void run() {
        db_.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string>(
            "select seq, at, actor, event, body, prev, hash from events where stream = :stream order by seq", {stream_},
            [&](std::int64_t seq, const std::string& at, const std::string& actor, const std::string& event, const std::string& line,
                const std::string& prev, const std::string& hash) {
                ++result_.events;
                check_place(seq, line, hash);
                const auto read = engine::event_from(line);
                if (const auto* reason = std::get_if<std::string>(&read)) {
                    last_hash_ = hash;
                    file_.reset();  // what cannot be read cannot be folded
                    return wrong(seq, "not-an-event", *reason);
                }
                const engine::Event& known = std::get<engine::Event>(read);
                check_event(known, seq, line, prev);
                if (known.stream != stream_ || known.seq != seq || known.at != at || known.actor != actor || known.name != event || known.prev != prev)
                    wrong(seq, "column", "the columns beside the line say something else than the line");
                take({known, line, hash});
            });
        check_texts();
        check_head();
    }

    const std::vector<engine::Sealed>& events() const { return events_; }
    const engine::Texts& texts() const { return texts_; }

private:
    void wrong(std::int64_t seq, std::string kind, std::string explanation) {
        ++result_.wrong;
        if (result_.findings.size() < most_findings) result_.findings.push_back({0, stream_, seq, std::move(kind), std::move(explanation)});
    }

    void check_place(std::int64_t seq, const std::string& line, const std::string& hash) {
        if (seq != last_seq_ + 1) wrong(seq, "gap", "the event before has the number " + std::to_string(last_seq_));
        if (engine::sha256_hex(line) != hash) wrong(seq, "hash", "the line does not hash to its hash");
        last_seq_ = seq;
    }

    void check_event(const engine::Event& event, std::int64_t seq, const std::string& line, const std::string& prev) {
        if (engine::canonical(event) != line) wrong(seq, "not-canonical", "the line is not in canonical form");
        if (prev != last_hash_) wrong(seq, "chain", "the event does not go on from the one before");
        if (event.at < last_at_) wrong(seq, "time", "the event is earlier than the one before");
        if (first_at_.empty()) first_at_ = event.at;
        last_at_ = event.at;
        std::set<std::string> here;
        for (auto& [place, sha256] : engine::commitments_of(event.body)) here.insert(std::move(sha256));
        for (const std::string& sha256 : here)
            if (!texts_.contains(sha256)) wrong(seq, "text-missing", "a text that was committed to is not there, not even as redacted");
        committed_.merge(here);
    }

    void take(engine::Sealed event) {
        last_hash_ = event.hash;
        if (file_) {
            file_->apply(event, texts_);
            rows_.expect(event.event, workflows::traces_of(*file_, {&event, 1}, texts_));
        }
        if (!file_) events_.push_back(std::move(event));
    }

    void check_texts() {
        for (const auto& [sha256, text] : texts_) {
            ++(text.redacted ? result_.redacted : result_.opened);
            if (!committed_.contains(sha256)) wrong(0, "stray-text", "no event commits to the text " + sha256);
            if (!text.redacted && !engine::opens(text)) wrong(0, "text", "the text does not open its commitment " + sha256);
        }
    }

    void check_head() {
        const auto head = head_of(db_, stream_, Lock::none);
        if (!head) return wrong(0, "head", "the stream has events and no row");
        if (last_seq_ == 0 && head->version != 0) wrong(0, "no-events", "the stream has a row and no events");
        if (head->version != last_seq_ || head->last_hash != last_hash_) wrong(last_seq_, "head", "the row names another last event");
        const auto row = stored_row(db_, stream_);
        if (row && file_ && last_seq_ != 0 && *row != stored_part(stream_, file_->row()))
            wrong(last_seq_, "row", "the stored columns are not what the events add up to");
        else if (row && file_ && last_seq_ != 0 && !helping_columns_hold(db_, stream_, *row, first_at_))
            wrong(last_seq_, "row", "the columns that lists are sorted and searched by are not what the others give");
    }

    Connection& db_;
    std::string stream_;
    DatabaseVerification& result_;
    RowsCheck& rows_;
    engine::Texts texts_;
    std::unique_ptr<engine::CaseFile> file_;  ///< null: a stream that nobody folds
    std::vector<engine::Sealed> events_;      ///< kept only of a stream that nobody folds
    std::set<std::string> committed_;
    std::int64_t last_seq_ = 0;
    std::string last_hash_ = engine::no_hash;
    std::string first_at_, last_at_;
};

std::vector<std::string> all_streams(Connection& db) {
    std::vector<std::string> names;
    db.each<std::string>("select 'case/' || id as name from cases union select 'proposal/' || id from proposals"
                         " union select stream from streams union select stream from events union select stream from texts order by name",
                         {}, [&](const std::string& name) { names.push_back(name); });
    return names;
}

/// A number given twice would be a stream overwritten: no counter may be behind what it has counted.
void check_numbers(Connection& db, const std::vector<std::string>& streams, const std::function<void(engine::Finding)>& wrong) {
    std::map<std::pair<std::string, int>, std::int64_t> counters;
    db.each<std::string, std::int64_t, std::int64_t>("select kind, year, value from counters", {},
                                                     [&](const std::string& kind, std::int64_t year, std::int64_t value) {
                                                         counters[{kind, static_cast<int>(year)}] = value;
                                                     });
    for (const std::string& stream : streams) {
        const std::size_t slash = stream.find('/'), dash = stream.find('-', slash + 1);
        if (slash == std::string::npos || dash == std::string::npos) continue;
        if (stream.starts_with(workflows::following_prefix)) continue;  // has the number of its case
        int year = 0;
        std::int64_t number = 0;
        std::from_chars(stream.data() + slash + 1, stream.data() + dash, year);
        std::from_chars(stream.data() + dash + 1, stream.data() + stream.size(), number);
        if (counters[{stream.substr(0, slash), year}] < number) wrong({0, stream, 0, "number", "the counter is behind this number"});
    }
}

}  // namespace

DatabaseVerification verify(std::string_view url, const engine::NewCaseFile& new_file, const std::vector<engine::VerifierKey>& keys) {
    const auto location = parse_location(url);
    if (!location) throw std::invalid_argument("a database is named sqlite:PATH or postgresql://…");
    Connection db(*location, Session{.read_only = true, .as_it_is = true});
    require_current(db, embedded_migrations());
    db.script(db.is_sqlite() ? "begin" : "begin isolation level repeatable read read only");

    DatabaseVerification result;
    const auto wrong = [&](engine::Finding finding) {
        ++result.wrong;
        if (result.findings.size() < most_findings) result.findings.push_back(std::move(finding));
    };
    result.demonstration = db.one<std::string>("select value from settings where key = 'demonstration'").has_value();
    const std::vector<std::string> streams = all_streams(db);
    RowsCheck rows;
    for (const std::string& stream : streams) {
        StreamCheck check(db, stream, new_file, result, rows);
        check.run();
        if (stream == office_stream) {
            verify_office(db, check.events(), check.texts(), wrong);
            verify_tokens(db, check.events(), wrong);
            verify_local(db, check.events(), wrong);
        }
        ++result.streams;
    }
    check_numbers(db, streams, wrong);
    // An older database whose archive is to be made anew has nothing to compare yet.
    if (!db.one<std::string>("select value from settings where key = 'archive'")) rows.compare(db, wrong);
    verify_notices(db, wrong);
    const SignedTrees trees = verify_log(db, keys, wrong);
    result.checkpoints = trees.kept;
    result.signed_for = trees.signed_for;
    db.script("rollback");
    return result;
}

}  // namespace storage
