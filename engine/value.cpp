#include "engine/value.hpp"

#include "engine/plain_run.hpp"

#include <array>
#include <charconv>
#include <cstring>

namespace engine {

namespace {

const std::string no_text;
const Value::Array no_items;

void write_escape(std::string& out, char c) {
    static constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4U];
            out += hex[static_cast<unsigned char>(c) & 15U];
    }
}

}  // namespace

void write_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t plain = plain_run(text);
        out.append(text.substr(0, plain));
        if (plain == text.size()) break;
        write_escape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

const Value* Value::find(std::string_view key) const {
    if (!is_object()) return nullptr;
    const auto found = members().find(key);
    return found == members().end() ? nullptr : &found->second;
}

const std::string& Value::text(std::string_view key) const {
    const Value* value = find(key);
    return value != nullptr && value->is_string() ? value->string() : no_text;
}

std::int64_t Value::integer(std::string_view key, std::int64_t otherwise) const {
    const Value* value = find(key);
    return value != nullptr && value->is_number() ? value->number() : otherwise;
}

bool Value::flag(std::string_view key) const {
    const Value* value = find(key);
    return value != nullptr && value->is_bool() && value->boolean();
}

const Value::Array& Value::list(std::string_view key) const {
    const Value* value = find(key);
    return value != nullptr && value->is_array() ? value->items() : no_items;
}

Value& Value::set(std::string key, Value value) {
    if (is_null()) data_ = Object{};
    members().insert_or_assign(std::move(key), std::move(value));
    return *this;
}

Value& Value::push(Value value) {
    if (is_null()) data_ = Array{};
    items().push_back(std::move(value));
    return *this;
}

std::string Value::canonical() const {
    std::string out;
    write(out);
    return out;
}

void Value::write(std::string& out) const {
    if (is_null()) {
        out += "null";
    } else if (is_bool()) {
        out += boolean() ? "true" : "false";
    } else if (is_number()) {
        std::array<char, 24> digits{};
        out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number()).ptr);
    } else if (is_string()) {
        write_text(out, string());
    } else if (is_array()) {
        out += '[';
        for (std::size_t i = 0; i < items().size(); ++i) {
            if (i != 0) out += ',';
            items()[i].write(out);
        }
        out += ']';
    } else {
        out += '{';
        bool first = true;
        for (const auto& [key, value] : members()) {
            if (!first) out += ',';
            first = false;
            write_text(out, key);
            out += ':';
            value.write(out);
        }
        out += '}';
    }
}

bool is_utf8(std::string_view bytes) {
    std::size_t i = 0;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const auto follows = [&](std::size_t at) { return at < bytes.size() && (byte(at) & 0xC0U) == 0x80U; };
    while (i < bytes.size()) {
        if (std::uint64_t part[4]; i + sizeof(part) <= bytes.size()) {
            std::memcpy(part, bytes.data() + i, sizeof(part));
            if (((part[0] | part[1] | part[2] | part[3]) & 0x8080808080808080U) == 0) {
                i += sizeof(part);
                continue;
            }
        }
        if (std::uint64_t eight = 0; i + 8 <= bytes.size()) {  // mostly ASCII: eight bytes in one look
            std::memcpy(&eight, bytes.data() + i, 8);
            if ((eight & 0x8080808080808080U) == 0) {
                i += 8;
                continue;
            }
        }
        const unsigned char lead = byte(i);
        if (lead < 0x80) {
            i += 1;
        } else if (lead >= 0xC2 && lead <= 0xDF && follows(i + 1)) {
            i += 2;
        } else if ((lead & 0xF0U) == 0xE0U && follows(i + 1) && follows(i + 2)) {
            if ((lead == 0xE0 && byte(i + 1) < 0xA0) || (lead == 0xED && byte(i + 1) > 0x9F)) return false;
            i += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && follows(i + 1) && follows(i + 2) && follows(i + 3)) {
            if ((lead == 0xF0 && byte(i + 1) < 0x90) || (lead == 0xF4 && byte(i + 1) > 0x8F)) return false;
            i += 4;
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace engine
