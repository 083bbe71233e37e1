// The one place that reads JSON: nlohmann's SAX reader feeding a Value, so that depth, repeated keys and decimals are
// refused while reading and nothing deep is ever built.
#include "engine/value.hpp"

#include <nlohmann/json.hpp>

namespace engine {

namespace {

class Builder {
public:
    explicit Builder(int max_depth) : max_depth_(max_depth) {}

    bool null() { return put(Value()); }
    bool boolean(bool flag) { return put(Value(flag)); }
    bool number_integer(std::int64_t number) {
        if (number < -Value::max_number || number > Value::max_number) return fail("number-range");
        return put(Value(number));
    }
    bool number_unsigned(std::uint64_t number) {
        if (number > static_cast<std::uint64_t>(Value::max_number)) return fail("number-range");
        return put(Value(static_cast<std::int64_t>(number)));
    }
    bool number_float(double, const std::string&) { return fail("not-a-whole-number"); }
    bool string(std::string& text) {
        if (text.find('\0') != std::string::npos) return fail("nul");
        return put(Value(std::move(text)));
    }
    bool binary(std::vector<std::uint8_t>&) { return fail("syntax"); }
    bool start_object(std::size_t) { return open(Value(Value::Object{})); }
    bool start_array(std::size_t) { return open(Value(Value::Array{})); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& name) {
        if (name.find('\0') != std::string::npos) return fail("nul");
        if (stack_.back().has(name)) {
            error_.detail = name.substr(0, 60);
            return fail("repeated-key");
        }
        keys_.back() = std::move(name);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
        error_.code = "syntax";
        error_.at = position;
        return false;
    }

    Value root;
    const ParseError& error() const { return error_; }

private:
    bool fail(const char* code) {
        error_.code = code;
        return false;
    }
    bool put(Value value) {
        if (stack_.empty()) {
            root = std::move(value);
        } else if (stack_.back().is_object()) {
            stack_.back().set(keys_.back(), std::move(value));
        } else {
            stack_.back().push(std::move(value));
        }
        return true;
    }
    bool open(Value container) {
        if (static_cast<int>(stack_.size()) >= max_depth_) return fail("too-deep");
        stack_.push_back(std::move(container));
        keys_.emplace_back();
        return true;
    }
    bool close() {
        Value done = std::move(stack_.back());
        stack_.pop_back();
        keys_.pop_back();
        return put(std::move(done));
    }

    int max_depth_;
    std::vector<Value> stack_;
    std::vector<std::string> keys_;
    ParseError error_;
};

}  // namespace

std::variant<Value, ParseError> parse_value(std::string_view json, int max_depth) {
    if (!is_utf8(json)) return ParseError{"not-utf8", 0, {}};
    Builder builder(max_depth);
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &builder)) return builder.error();
    return std::move(builder.root);
}

}  // namespace engine
