#include "workflows/phase_model/past_store.hpp"

#include <algorithm>
#include <stdexcept>

namespace workflows {

void PastStore::write(const std::function<void(engine::Transaction&)>&) { throw std::logic_error("nothing is written in the past"); }

std::shared_ptr<const engine::CaseFile> PastStore::read(std::string_view stream) {
    return fold_as_of(*this, new_file_, std::string(stream), moment_);
}

std::vector<engine::Sealed> PastStore::events(std::string_view stream, std::int64_t after, std::size_t limit) {
    auto events = present_.events(stream, after, limit);
    const auto later = std::find_if_not(events.begin(), events.end(), [&](const engine::Sealed& sealed) { return moment_.holds(sealed.event); });
    events.erase(later, events.end());
    return events;
}

engine::Texts PastStore::texts(std::string_view stream) {
    engine::Texts texts = present_.texts(stream);
    if (hidden_) leave_out(texts, hidden_(stream));
    return texts;
}

std::vector<std::string> PastStore::streams(std::string_view prefix) {
    auto names = present_.streams(prefix);
    std::erase_if(names, [&](const std::string& name) { return events(name, 0, 1).empty(); });
    return names;
}

ShutOut shut_out_then(ShutOut shut_out, engine::Store& present) {
    return [shut_out = std::move(shut_out), &present](const Case& file) {
        const auto now = std::dynamic_pointer_cast<const Case>(present.read("case/" + file.id));
        return shut_out(file) || (now && shut_out(*now));
    };
}

}  // namespace workflows
