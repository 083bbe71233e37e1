#include "storage/local.hpp"

#include "engine/crypto.hpp"
#include "storage/office_rows.hpp"
#include "storage/stream_rows.hpp"

#include <functional>
#include <map>
#include <tuple>
#include <utility>

namespace storage {

namespace orphanet = workflows::orphanet;
using engine::Value;
using orphanet::EnquiryCount;
using orphanet::LocalKept;
using orphanet::LocalName;
using orphanet::LocalNames;

namespace {

auto key_of(const LocalName& row) { return std::pair(row.code, row.language); }
auto key_of(const EnquiryCount& row) { return std::tuple(row.code, row.year, row.channel); }

template <class Row>
using Rows = std::map<decltype(key_of(std::declval<Row>())), Row>;

/// Reads the rows that came with an entry up to the last, oldest first.
void each_name(Connection& db, LastEntry last, const std::function<void(LocalName, std::int64_t entry)>& take) {
    db.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t>(
        "select code, language, name, who, given_on, source, entry from local_names where entry <= :last order by entry", {last},
        [&](std::int64_t code, const std::string& language, const std::string& name, const std::string& who, const std::string& date, const std::string& source,
            std::int64_t entry) { take({code, language, name, who, date, source}, entry); });
}

void each_count(Connection& db, const std::string& where, InputList values, const std::function<void(EnquiryCount, std::int64_t entry)>& take) {
    db.each<std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t>(
        "select code, year, count, channel, entry from enquiry_counts " + where + " order by entry", values,
        [&](std::int64_t code, std::int64_t year, std::int64_t count, const std::string& channel, std::int64_t entry) { take({code, year, count, channel}, entry); });
}

/// Fills with what holds: a row of a later import takes the place of an earlier one.
template <class Row>
auto into(Rows<Row>& rows) {
    return [&rows](Row row, std::int64_t) { rows[key_of(row)] = std::move(row); };
}

std::vector<EnquiryCount> counts_of(Connection& db, std::int64_t code, LastEntry last) {
    Rows<EnquiryCount> rows;
    each_count(db, "where code = :code and entry <= :last", {code, last}, into(rows));
    std::vector<EnquiryCount> all;
    for (const auto& [key, row] : rows) all.push_back(row);
    return all;
}

Value as_array(const LocalName& row) { return Value::array({row.code, row.language, row.name, row.who, row.date, row.source}); }
Value as_array(const EnquiryCount& row) { return Value::array({row.code, row.year, row.channel, row.count}); }

template <class Row>
Brought brought(const Rows<Row>& rows) {
    engine::Sha256 hash;
    for (const auto& [key, row] : rows) hash.update(as_array(row).canonical() + "\n");
    return {static_cast<std::int64_t>(rows.size()), hash.hex()};
}

template <class Row>
BroughtByEntry brought(const std::map<std::int64_t, Rows<Row>>& by_entry) {
    BroughtByEntry all;
    for (const auto& [entry, rows] : by_entry) all.emplace(entry, brought(rows));
    return all;
}

/// Those that say something new, in the order of their keys.
template <class Row>
Rows<Row> new_among(const std::vector<Row>& rows, const Rows<Row>& known, LocalKept& kept) {
    Rows<Row> fresh;
    for (const Row& row : rows) {
        const auto old = known.find(key_of(row));
        if (old != known.end() && old->second == row) {
            ++kept.unchanged;
            continue;
        }
        ++(old == known.end() ? kept.added : kept.changed);
        fresh.emplace(key_of(row), row);
    }
    return fresh;
}

/// Who brought which rows in which file, in the office's stream; its number.
template <class Row>
std::int64_t record(Unit& unit, const workflows::By& by, const char* act, const char* event, const orphanet::LocalFile& file, const LocalKept& kept,
                    const Rows<Row>& fresh) {
    return OfficeLog(unit, by).record(act, event,
                                      Value::object({{"file_sha256", file.sha256},
                                                     {"rows_sha256", brought(fresh).sha256},
                                                     {"added", kept.added},
                                                     {"changed", kept.changed},
                                                     {"unchanged", kept.unchanged}}));
}

/// After one entry of the office.
class PastLocal final : public orphanet::LocalSource {
public:
    PastLocal(Pool& readers, LastEntry last) : readers_(readers), last_(last) {}

    std::shared_ptr<const LocalNames> names() override {
        const std::lock_guard lock(mutex_);
        if (!names_) names_ = with_reader(readers_, [this](Connection& db) { return std::make_shared<const LocalNames>(read_local_names(db, last_)); });
        return names_;
    }
    std::vector<EnquiryCount> enquiries(std::int64_t code) override {
        return with_reader(readers_, [this, code](Connection& db) { return counts_of(db, code, last_); });
    }

private:
    Pool& readers_;
    LastEntry last_;
    std::mutex mutex_;  ///< guards names_
    std::shared_ptr<const LocalNames> names_;
};

}  // namespace

LastEntry last_entry(Connection& db, std::string_view until) {
    const auto found = db.one<std::int64_t>("select coalesce(max(seq), 0) from events where stream = :stream and at <= :until",
                                            {std::string(office_stream), std::string(until)});
    return std::get<0>(*found);
}

std::int64_t local_names_version(Connection& db) {
    const auto found = db.one<std::int64_t>("select value from counters where kind = 'local_names' and year = 0");
    return found ? std::get<0>(*found) : 0;
}

LocalNames read_local_names(Connection& db, LastEntry last) {
    Rows<LocalName> rows;
    each_name(db, last, into(rows));
    LocalNames names;
    for (auto& [key, row] : rows) names[row.code].push_back(std::move(row));
    return names;
}

BroughtByEntry names_brought(Connection& db) {
    std::map<std::int64_t, Rows<LocalName>> by_entry;
    each_name(db, no_last_entry, [&](LocalName row, std::int64_t entry) { by_entry[entry].emplace(key_of(row), std::move(row)); });
    return brought(by_entry);
}

BroughtByEntry counts_brought(Connection& db) {
    std::map<std::int64_t, Rows<EnquiryCount>> by_entry;
    each_count(db, "", {}, [&](EnquiryCount row, std::int64_t entry) { by_entry[entry].emplace(key_of(row), std::move(row)); });
    return brought(by_entry);
}

std::shared_ptr<const LocalNames> DatabaseLocal::names() {
    return with_reader(readers_, [this](Connection& db) {
        // The version first: what is then too new is only read once more.
        const std::int64_t version = local_names_version(db);
        const std::lock_guard lock(mutex_);
        if (!names_ || names_version_ != version) names_ = std::make_shared<const LocalNames>(read_local_names(db));
        names_version_ = version;
        return names_;
    });
}

std::vector<EnquiryCount> DatabaseLocal::enquiries(std::int64_t code) {
    return with_reader(readers_, [code](Connection& db) { return counts_of(db, code, no_last_entry); });
}

std::unique_ptr<orphanet::LocalSource> DatabaseLocal::as_of(std::string_view until) {
    return std::make_unique<PastLocal>(readers_, with_reader(readers_, [until](Connection& db) { return last_entry(db, until); }));
}

LocalKept DatabaseLocal::keep(const std::vector<LocalName>& rows, const orphanet::LocalFile& file, const workflows::By& by) {
    LocalKept kept;
    writer_.run([&](Unit& unit) {
        kept = {};
        head_of(unit.db, office_stream, Lock::row);
        Rows<LocalName> known;
        each_name(unit.db, no_last_entry, into(known));
        const auto fresh = new_among(rows, known, kept);
        if (fresh.empty()) return;
        const std::int64_t entry = record(unit, by, "import_names", "names_imported", file, kept, fresh);
        for (const auto& [key, row] : fresh)
            unit.db.run("insert into local_names (code, language, name, who, given_on, source, entry)"
                        " values (:code, :language, :name, :who, :given_on, :source, :entry)",
                        {row.code, row.language, row.name, row.who, row.date, row.source, entry});
        next_number(unit.db, "local_names", 0);
    });
    return kept;
}

LocalKept DatabaseLocal::keep(const std::vector<EnquiryCount>& rows, const orphanet::LocalFile& file, const workflows::By& by) {
    LocalKept kept;
    writer_.run([&](Unit& unit) {
        kept = {};
        head_of(unit.db, office_stream, Lock::row);
        Rows<EnquiryCount> known;
        each_count(unit.db, "", {}, into(known));
        const auto fresh = new_among(rows, known, kept);
        if (fresh.empty()) return;
        const std::int64_t entry = record(unit, by, "import_enquiries", "enquiry_counts_imported", file, kept, fresh);
        for (const auto& [key, row] : fresh)
            unit.db.run("insert into enquiry_counts (code, year, channel, count, entry) values (:code, :year, :channel, :count, :entry)",
                        {row.code, row.year, row.channel, row.count, entry});
    });
    return kept;
}

}  // namespace storage
