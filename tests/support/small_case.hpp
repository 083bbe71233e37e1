// SmallCase is the plainest CaseFile: each event's body sets the columns it names. For tests of stores and engine.
#pragma once

#include "engine/case_file.hpp"
#include "engine/store.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

class SmallCase final : public engine::CaseFile {
public:
    explicit SmallCase(std::string_view stream) { row_.id = stream.substr(stream.find('/') + 1); }

    void apply(const engine::Sealed& event, const engine::Texts& texts) override {
        const engine::Value& body = event.event.body;
        set(row_.phase, body, "phase");
        set(row_.status, body, "status");
        set(row_.outcome, body, "outcome");
        set(row_.orpha, body, "orpha");
        set(row_.name, body, "name");
        set(row_.primary_centre, body, "primary_centre");
        set(row_.phase_since, body, "phase_since");
        set(row_.next_date, body, "next_date");
        set(row_.ball, body, "ball");
        set(row_.open_until, body, "open_until");
        set(row_.origin, body, "origin");
        set(row_.proposer, body, "proposer");
        set(row_.case_id, body, "case_id");
        if (body.has("note")) notes.push_back(engine::opened(body, "note", texts));
        end_with(event);
        row_.version = version();
        row_.last_hash = last_hash();
        row_.last_at = last_at();
    }
    std::unique_ptr<engine::CaseFile> clone() const override { return std::make_unique<SmallCase>(*this); }
    engine::CaseRow row() const override { return row_; }

    std::vector<std::string> notes;

private:
    static void set(std::string& column, const engine::Value& body, std::string_view key) {
        if (body.has(key)) column = body.text(key);
    }
    engine::CaseRow row_{.phase = "registration", .status = "active"};
};

/// Makes SmallCase for cases and proposals; nothing for other streams.
inline std::unique_ptr<engine::CaseFile> new_small_case(std::string_view stream) {
    if (!stream.starts_with("case/") && !stream.starts_with("proposal/")) return nullptr;
    return std::make_unique<SmallCase>(stream);
}

/// What a test does to a stream: one event with that body, and a note if one is given.
struct SmallAct {
    std::string stream;
    engine::Value body = engine::Value::object();
    std::string note;
    std::string at = "2026-11-22T09:00:00.000Z";
};

/// Appends the act's event at the stream's end within a transaction; returns it.
inline engine::Sealed record(engine::Transaction& transaction, const SmallAct& act) {
    const auto before = transaction.open(act.stream);
    std::shared_ptr<engine::CaseFile> after = before ? before->clone() : new_small_case(act.stream);
    std::vector<engine::Text> texts;
    engine::Texts opened;
    engine::Value body = act.body;
    if (!act.note.empty()) {
        texts.push_back(engine::commit_to(act.note));
        opened.emplace(texts.back().sha256, texts.back());
        body.set("note", engine::commitment(texts.back()));
    }
    engine::Sealed sealed = engine::seal({.stream = act.stream,
                                          .seq = after->version() + 1,
                                          .at = act.at,
                                          .date = act.at.substr(0, 10),
                                          .actor = "p-1",
                                          .role = "case_officer",
                                          .act = "note",
                                          .name = "noted",
                                          .model = "1.0",
                                          .policy = std::string(64, 'a'),
                                          .via = "api",
                                          .body = std::move(body),
                                          .prev = after->last_hash()});
    after->apply(sealed, opened);
    transaction.append({sealed}, texts, after);
    return sealed;
}

/// The same in a transaction of its own.
inline engine::Sealed record(engine::Store& store, const SmallAct& act) {
    engine::Sealed sealed;
    store.write([&](engine::Transaction& transaction) { sealed = record(transaction, act); });
    return sealed;
}

}  // namespace tests
