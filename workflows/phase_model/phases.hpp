// The phases, statuses and small vocabularies of the Phase Model (specification sections 2 and 6).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace workflows {

inline constexpr std::array<std::string_view, 8> phase_ids{"registration", "preliminary_assessment", "evidence_gathering", "hearing",
                                                           "need_decision", "placement", "start_up", "follow_up"};
inline constexpr std::string_view closed_id = "closed";

/// 0–7, or 9 for "closed", or −1 for anything else ("" is the dot before registration: 8).
constexpr int phase_number(std::string_view id) {
    if (id.empty()) return 8;
    if (id == closed_id) return 9;
    for (std::size_t i = 0; i < phase_ids.size(); ++i)
        if (phase_ids[i] == id) return static_cast<int>(i);
    return -1;
}

inline constexpr std::array<std::string_view, 7> criteria{"K1", "K2", "K3", "K4", "K5", "K6", "K7"};

}  // namespace workflows
