// A Value is a JSON value that can be hashed: what events, requests and answers are made of.
//
// Strings, booleans, null, arrays, objects and whole numbers within ±(2^53−1); no decimals. Object keys are kept sorted,
// so canonical() is RFC 8785 (JCS) for everything a Value can hold, in any language.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace engine {

class Value {
public:
    using Array = std::vector<Value>;
    using Object = std::map<std::string, Value, std::less<>>;

    /// Largest whole number that every JSON reader keeps exactly (RFC 8259 section 6).
    static constexpr std::int64_t max_number = 9007199254740991;

    Value() = default;
    Value(bool flag) : data_(flag) {}
    Value(std::int64_t number) : data_(number) {}
    Value(int number) : data_(static_cast<std::int64_t>(number)) {}
    Value(std::string text) : data_(std::move(text)) {}
    Value(std::string_view text) : data_(std::string(text)) {}
    Value(const char* text) : data_(std::string(text)) {}
    Value(Array items) : data_(std::move(items)) {}
    Value(Object members) : data_(std::move(members)) {}

    /// Value::object({{"a", 1}, {"b", "x"}})
    static Value object(std::initializer_list<std::pair<const std::string, Value>> members = {}) {
        return Value(Object(members));
    }
    static Value array(std::initializer_list<Value> items = {}) { return Value(Array(items)); }

    bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
    bool is_bool() const { return std::holds_alternative<bool>(data_); }
    bool is_number() const { return std::holds_alternative<std::int64_t>(data_); }
    bool is_string() const { return std::holds_alternative<std::string>(data_); }
    bool is_array() const { return std::holds_alternative<Array>(data_); }
    bool is_object() const { return std::holds_alternative<Object>(data_); }

    /// The held value. REQUIRES: the matching is_…() is true (std::bad_variant_access otherwise).
    bool boolean() const { return std::get<bool>(data_); }
    std::int64_t number() const { return std::get<std::int64_t>(data_); }
    const std::string& string() const { return std::get<std::string>(data_); }
    const Array& items() const { return std::get<Array>(data_); }
    Array& items() { return std::get<Array>(data_); }
    const Object& members() const { return std::get<Object>(data_); }
    Object& members() { return std::get<Object>(data_); }

    /// The member of that name, or null when this is no object or has none.
    const Value* find(std::string_view key) const;
    bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The member as text, or "" when it is absent or no string.
    const std::string& text(std::string_view key) const;
    /// The member as a number, or `otherwise`.
    std::int64_t integer(std::string_view key, std::int64_t otherwise = 0) const;
    /// The member as true or false; false when absent.
    bool flag(std::string_view key) const;
    /// The member's items, or an empty list.
    const Array& list(std::string_view key) const;

    /// Sets a member; a null Value becomes an object first.
    Value& set(std::string key, Value value);
    /// Appends an item; a null Value becomes an array first.
    Value& push(Value value);

    /// The canonical bytes (RFC 8785): sorted keys, no blanks, shortest escapes.
    std::string canonical() const;
    void write(std::string& out) const;

    bool operator==(const Value&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> data_;
};

/// Why a text is no Value. `code` is one of: syntax, too-deep, repeated-key, not-a-whole-number, number-range, not-utf8,
/// nul, too-large. `at` is the byte offset where reading stopped.
struct ParseError {
    std::string code;
    std::size_t at = 0;
    std::string detail;
};

/// Reads one JSON text: valid UTF-8, at most `max_depth` levels, no key twice, no decimals, no NUL in a string.
std::variant<Value, ParseError> parse_value(std::string_view json, int max_depth = 32);

/// Appends a text as canonical() writes it, in quotes and with the shortest escapes.
void write_text(std::string& out, std::string_view text);

/// True when the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

}  // namespace engine
