#include "storage/storage.hpp"

#include "storage/case_list.hpp"
#include "storage/drafts.hpp"
#include "storage/facts.hpp"
#include "storage/local.hpp"
#include "storage/log.hpp"
#include "storage/migrate.hpp"
#include "storage/nomenclature.hpp"
#include "storage/people.hpp"
#include "storage/release_pairs.hpp"
#include "storage/store.hpp"

#include <stdexcept>

namespace storage {

namespace {

Location location_of(std::string_view url) {
    auto location = parse_location(url);
    if (!location) throw std::invalid_argument("a database is named sqlite:PATH or postgresql://…");
    return *std::move(location);
}

class OpenStorage final : public Storage {
public:
    OpenStorage(const Location& location, const Options& options, engine::NewCaseFile new_file)
        : readers_(location, Session{.read_only = true, .wait_ms = options.wait_ms}, options.readers),
          writer_(location.dialect == Dialect::sqlite
                      ? make_sqlite_writer(location, Session{.wait_ms = options.wait_ms})
                      : make_postgresql_writer(location, Session{.wait_ms = options.wait_ms}, options.writers)),
          store_(*writer_, readers_, watch_, new_file, options.cache_events),
          people_(*writer_, readers_, watch_),
          cases_(readers_, std::move(new_file)),
          nomenclature_(readers_, location),
          facts_(readers_),
          comparer_(readers_),
          local_(*writer_, readers_),
          log_(*writer_, readers_),
          drafts_(*writer_, readers_) {
        require_current(*readers_.lease(), embedded_migrations());
    }

    engine::Store& store() override { return store_; }
    workflows::People& people() override { return people_; }
    workflows::CaseList& cases() override { return cases_; }
    workflows::orphanet::Nomenclature& nomenclature() override { return nomenclature_; }
    workflows::orphanet::ReleaseStore& releases() override { return nomenclature_; }
    workflows::orphanet::FactSource& facts() override { return facts_; }
    workflows::orphanet::ReleaseComparer& comparer() override { return comparer_; }
    workflows::orphanet::LocalKnowledge& local() override { return local_; }
    engine::LogStore& log() override { return log_; }
    workflows::Drafts& drafts() override { return drafts_; }

private:
    Pool readers_;
    std::unique_ptr<Writer> writer_;
    const OfficeWatch watch_{};
    DatabaseStore store_;
    DatabasePeople people_;
    DatabaseCaseList cases_;
    DatabaseNomenclature nomenclature_;
    DatabaseFacts facts_;
    DatabaseComparer comparer_;
    DatabaseLocal local_;
    DatabaseLog log_;
    DatabaseDrafts drafts_;
};

void mark(Connection& db, bool made_now) {
    if (db.one<std::string>("select value from settings where key = 'demonstration'")) return;
    if (!made_now) throw std::invalid_argument("an ordinary database cannot become a demonstration");
    db.run("insert into settings (key, value) values ('demonstration', 'true')");
}

}  // namespace

std::unique_ptr<Storage> Storage::open(std::string_view url, const Options& options, engine::NewCaseFile new_file) {
    return std::make_unique<OpenStorage>(location_of(url), options, std::move(new_file));
}

int init(std::string_view url, bool demonstration) {
    Connection connection(location_of(url), Session{.create = true});
    const bool made_now = standing_of(connection, embedded_migrations()).state == SchemaState::absent;
    const int steps = migrate(connection, embedded_migrations());
    if (demonstration) {
        Work work(connection);
        mark(connection, made_now);
        work.commit();
    }
    return steps;
}

int migrate(std::string_view url) {
    Connection connection(location_of(url), Session{});
    const SchemaStanding standing = standing_of(connection, embedded_migrations());
    if (standing.state == SchemaState::absent) require_current(connection, embedded_migrations());
    return migrate(connection, embedded_migrations());
}

}  // namespace storage
