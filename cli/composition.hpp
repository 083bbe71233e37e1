// The composition root: from a database's address to everything that the commands, the server and the tests use. All is
// made here, in this order, and goes in the reverse.
#pragma once

#include "engine/engine.hpp"
#include "engine/log/log.hpp"
#include "engine/time.hpp"
#include "storage/storage.hpp"
#include "web/app.hpp"
#include "workflows/phase_model/phase_model.hpp"
#include "workflows/screening/screening.hpp"
#include "workflows/text/catalogue.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace cli {

class Composition {
public:
    /// Opens a database whose schema is current. Throws what storage::Storage::open throws, and std::runtime_error when a
    /// catalogue or the policy inside the program is wrong.
    explicit Composition(std::string_view url, const storage::Options& options = {}, engine::Clock clock = engine::system_clock(),
                         std::optional<engine::SignerKey> log_key = {});
    Composition(const Composition&) = delete;
    Composition& operator=(const Composition&) = delete;

    engine::Store& store() { return storage_->store(); }
    engine::StoredEvents& stored_events() { return storage_->stored_events(); }
    workflows::People& people() { return storage_->people(); }
    workflows::CaseList& cases() { return storage_->cases(); }
    workflows::Archive& archive() { return storage_->archive(); }
    workflows::orphanet::Nomenclature& nomenclature() { return storage_->nomenclature(); }
    workflows::orphanet::ReleaseStore& releases() { return storage_->releases(); }
    workflows::orphanet::FactSource& facts() { return storage_->facts(); }
    workflows::orphanet::LocalKnowledge& local() { return storage_->local(); }
    workflows::Drafts& drafts() { return storage_->drafts(); }
    workflows::Notices& notices() { return storage_->notices(); }
    workflows::Outbox& outbox() { return storage_->outbox(); }
    /// See storage::Storage::replay_erasures.
    storage::Storage::Replayed replay_erasures(bool note) { return storage_->replay_erasures(note); }
    workflows::orphanet::ReleaseComparer& comparer() { return storage_->comparer(); }
    workflows::screening::Screener& screener() { return screener_; }
    engine::Log& log() { return log_; }
    bool log_can_sign() const { return log_.can_sign(); }
    const workflows::PhaseModel& model() const { return model_; }
    engine::Engine& engine() { return engine_; }
    const workflows::Catalogues& catalogues() const { return catalogues_; }
    engine::Instant now() const { return clock_(); }
    const engine::Clock& clock() const { return clock_; }

    /// What the door needs. Borrows this.
    web::App app(web::Options options);

private:
    /// Whom events of a case tell; asked within the transaction that writes them.
    std::vector<workflows::Notice> told(const std::vector<engine::Sealed>& events, const engine::CaseRow* before, const engine::CaseFile& after,
                                        const workflows::OpenStream& open);

    engine::Clock clock_;
    workflows::Catalogues catalogues_;
    std::unique_ptr<storage::Storage> storage_;
    workflows::screening::Screener screener_;
    workflows::PhaseModel model_;
    engine::Engine engine_;
    engine::Log log_;
};

/// Adds every catalogue inside the program.
void add_catalogues(workflows::Catalogues& catalogues);

}  // namespace cli
