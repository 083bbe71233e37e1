// A Form is what somebody sent for an act, read by the act's fields: values of the right kind, or what is wrong with each.
#pragma once

#include "engine/act.hpp"
#include "engine/command.hpp"
#include "engine/value.hpp"
#include "workflows/people/office.hpp"

#include <string>
#include <vector>

namespace workflows {

struct Form {
    engine::Value fields = engine::Value::object();  ///< canonical: ORPHAcodes as digits, dates as YYYY-MM-DD, lists as arrays
    std::vector<engine::FieldError> errors;
    bool personal_number = false;  ///< an error is an identity number; its digits are not repeated
};

/// Strict: JSON types must fit (the API). Lenient: everything may come as typed text (pages, command line).
enum class FormReading { strict, lenient };

/// Reads `given` by the act's fields. Required fields that are missing are errors; fields of other names too.
Form read_form(const engine::ActSpec& act, const engine::Value& given, FormReading reading, const Office& office);

}  // namespace workflows
