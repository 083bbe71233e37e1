// What the handlers of the API share: reading bodies and preconditions, the right to see, and parts of answers.
#pragma once

#include "engine/case_file.hpp"
#include "engine/command.hpp"
#include "engine/event.hpp"
#include "engine/value.hpp"
#include "web/call.hpp"
#include "web/http.hpp"
#include "web/routes.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace web {

/// "case/2026-0042" for the {id} of the path; "" when it is no case number.
std::string case_stream(const Call& call);
/// "proposal/2026-0003", likewise.
std::string proposal_stream(const Call& call);

/// The stream as it stands, or the problem that it does not exist or may not be seen.
std::variant<std::shared_ptr<const engine::CaseFile>, Response> seen(Call& call, const std::string& stream);

/// The body as a JSON object, or the problem with it: media type, syntax, depth, repeated keys, no object.
std::variant<engine::Value, Response> json_object(Call& call);

/// The version that If-Match names ("\"7\"").
struct Precondition {
    std::optional<std::int64_t> version;
    bool given = false;
};
/// Nothing in `problem` unless the header is malformed.
Precondition if_match(Call& call, std::optional<Response>& problem);

/// "true" or "false" of a query parameter; false when absent. `problem` when it is something else.
bool query_flag(Call& call, std::string_view name, std::optional<Response>& problem);
/// A whole number of a query parameter within bounds; `otherwise` when absent.
std::int64_t query_number(Call& call, std::string_view name, std::int64_t otherwise, std::int64_t least,
                          std::int64_t most, std::optional<Response>& problem);
/// A date of a query parameter as text, "" when absent.
std::string query_date(Call& call, std::string_view name, std::optional<Response>& problem);

std::string etag(std::int64_t version);
/// The columns of a case, as lists show them.
engine::Value to_value(const engine::CaseRow& row);
/// An event with its commitments opened as far as `texts` goes.
engine::Value to_value(const engine::Sealed& sealed, const engine::Texts& texts);
/// Every requirement of an act or transition with its answer.
engine::Value to_value(const Call& call, const engine::Explanation& explanation);

/// The parameter as_of of what can be read as it stood ("web/past.hpp").
Parameter as_of_parameter();

/// The parameter acknowledge of every change in which somebody may have typed something.
Parameter acknowledge_parameter();

/// Schemas of parameters.
engine::Value text_schema();
engine::Value flag_schema();
engine::Value date_schema();
engine::Value choice_schema(std::initializer_list<std::string_view> choices);
engine::Value number_schema(std::int64_t least, std::int64_t most);

}  // namespace web
