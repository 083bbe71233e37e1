#include "storage/local.hpp"

#include "storage/office_rows.hpp"
#include "storage/stream_rows.hpp"
#include "workflows/orphanet/names.hpp"

#include <map>
#include <utility>

namespace storage {

namespace orphanet = workflows::orphanet;
using orphanet::EnquiryCount;
using orphanet::LocalKept;
using orphanet::LocalName;
using orphanet::LocalNames;

namespace {

/// Who brought which file, in the office's stream; its number.
std::int64_t record(Unit& unit, const workflows::By& by, const char* act, const char* event, const orphanet::LocalFile& file, const LocalKept& kept) {
    return OfficeLog(unit, by).record(act, event,
                                      engine::Value::object({{"file_sha256", file.sha256}, {"added", kept.added}, {"changed", kept.changed}, {"unchanged", kept.unchanged}}));
}

using NameKey = std::pair<std::int64_t, std::string>;                        // code, language
using CountKey = std::pair<std::int64_t, std::pair<std::int64_t, std::string>>;  // code, year, channel

}  // namespace

std::int64_t local_names_version(Connection& db) {
    const auto found = db.one<std::int64_t>("select value from counters where kind = 'local_names' and year = 0");
    return found ? std::get<0>(*found) : 0;
}

LocalNames read_local_names(Connection& db) {
    LocalNames names;
    db.each<std::int64_t, std::string, std::string, std::string, std::string, std::string>(
        "select code, language, name, who, given_on, source from local_names order by code, language", {},
        [&](std::int64_t code, const std::string& language, const std::string& name, const std::string& who, const std::string& date,
            const std::string& source) { names[code].push_back({code, language, name, who, date, source}); });
    return names;
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
    return with_reader(readers_, [code](Connection& db) {
        std::vector<EnquiryCount> all;
        db.each<std::int64_t, std::int64_t, std::string>(
            "select year, count, channel from enquiry_counts where code = :code order by year, channel", {code},
            [&](std::int64_t year, std::int64_t count, const std::string& channel) { all.push_back({code, year, count, channel}); });
        return all;
    });
}

LocalKept DatabaseLocal::keep(const std::vector<LocalName>& rows, const orphanet::LocalFile& file, const workflows::By& by) {
    LocalKept kept;
    writer_.run([&](Unit& unit) {
        kept = {};
        head_of(unit.db, office_stream, Lock::row);
        std::map<NameKey, LocalName> known;
        for (const auto& [code, names] : read_local_names(unit.db))
            for (const LocalName& name : names) known.emplace(NameKey{code, name.language}, name);
        std::vector<const LocalName*> fresh;
        for (const LocalName& row : rows) {
            const auto old = known.find({row.code, row.language});
            if (old != known.end() && old->second == row) {
                ++kept.unchanged;
                continue;
            }
            ++(old == known.end() ? kept.added : kept.changed);
            fresh.push_back(&row);
        }
        if (fresh.empty()) return;
        const std::int64_t entry = record(unit, by, "import_names", "names_imported", file, kept);
        for (const LocalName* row : fresh) {
            unit.db.run("delete from local_names where code = :code and language = :language", {row->code, row->language});
            unit.db.run("insert into local_names (code, language, name, folded, who, given_on, source, entry)"
                        " values (:code, :language, :name, :folded, :who, :given_on, :source, :entry)",
                        {row->code, row->language, row->name, orphanet::folded(row->name), row->who, row->date, row->source, entry});
        }
        next_number(unit.db, "local_names", 0);
    });
    return kept;
}

LocalKept DatabaseLocal::keep(const std::vector<EnquiryCount>& rows, const orphanet::LocalFile& file, const workflows::By& by) {
    LocalKept kept;
    writer_.run([&](Unit& unit) {
        kept = {};
        head_of(unit.db, office_stream, Lock::row);
        std::map<CountKey, std::int64_t> known;
        unit.db.each<std::int64_t, std::int64_t, std::int64_t, std::string>(
            "select code, year, count, channel from enquiry_counts", {},
            [&](std::int64_t code, std::int64_t year, std::int64_t count, const std::string& channel) { known[{code, {year, channel}}] = count; });
        std::vector<const EnquiryCount*> fresh;
        for (const EnquiryCount& row : rows) {
            const auto old = known.find({row.code, {row.year, row.channel}});
            if (old != known.end() && old->second == row.count) {
                ++kept.unchanged;
                continue;
            }
            ++(old == known.end() ? kept.added : kept.changed);
            fresh.push_back(&row);
        }
        if (fresh.empty()) return;
        const std::int64_t entry = record(unit, by, "import_enquiries", "enquiry_counts_imported", file, kept);
        for (const EnquiryCount* row : fresh) {
            unit.db.run("delete from enquiry_counts where code = :code and year = :year and channel = :channel", {row->code, row->year, row->channel});
            unit.db.run("insert into enquiry_counts (code, year, channel, count, entry) values (:code, :year, :channel, :count, :entry)",
                        {row->code, row->year, row->channel, row->count, entry});
        }
    });
    return kept;
}

}  // namespace storage
