#include "workflows/phase_model/side_by_side.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace workflows {

bool only_others_were_heard(const engine::Command& command, const std::vector<engine::Sealed>& since) {
    static constexpr std::array<std::string_view, 6> heard{"comment_given", "comment_edited", "comment_withdrawn", "comment_answered", "comment_hidden", "comment_shown"};
    if (command.act != "comment" || since.empty()) return false;
    const engine::Value* reply_to = command.fields.find("reply_to");
    return std::all_of(since.begin(), since.end(), [&](const engine::Sealed& sealed) {
        const engine::Event& event = sealed.event;
        if (std::find(heard.begin(), heard.end(), event.name) == heard.end()) return false;
        const bool says_something_new = event.name != "comment_given" && event.name != "comment_answered";
        return reply_to == nullptr || !says_something_new || event.body.integer("comment") != command.fields.integer("reply_to");
    });
}

}  // namespace workflows
