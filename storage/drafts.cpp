#include "storage/drafts.hpp"

namespace storage {

using workflows::Draft;

namespace {

engine::Value fields_of(const std::string& stored) {
    auto read = engine::parse_value(stored);
    auto* value = std::get_if<engine::Value>(&read);
    return value == nullptr ? engine::Value::object() : std::move(*value);
}

/// A new draft, going on from the revision of one that was dropped there; nothing when there is a draft already.
std::optional<std::int64_t> begin(Connection& db, std::string_view person, const Draft& draft, const std::string& fields) {
    const auto revision = db.one<std::int64_t>("insert into drafts (person, place, revision, fields, at) values (:person, :place, 1, :fields, :at)"
                                               " on conflict (person, place) do update set revision = drafts.revision + 1, fields = excluded.fields, at = excluded.at"
                                               " where drafts.fields = '' returning revision",
                                               {person, draft.place, fields, draft.at});
    return revision ? std::optional(std::get<0>(*revision)) : std::nullopt;
}

}  // namespace

std::optional<Draft> DatabaseDrafts::find(std::string_view person, std::string_view place) {
    return with_reader(readers_, [&](Connection& db) -> std::optional<Draft> {
        const auto row = db.one<std::int64_t, std::string, std::string>(
            "select revision, fields, at from drafts where person = :person and place = :place and fields <> ''", {person, place});
        if (!row) return std::nullopt;
        const auto& [revision, fields, at] = *row;
        return Draft{std::string(place), revision, fields_of(fields), at};
    });
}

std::vector<Draft> DatabaseDrafts::list(std::string_view person) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<Draft> all;
        db.each<std::string, std::int64_t, std::string, std::string>(
            "select place, revision, fields, at from drafts where person = :person and fields <> '' order by at desc, place", {person},
            [&](const std::string& place, std::int64_t revision, const std::string& fields, const std::string& at) {
                all.push_back({place, revision, fields_of(fields), at});
            });
        return all;
    });
}

std::optional<std::int64_t> DatabaseDrafts::save(std::string_view person, const Draft& draft) {
    const std::string fields = draft.fields.canonical();
    const std::int64_t next = draft.revision + 1;
    std::optional<std::int64_t> saved;
    writer_.run([&](Unit& unit) {
        saved.reset();
        const std::int64_t changed = unit.db.run("update drafts set revision = :next, fields = :fields, at = :at"
                                                 " where person = :person and place = :place and revision = :base and fields <> ''",
                                                 {next, fields, draft.at, person, draft.place, draft.revision});
        if (changed > 0) {
            saved = next;
            return;
        }
        // Only a new draft is inserted: what was meant for one that is gone does not bring it back.
        if (draft.revision == 0) saved = begin(unit.db, person, draft, fields);
        if (saved) return;
        const auto other = unit.db.one<std::int64_t, std::string>("select revision, fields from drafts where person = :person and place = :place",
                                                                  {person, draft.place});
        if (other && std::get<1>(*other) == fields) saved = std::get<0>(*other);
    });
    return saved;
}

void DatabaseDrafts::drop(std::string_view person, std::string_view place) {
    writer_.run([&](Unit& unit) { unit.db.run("update drafts set fields = '' where person = :person and place = :place", {person, place}); });
}

std::size_t DatabaseDrafts::count(std::string_view person) {
    return with_reader(readers_, [&](Connection& db) {
        return static_cast<std::size_t>(std::get<0>(*db.one<std::int64_t>("select count(*) from drafts where person = :person and fields <> ''", {person})));
    });
}

std::int64_t DatabaseDrafts::expire(std::string_view before) {
    std::int64_t gone = 0;
    writer_.run([&](Unit& unit) {
        gone = unit.db.run("delete from drafts where at < :before and fields <> ''", {before});
        unit.db.run("delete from drafts where at < :before", {before});
    });
    return gone;
}

}  // namespace storage
