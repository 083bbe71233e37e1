// MemoryArchive is workflows::Archive over any store, for tests without a database: it reads every event each time it is asked.
#pragma once

#include "engine/store.hpp"
#include "workflows/phase_model/archive/archive.hpp"
#include "workflows/phase_model/archive/traces.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace tests {

class MemoryArchive final : public workflows::Archive {
public:
    explicit MemoryArchive(engine::Store& store) : store_(store) {}

    std::shared_ptr<const workflows::DecisionBook> decisions() override {
        auto book = std::make_shared<workflows::DecisionBook>();
        each_trace([&](const engine::Event&, const workflows::Trace& trace) {
            if (trace.decision.empty()) return;
            const auto value = engine::parse_value(trace.decision);
            book->add(std::make_shared<const workflows::MadeDecision>(workflows::decision_from(std::get<engine::Value>(value))));
        });
        return book;
    }

    workflows::Places places(const workflows::PlaceQuery& query) override {
        workflows::Places places;
        std::vector<workflows::Place> all;
        each_trace([&](const engine::Event& event, const workflows::Trace& trace) {
            const workflows::Place place{engine::parse_instant(event.at)->ms, event.stream, event.seq};
            if ((query.from_ms && place.at_ms < *query.from_ms) || (query.until_ms && place.at_ms > *query.until_ms)) return;
            if (query.before && !(place < *query.before)) return;
            if (std::all_of(query.words.begin(), query.words.end(),
                            [&](const std::string& word) { return std::binary_search(trace.words.begin(), trace.words.end(), word); }))
                all.push_back(place);
        });
        std::sort(all.rbegin(), all.rend());
        const bool more = all.size() > query.limit;
        if (more) all.resize(query.limit);
        places.found = std::move(all);
        if (more) places.next = places.found.back();
        return places;
    }

private:
    template <class Take>
    void each_trace(Take take) {
        for (const std::string& stream : store_.streams("")) {
            const auto file = workflows::blank_file(stream);
            if (!file) continue;
            const engine::Texts texts = store_.texts(stream);
            for (const engine::Sealed& sealed : store_.events(stream)) {
                file->apply(sealed, texts);
                for (const workflows::Trace& trace : workflows::traces_of(*file, {&sealed, 1}, texts)) take(sealed.event, trace);
            }
        }
    }

    engine::Store& store_;
};

}  // namespace tests
