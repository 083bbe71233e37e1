// What the choices of a form's fields are made of.
#pragma once

#include "web/pages/form.hpp"

#include <string>
#include <utility>
#include <vector>

namespace web {

using OptionList = std::vector<Option>;

inline Option option(std::string value, std::string label, std::string help = {}) {
    return {.value = std::move(value), .label = std::move(label), .help = std::move(help)};
}

/// The entries of the case that the field can name; none without a case.
OptionList entry_options(const FormFor& what, const engine::Field& field);

}  // namespace web
