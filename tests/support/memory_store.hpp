// MemoryStore is engine::Store without a database, for fast tests: the same contract, one writer at a time.
#pragma once

#include "engine/store.hpp"
#include "engine/stored_events.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace tests {

class MemoryStore final : public engine::Store, public engine::StoredEvents {
public:
    explicit MemoryStore(engine::NewCaseFile new_file, bool demonstration = false)
        : new_file_(std::move(new_file)), demonstration_(demonstration) {}

    void write(const std::function<void(engine::Transaction&)>& work) override {
        const std::lock_guard one_at_a_time(writing_);
        State changed = snapshot();
        Unit unit(changed, new_file_);
        work(unit);
        const std::lock_guard lock(mutex_);
        state_ = std::move(changed);
    }
    std::shared_ptr<const engine::CaseFile> read(std::string_view stream) override {
        const auto found = find(stream);
        return found ? found->file : nullptr;
    }
    std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after = 0, std::size_t limit = 0) override {
        const auto found = find(stream);
        std::vector<engine::Sealed> all;
        if (!found) return all;
        for (const engine::Sealed& event : found->events)
            if (event.event.seq > after && (limit == 0 || all.size() < limit)) all.push_back(event);
        return all;
    }
    engine::StoredLines stored(std::string_view stream, std::int64_t after = 0, std::size_t limit = 0) override {
        engine::StoredLines all;
        for (const engine::Sealed& event : events(stream, after, limit)) all.add(event.line, event.hash);
        return all;
    }
    engine::StoredTexts stored_texts(std::string_view stream) override {
        engine::StoredTexts all;
        for (const auto& [sha256, text] : texts(stream))
            if (!text.redacted) all.add(sha256, text.salt, text.text);
        return all;
    }
    engine::Texts texts(std::string_view stream) override {
        const auto found = find(stream);
        return found ? found->texts : engine::Texts{};
    }
    std::vector<std::string> streams(std::string_view prefix) override {
        std::vector<std::string> names;
        for (const auto& [name, stream] : snapshot().streams)
            if (name.starts_with(prefix)) names.push_back(name);
        return names;
    }
    bool demonstration() override { return demonstration_; }

private:
    struct State;

public:
    /// Everything as it stood at some moment, cheap to take and to go back to.
    using Mark = std::shared_ptr<const State>;
    Mark mark() { return std::make_shared<const State>(snapshot()); }
    void back_to(const Mark& mark) {
        const std::lock_guard lock(mutex_);
        state_ = *mark;
    }

private:
    struct Stream {
        std::vector<engine::Sealed> events;
        engine::Texts texts;
        std::shared_ptr<const engine::CaseFile> file;
    };
    struct State {
        std::map<std::string, std::shared_ptr<const Stream>, std::less<>> streams;
        std::map<std::pair<std::string, int>, std::int64_t> numbers;
        std::map<std::pair<std::string, std::string>, engine::Remembered> answers;
    };

    class Unit final : public engine::Transaction {
    public:
        Unit(State& state, const engine::NewCaseFile& new_file) : state_(state), new_file_(new_file) {}

        std::shared_ptr<const engine::CaseFile> open(std::string_view stream) override {
            const auto found = state_.streams.find(stream);
            return found == state_.streams.end() ? nullptr : found->second->file;
        }
        std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after) override {
            const auto found = state_.streams.find(stream);
            if (found == state_.streams.end()) return {};
            const auto& all = found->second->events;
            return {all.begin() + std::min(after, static_cast<std::int64_t>(all.size())), all.end()};
        }
        engine::Texts texts(std::string_view stream) override {
            const auto found = state_.streams.find(stream);
            return found == state_.streams.end() ? engine::Texts{} : found->second->texts;
        }
        std::int64_t next_number(std::string_view kind, int year) override { return ++state_.numbers[{std::string(kind), year}]; }
        void append(const std::vector<engine::Sealed>& events, const std::vector<engine::Text>& texts,
                    std::shared_ptr<const engine::CaseFile> after) override {
            if (events.empty()) return;
            auto& place = state_.streams[events.front().event.stream];
            Stream stream = place ? *place : Stream{};
            const std::string& head = stream.events.empty() ? engine::no_hash : stream.events.back().hash;
            if (events.front().event.prev != head) throw engine::Unavailable("stale head");
            stream.events.insert(stream.events.end(), events.begin(), events.end());
            for (const engine::Text& text : texts) stream.texts.emplace(text.sha256, text);
            stream.file = std::move(after);
            place = std::make_shared<const Stream>(std::move(stream));
        }
        void redact(std::string_view name, const std::vector<std::string>& commitments) override {
            auto& place = state_.streams.find(name)->second;
            Stream stream = *place;
            for (const std::string& sha256 : commitments) stream.texts[sha256] = engine::Text{sha256, {}, {}, true};
            std::shared_ptr<engine::CaseFile> file = new_file_(name);
            for (const engine::Sealed& event : stream.events) file->apply(event, stream.texts);
            stream.file = std::move(file);
            place = std::make_shared<const Stream>(std::move(stream));
        }
        std::optional<engine::Remembered> recall(std::string_view person, std::string_view key) override {
            const auto found = state_.answers.find({std::string(person), std::string(key)});
            return found == state_.answers.end() ? std::nullopt : std::optional(found->second);
        }
        void remember(std::string_view person, std::string_view key, const engine::Remembered& answer, std::string_view) override {
            state_.answers[{std::string(person), std::string(key)}] = answer;
        }

    private:
        State& state_;
        const engine::NewCaseFile& new_file_;
    };

    std::shared_ptr<const Stream> find(std::string_view stream) {
        const std::lock_guard lock(mutex_);
        const auto found = state_.streams.find(stream);
        return found == state_.streams.end() ? nullptr : found->second;
    }
    State snapshot() {
        const std::lock_guard lock(mutex_);
        return state_;
    }

    engine::NewCaseFile new_file_;
    bool demonstration_;
    std::mutex writing_;
    std::mutex mutex_;
    State state_;  ///< guarded by mutex_
};

}  // namespace tests
