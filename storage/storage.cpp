#include "storage/storage.hpp"

#include "storage/archive.hpp"
#include "storage/case_list.hpp"
#include "storage/drafts.hpp"
#include "storage/facts.hpp"
#include "storage/local.hpp"
#include "storage/log.hpp"
#include "storage/migrate.hpp"
#include "storage/nomenclature.hpp"
#include "storage/notices.hpp"
#include "storage/people.hpp"
#include "storage/release_pairs.hpp"
#include "storage/store.hpp"
#include "storage/trace_rows.hpp"

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
    OpenStorage(const Location& location, const Options& options, engine::NewCaseFile new_file, workflows::Telling telling)
        : readers_(location, Session{.read_only = true, .wait_ms = options.wait_ms}, options.readers),
          writer_(location.dialect == Dialect::sqlite
                      ? make_sqlite_writer(location, Session{.wait_ms = options.wait_ms}, readers_)
                      : make_postgresql_writer(location, Session{.wait_ms = options.wait_ms}, options.writers)),
          store_(*writer_, readers_, watch_, new_file, options.cache_events, std::move(telling), options.erasure_list),
          people_(*writer_, readers_, watch_),
          cases_(readers_, new_file),
          archive_(readers_),
          nomenclature_(readers_, location),
          facts_(readers_),
          comparer_(readers_),
          local_(*writer_, readers_),
          log_(*writer_, readers_),
          drafts_(*writer_, readers_),
          notices_(*writer_, readers_),
          outbox_(*writer_, readers_) {
        require_current(*readers_.lease(), embedded_migrations());
        if (readers_.lease()->one<std::string>("select value from settings where key = 'archive'")) fill_archive(*writer_, new_file);
    }

    engine::Store& store() override { return store_; }
    engine::StoredEvents& stored_events() override { return store_; }
    workflows::People& people() override { return people_; }
    workflows::CaseList& cases() override { return cases_; }
    workflows::Archive& archive() override { return archive_; }
    workflows::orphanet::Nomenclature& nomenclature() override { return nomenclature_; }
    workflows::orphanet::ReleaseStore& releases() override { return nomenclature_; }
    workflows::orphanet::FactSource& facts() override { return facts_; }
    workflows::orphanet::ReleaseComparer& comparer() override { return comparer_; }
    workflows::orphanet::LocalKnowledge& local() override { return local_; }
    engine::LogStore& log() override { return log_; }
    workflows::Drafts& drafts() override { return drafts_; }
    workflows::Notices& notices() override { return notices_; }
    workflows::Outbox& outbox() override { return outbox_; }
    Replayed replay_erasures(bool note) override {
        const auto replayed = store_.replay_erasures(note);
        return {replayed.listed, replayed.removed, replayed.noted};
    }

private:
    Pool readers_;
    std::unique_ptr<Writer> writer_;
    const OfficeWatch watch_{};
    DatabaseStore store_;
    DatabasePeople people_;
    DatabaseCaseList cases_;
    DatabaseArchive archive_;
    DatabaseNomenclature nomenclature_;
    DatabaseFacts facts_;
    DatabaseComparer comparer_;
    DatabaseLocal local_;
    DatabaseLog log_;
    DatabaseDrafts drafts_;
    DatabaseNotices notices_;
    DatabaseOutbox outbox_;
};

void mark(Connection& db, bool made_now) {
    if (db.one<std::string>("select value from settings where key = 'demonstration'")) return;
    if (!made_now) throw std::invalid_argument("an ordinary database cannot become a demonstration");
    db.run("insert into settings (key, value) values ('demonstration', 'true')");
}

}  // namespace

std::unique_ptr<Storage> Storage::open(std::string_view url, const Options& options, engine::NewCaseFile new_file, workflows::Telling telling) {
    return std::make_unique<OpenStorage>(location_of(url), options, std::move(new_file), std::move(telling));
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
