#include "workflows/phase_model/kept_process.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// Views that are kept at a time.
constexpr std::size_t most_kept = 32;

std::string key_of(const ProcessFilter& filter, engine::Date today, const std::string& person, const std::string& state) {
    const auto date = [](const std::optional<engine::Date>& day) { return day ? engine::to_text(*day) : std::string(); };
    return state + "|" + person + "|" + engine::to_text(today) + "|" + date(filter.from) + "|" + date(filter.to) + "|" + filter.centre + "|" +
           (filter.as_of ? to_text(*filter.as_of) : std::string());
}

}  // namespace

std::shared_ptr<const Process> KeptProcess::known(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.key == key; });
    if (found == entries_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found);
    return found->found;
}

std::shared_ptr<const Process> KeptProcess::look(engine::Store& store, const PolicyBook& policies, const ProcessFilter& filter, engine::Date today, const ShutOut& shut_out,
                                                 const std::string& person, const std::string& state) {
    const std::string key = key_of(filter, today, person, state);
    if (auto found = known(key)) return found;
    const std::lock_guard one_at_a_time(looking_);
    if (auto found = known(key)) return found;
    auto found = std::make_shared<const Process>(look_at_process(store, policies, filter, today, shut_out));
    const std::lock_guard lock(mutex_);
    entries_.push_front({key, found});
    if (entries_.size() > most_kept) entries_.pop_back();
    return found;
}

}  // namespace workflows
