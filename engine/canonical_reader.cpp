#include "engine/canonical_reader.hpp"

#include "engine/plain_run.hpp"

#include <charconv>

namespace engine {

namespace {

constexpr int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

bool CanonicalReader::text(std::string& out) {
    if (!pass("\"")) return false;
    out.clear();
    while (true) {
        const std::size_t run = plain_run(rest_);
        if (run == rest_.size()) return false;
        out.append(rest_.substr(0, run));
        const char end = rest_[run];
        rest_.remove_prefix(run + 1);
        if (end == '"') return true;
        if (end != '\\' || !escape(out)) return false;
    }
}

/// What stands after a backslash.
bool CanonicalReader::escape(std::string& out) {
    constexpr std::string_view letters = "\"\\bfnrt", meant = "\"\\\b\f\n\r\t";
    if (rest_.empty()) return false;
    const std::size_t known = letters.find(rest_.front());
    if (known != std::string_view::npos) {
        out += meant[known];
        rest_.remove_prefix(1);
        return true;
    }
    if (!pass("u00") || rest_.size() < 2) return false;
    const int high = hex_digit(rest_[0]), low = hex_digit(rest_[1]);
    if (high < 0 || high > 1 || low < 0) return false;
    const char c = static_cast<char>(high * 16 + low);
    rest_.remove_prefix(2);
    out += c;
    return c != '\0' && meant.find(c) == std::string_view::npos;  // those have a shorter escape
}

bool CanonicalReader::number(std::int64_t& out) {
    const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), out);
    if (read.ec != std::errc() || out > Value::max_number || out < -Value::max_number) return false;
    const std::string_view digits(rest_.data(), static_cast<std::size_t>(read.ptr - rest_.data()));
    if (digits.starts_with("-0") || (digits.starts_with('0') && digits.size() > 1)) return false;
    rest_.remove_prefix(digits.size());
    return rest_.empty() || (rest_.front() != '.' && rest_.front() != 'e' && rest_.front() != 'E');
}

bool CanonicalReader::value(Value& out, int depth) {
    if (rest_.empty()) return false;
    switch (rest_.front()) {
        case '{': return object(out, depth);
        case '[': return array(out, depth);
        case '"': {
            std::string words;
            if (!text(words)) return false;
            out = Value(std::move(words));
            return true;
        }
        case 't': out = Value(true); return pass("true");
        case 'f': out = Value(false); return pass("false");
        case 'n': out = Value(); return pass("null");
        default: break;
    }
    std::int64_t whole = 0;
    if (!number(whole)) return false;
    out = Value(whole);
    return true;
}

bool CanonicalReader::object(Value& out, int depth) {
    Value::Object members;
    if (depth < 1 || !pass("{")) return false;
    for (std::string key; !pass("}");) {
        if (!members.empty() && !pass(",")) return false;
        if (!text(key) || !pass(":") || (!members.empty() && key <= members.rbegin()->first)) return false;
        if (!value(members.emplace_hint(members.end(), std::move(key), Value())->second, depth - 1)) return false;
    }
    out = Value(std::move(members));
    return true;
}

bool CanonicalReader::array(Value& out, int depth) {
    Value::Array items;
    if (depth < 1 || !pass("[")) return false;
    while (!pass("]")) {
        if (!items.empty() && !pass(",")) return false;
        if (!value(items.emplace_back(), depth - 1)) return false;
    }
    out = Value(std::move(items));
    return true;
}

bool CanonicalReader::plain_text(std::string_view& out) {
    if (!pass("\"")) return false;
    const std::size_t run = plain_run(rest_);
    if (run == rest_.size() || rest_[run] != '"') return false;
    out = rest_.substr(0, run);
    rest_.remove_prefix(run + 1);
    return true;
}

bool CanonicalReader::skip_text() {
    if (!pass("\"")) return false;
    for (std::string letter;;) {
        const std::size_t run = plain_run(rest_);
        if (run == rest_.size()) return false;
        const char end = rest_[run];
        rest_.remove_prefix(run + 1);
        if (end == '"') return true;
        if (end != '\\' || !escape(letter)) return false;
        letter.clear();
    }
}

bool CanonicalReader::skip(int depth, std::vector<std::string_view>& commitments) {
    if (rest_.empty()) return false;
    switch (rest_.front()) {
        case '{': return skip_object(depth, commitments);
        case '[':
            if (depth < 1) return false;
            rest_.remove_prefix(1);
            for (bool first = true; !pass("]"); first = false)
                if ((!first && !pass(",")) || !skip(depth - 1, commitments)) return false;
            return true;
        case '"': return skip_text();
        case 't': return pass("true");
        case 'f': return pass("false");
        case 'n': return pass("null");
        default: break;
    }
    std::int64_t whole = 0;
    return number(whole);
}

bool CanonicalReader::skip_object(int depth, std::vector<std::string_view>& commitments) {
    constexpr std::size_t digest_size = 64;
    if (depth < 1 || !pass("{")) return false;
    const std::string_view begin = rest_;
    const std::size_t noted = commitments.size();
    std::size_t members = 0;
    for (std::string_view before, key; !pass("}"); before = key, ++members) {
        if (members > 0 && !pass(",")) return false;
        if (!plain_text(key) || !pass(":") || (members > 0 && key <= before)) return false;
        if (!skip(depth - 1, commitments)) return false;
    }
    // Only then known to be nothing but a commitment.
    CanonicalReader again(begin);
    if (members != 1 || !again.pass("\"sha256\":") || !again.rest_.starts_with('"')) return true;
    std::string_view digest;
    if (!again.plain_text(digest)) return false;  // its letters are to be counted the long way
    if (digest.size() == digest_size) {
        commitments.resize(noted);
        commitments.push_back(digest);
    }
    return true;
}

}  // namespace engine
