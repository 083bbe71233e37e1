#include "storage/later.hpp"

#include <optional>

namespace storage {

namespace {

/// More than this is not kept for the next: long texts are rare.
constexpr std::size_t most_room = 64 * 1024;

}  // namespace

void Later::add(std::string_view sql, Inputs inputs, Changes changes) {
    statements_.push_back({.sql = keep(sql), .first = values_.size(), .inputs = inputs.size(), .changes = changes});
    for (const Input& input : inputs) {
        if (input.is_null())
            values_.push_back({});
        else if (input.is_text())
            values_.push_back({.kind = Kind::text, .text = keep(input.text())});
        else
            values_.push_back({.kind = Kind::number, .number = input.number()});
    }
}

void Later::clear() {
    if (texts_.capacity() > most_room) texts_ = {};
    texts_.clear();
    values_.clear();
    statements_.clear();
}

Later::Place Later::keep(std::string_view text) {
    const Place place{texts_.size(), text.size()};
    texts_ += text;
    return place;
}

Input Later::input(const Value& value) const {
    switch (value.kind) {
        case Kind::text: return text(value.text);
        case Kind::number: return value.number;
        case Kind::null: break;
    }
    return std::optional<std::string>();
}

}  // namespace storage
