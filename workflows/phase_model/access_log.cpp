#include "workflows/phase_model/access_log.hpp"

#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace workflows {

void AccessFile::apply(const engine::Sealed& sealed, const engine::Texts&) {
    version_ = sealed.event.seq;
    last_hash_ = sealed.hash;
    last_at_ = sealed.event.at;
}

engine::CaseRow AccessFile::row() const { return {.version = version_, .last_hash = last_hash_, .last_at = last_at_}; }

namespace {

/// What is common to every event of these streams.
engine::Event access_by(const std::string& person, std::string act, std::string name, const std::string& via, engine::Value body) {
    return {.actor = person,
            .act = std::move(act),
            .name = std::move(name),
            .model = "1.0",
            .policy = shipped_policy().sha256,
            .via = via,
            .body = std::move(body)};
}

void append(engine::Store& store, const engine::Event& event, engine::Instant now) {
    const std::string date = engine::to_text(legal_date(now));
    const std::string stream = "access/" + date.substr(0, 4);
    store.write([&](engine::Transaction& transaction) {
        const auto before = transaction.open(stream);
        const auto after = before ? std::shared_ptr<engine::CaseFile>(before->clone()) : std::make_shared<AccessFile>();
        engine::Event numbered = event;
        numbered.stream = stream;
        numbered.seq = after->version() + 1;
        numbered.date = date;
        // Never before the one before, whatever a second machine's clock says.
        numbered.at = std::max(engine::to_text(now), after->row().last_at);
        numbered.prev = after->last_hash();
        const engine::Sealed sealed = engine::seal(std::move(numbered));
        after->apply(sealed, {});
        transaction.append({sealed}, {}, after);
    });
}

}  // namespace

void record_refusal(engine::Store& store, const engine::Command& command, const engine::Problem& problem, engine::Instant now) {
    append(store,
           access_by(command.person, command.act, "refused", command.via,
                     engine::Value::object({{"on", command.stream}, {"why", problem.type}})),
           now);
}

void record_export(engine::Store& store, const ExportRecord& record, engine::Instant now) {
    append(store,
           access_by(record.person, "export", "exported", record.via,
                     engine::Value::object({{"format", record.format},
                                            {"part", record.part},
                                            {"public", record.public_only},
                                            {"whole", record.whole},
                                            {"bytes", record.bytes},
                                            {"sha256_of_export", record.sha256}})),
           now);
}

}  // namespace workflows
