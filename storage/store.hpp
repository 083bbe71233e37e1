// DatabaseStore is engine::Store on SQLite and PostgreSQL: one interface, one set of tables, two ways of writing.
#pragma once

#include "engine/store.hpp"
#include "engine/stored_events.hpp"
#include "storage/fold_cache.hpp"
#include "storage/office_watch.hpp"
#include "storage/pool.hpp"
#include "storage/stream_rows.hpp"
#include "storage/writer.hpp"
#include "workflows/people/notices.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

class DatabaseStore final : public engine::Store, public engine::StoredEvents {
public:
    /// Borrows all three; they outlive the store. `cache_events` bounds what is kept folded in memory. Whom an event tells
    /// (`telling`, or null) is written with it; what is redacted is noted in the file `erasure_list` ("": nowhere).
    DatabaseStore(Writer& writer, Pool& readers, const OfficeWatch& watch, engine::NewCaseFile new_file, std::size_t cache_events,
                  workflows::Telling telling = nullptr, std::string erasure_list = {});

    void write(const std::function<void(engine::Transaction&)>& work) override;
    std::shared_ptr<const engine::CaseFile> read(std::string_view stream) override;
    std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after, std::size_t limit) override;
    engine::StoredLines stored(std::string_view stream, std::int64_t after, std::size_t limit) override;
    engine::StoredTexts stored_texts(std::string_view stream) override;
    engine::Texts texts(std::string_view stream) override;
    std::vector<std::string> streams(std::string_view prefix) override;
    bool demonstration() override;

    struct Replayed {
        std::size_t listed = 0;   ///< how many the list names
        std::size_t removed = 0;  ///< that could be read again, after a restore
        std::size_t noted = 0;    ///< emptied here and missing in the list
    };
    /// Removes again what the erasure list names; with `note`, adds to the list what is emptied here.
    Replayed replay_erasures(bool note);

private:
    friend class DatabaseTransaction;
    enum class Seen { committed, within_transaction };

    /// The stream folded as the database has it within `db`, from the cache when it ends at that head; null without a head.
    std::shared_ptr<const engine::CaseFile> fold_at(Connection& db, std::string_view stream, const std::optional<Head>& head, Seen seen);
    std::shared_ptr<const engine::CaseFile> known_at(std::string_view stream, const Head& head);

    Writer& writer_;
    Pool& readers_;
    const OfficeWatch& watch_;
    engine::NewCaseFile new_file_;
    workflows::Telling telling_;
    const std::string erasure_list_;
    FoldCache cache_;
};

}  // namespace storage
