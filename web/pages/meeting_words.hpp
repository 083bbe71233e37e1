// What the pages of one meeting share: its address and title, what may be done with it, and what an item is called.
#pragma once

#include "engine/command.hpp"
#include "web/api/meeting_json.hpp"
#include "web/call.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace web {

/// In the order a meeting goes.
constexpr std::array<std::string_view, 12> meeting_act_names{"set_agenda",     "call_meeting",   "open_meeting", "note_presence",   "take_up_item",  "take_up_consent",
                                                             "ask_discussion", "vote_on_policy", "adopt_policy", "approve_minutes", "close_meeting", "sign_minutes"};

Response no_meeting(Call& call);
std::string href_of(const workflows::MeetingFile& meeting);
/// `item`: the one that the act names; 0 for none.
engine::Explanation explained(const Call& call, const workflows::MeetingFile& meeting, std::string_view act, std::int64_t item = 0);
std::string title_of(const Call& call, const workflows::MeetingFile& meeting);
/// The case's name at the moment that the call asks for, or the item's own title.
std::string item_title(const Call& call, const workflows::AgendaItem& item);

}  // namespace web
