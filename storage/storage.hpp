// Storage is the one entry: opens a database and hands out what the ports of engine and workflows ask for.
#pragma once

#include "engine/log/log.hpp"
#include "engine/store.hpp"
#include "engine/stored_events.hpp"
#include "workflows/orphanet/difference.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/local.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/drafts.hpp"
#include "workflows/people/notices.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace workflows {
class Archive;
}

namespace storage {

struct Options {
    int wait_ms = 5000;                ///< longest wait for a lock of another process, or for a free connection
    std::size_t readers = 4;           ///< connections that read
    std::size_t writers = 16;          ///< connections that write, on PostgreSQL
    std::string erasure_list = {};     ///< file outside the database that notes what was redacted; "": none
    std::size_t cache_events = 30000;  ///< how many events are kept folded in memory, at some half a kilobyte each: what a leader looks through on Your turn
};

/// A database that is open. Safe to use from many threads. What it hands out lives as long as it does.
class Storage {
public:
    /// Opens a database whose schema is current. Throws SchemaError ("storage/migrate.hpp") when it is not,
    /// engine::Unavailable when it cannot be reached, std::invalid_argument for an address that is none.
    /// Whom each event tells is asked of `telling`; null: nobody.
    static std::unique_ptr<Storage> open(std::string_view url, const Options& options, engine::NewCaseFile new_file,
                                         workflows::Telling telling = nullptr);
    virtual ~Storage() = default;

    virtual engine::Store& store() = 0;
    virtual workflows::People& people() = 0;
    virtual workflows::CaseList& cases() = 0;
    virtual workflows::Archive& archive() = 0;
    virtual workflows::orphanet::Nomenclature& nomenclature() = 0;
    virtual workflows::orphanet::ReleaseStore& releases() = 0;
    virtual workflows::orphanet::FactSource& facts() = 0;
    virtual workflows::orphanet::ReleaseComparer& comparer() = 0;
    virtual workflows::orphanet::LocalKnowledge& local() = 0;
    virtual engine::LogStore& log() = 0;
    virtual workflows::Drafts& drafts() = 0;
    virtual engine::StoredEvents& stored_events() = 0;
    virtual workflows::Notices& notices() = 0;
    virtual workflows::Outbox& outbox() = 0;
    struct Replayed {
        std::size_t listed = 0, removed = 0, noted = 0;
    };
    /// Removes again what the erasure list names and a restored backup has brought back; with `note`, adds to the list what is
    /// emptied here and missing there. Nothing where no list was named.
    virtual Replayed replay_erasures(bool note) = 0;
};

/// Makes the database, or brings it up to date; `demonstration` marks a new one for ever. Marking one that already
/// exists as an ordinary database throws std::invalid_argument. Returns how many steps were run.
int init(std::string_view url, bool demonstration);
/// Brings an existing database up to date; returns how many steps were run.
int migrate(std::string_view url);

}  // namespace storage
