// What a page or the API asks of the words of all cases: the same parameters on both.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/phase_model/archive/search.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <variant>

namespace web {

/// Who a search can be narrowed to: those who decide, prepare, speak.
inline constexpr std::array<std::string_view, 7> search_bodies{"leader_group",        "administrative_leader", "centre_leader", "case_officer",
                                                               "user_representative", "professional",          "system"};

/// From ?q, ?kind, ?body, ?centre, ?from, ?to, ?cursor and ?as_of; a problem where one cannot be read, or where q holds what looks like
/// an identity number: that is refused, told by its place alone, and neither looked for nor written down.
std::variant<workflows::SearchQuery, Response> search_query(Call& call);
/// As the viewer. REQUIRES: the server keeps an archive.
workflows::SearchScene search_scene(const Call& call);

}  // namespace web
