#include "workflows/phase_model/access_log.hpp"

#include "workflows/calendar/oslo.hpp"

namespace workflows {

void AccessFile::apply(const engine::Sealed& sealed, const engine::Texts&) {
    end_with(sealed);
}

engine::CaseRow AccessFile::row() const { return {.version = version_, .last_hash = last_hash_, .last_at = last_at_}; }

void append_plain(engine::Store& store, const std::string& stream, const std::vector<PlainEvent>& events, engine::Instant now) {
    const std::string date = engine::to_text(legal_date(now));
    store.write([&](engine::Transaction& transaction) {
        const auto before = transaction.open(stream);
        const auto after = before ? std::shared_ptr<engine::CaseFile>(before->clone()) : std::make_shared<AccessFile>();
        std::vector<engine::Sealed> sealed;
        for (const PlainEvent& event : events) {
            sealed.push_back(engine::seal({.stream = stream,
                                           .seq = after->version() + 1,
                                           .at = after->next_at(now),
                                           .date = date,
                                           .actor = event.person,
                                           .act = event.act,
                                           .name = event.name,
                                           .model = "1.0",
                                           .policy = event.policy,
                                           .via = event.via,
                                           .body = event.body,
                                           .prev = after->last_hash()}));
            after->apply(sealed.back(), {});
        }
        transaction.append(sealed, {}, after);
    });
}

void append_accesses(engine::Store& store, const std::vector<PlainEvent>& events, engine::Instant now) {
    append_plain(store, "access/" + engine::to_text(legal_date(now)).substr(0, 4), events, now);
}

void record_refusal(engine::Store& store, const engine::Command& command, const engine::Problem& problem, const std::string& policy, engine::Instant now) {
    append_accesses(store, {{command.person, command.act, "refused", command.via, engine::Value::object({{"on", command.stream}, {"why", problem.type}}), policy}}, now);
}

void record_export(engine::Store& store, const ExportRecord& record, engine::Instant now) {
    append_accesses(store,
                    {{record.person, "export", "exported", record.via,
                      engine::Value::object({{"format", record.format},
                                             {"part", record.part},
                                             {"public", record.public_only},
                                             {"whole", record.whole},
                                             {"bytes", record.bytes},
                                             {"sha256_of_export", record.sha256}})}},
                    now);
}

}  // namespace workflows
