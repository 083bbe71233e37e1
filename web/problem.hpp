// The one place where what went wrong becomes a status and an answer: problem+json (RFC 9457) for programs, a page for
// people.
#pragma once

#include "engine/command.hpp"
#include "engine/value.hpp"
#include "web/call.hpp"
#include "web/http.hpp"

#include <span>
#include <string>
#include <string_view>

namespace web {

/// One kind of problem: `/problems/NAME`, with its status. Title and explanation are in the catalogues as
/// problem.NAME.title and problem.NAME.help (hyphens as underscores).
struct ProblemKind {
    std::string_view name;
    int status;
};

/// All kinds, in the order of interfaces.md section 3.
std::span<const ProblemKind> problem_kinds();
/// The status of a kind; 500 for one that does not exist.
int status_of(std::string_view kind);

/// The catalogue key of a kind's title: "problem.stale_version.title".
std::string problem_title_key(std::string_view kind);

/// The answer to a problem, as the route's face wants it. Logs nothing; the door does.
Response problem_response(Call& call, const engine::Problem& problem);
/// As above, made from a kind and a catalogue key.
Response problem_response(Call& call, std::string kind, std::string key,
                          std::vector<std::pair<std::string, std::string>> values = {});
/// A problem about one place in what was sent.
Response invalid(Call& call, std::string pointer, std::string key,
                 std::vector<std::pair<std::string, std::string>> values = {});

/// The members of the problem document (RFC 9457 section 3.1 and ours).
engine::Value to_value(const Call& call, const engine::Problem& problem);
/// A requirement's answer: requirement, name, status, reason, cures[].
engine::Value to_value(const Call& call, const engine::Answer& answer);

}  // namespace web
