#include "web/net/framing.hpp"

#include <algorithm>
#include <cctype>

namespace web {

namespace {

bool is_token_char(char c) {
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) != 0 || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

/// Visible, blank, tab or beyond ASCII: what a header's value may hold (RFC 9110 section 5.5).
bool is_field_char(char c) {
    const auto u = static_cast<unsigned char>(c);
    return u == '\t' || (u >= 0x20 && u != 0x7f);
}

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

bool Framing::refuse(int status) {
    state_ = State::refused;
    status_ = status;
    return false;
}

Framing::State Framing::feed(std::string_view bytes) {
    if (state_ == State::head) read_head(bytes);
    if (state_ == State::body) {
        if (chunked_) {
            read_chunks(bytes);
        } else {
            read_body(bytes);
        }
    }
    return state_;
}

/// The next line without its CRLF; false when it is not whole yet, or refused.
bool Framing::read_line(std::string_view bytes, std::size_t limit, int too_long, std::string_view& line) {
    const std::string_view rest = bytes.substr(at_);
    const std::size_t end = rest.find('\n', scanned_);
    if (end == std::string_view::npos ? rest.size() > limit : end > limit) return refuse(too_long);
    if (end == std::string_view::npos) {
        scanned_ = rest.size();
        return false;
    }
    if (end == 0 || rest[end - 1] != '\r') return refuse(400);
    line = rest.substr(0, end - 1);
    if (line.find('\r') != std::string_view::npos) return refuse(400);
    at_ += end + 1;
    scanned_ = 0;
    return true;
}

void Framing::read_head(std::string_view bytes) {
    std::string_view line;
    while (state_ == State::head) {
        const bool first = lines_ == 0;
        if (!read_line(bytes, first ? limits_->request_line : limits_->head_bytes, first ? 414 : 431, line)) return;
        ++lines_;
        if (at_ > limits_->head_bytes || lines_ > limits_->header_lines + 1) {
            refuse(431);
        } else if (first) {
            request_line(line);
        } else if (line.empty()) {
            end_of_head();
        } else {
            header_line(line);
        }
    }
}

bool Framing::request_line(std::string_view line) {
    const std::size_t one = line.find(' ');
    const std::size_t two = one == std::string_view::npos ? one : line.find(' ', one + 1);
    if (two == std::string_view::npos) return refuse(400);
    const std::string_view method = line.substr(0, one);
    const std::string_view target = line.substr(one + 1, two - one - 1);
    const std::string_view version = line.substr(two + 1);
    if (!is_token(method) || target.empty()) return refuse(400);
    if (!std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; })) return refuse(400);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return refuse(version.starts_with("HTTP/") ? 505 : 400);
    version_1_1_ = version == "HTTP/1.1";
    bodyless_method_ = method == "GET" || method == "HEAD" || method == "OPTIONS";
    return true;
}

bool Framing::header_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return refuse(400);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!std::all_of(value.begin(), value.end(), is_field_char)) return refuse(400);
    return transfer_header(line.substr(0, colon), value);
}

/// The headers that say where the request ends (RFC 9112 section 6).
bool Framing::transfer_header(std::string_view name, std::string_view value) {
    if (same_letters(name, "host")) {
        ++hosts_;
    } else if (same_letters(name, "content-length")) {
        const bool digits = !value.empty() && value.size() < 16 &&
                            std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (length_ || !digits) return refuse(400);
        length_ = static_cast<std::size_t>(std::stoull(std::string(value)));
    } else if (same_letters(name, "transfer-encoding")) {
        if (chunked_) return refuse(400);
        if (!same_letters(value, "chunked")) return refuse(501);
        chunked_ = true;
    } else if (same_letters(name, "expect")) {
        if (!same_letters(value, "100-continue")) return refuse(417);
        waits_for_continue_ = true;
    }
    return true;
}

bool Framing::end_of_head() {
    head_size_ = at_;
    if (hosts_ > 1 || (version_1_1_ && hosts_ == 0)) return refuse(400);
    if (chunked_ && (length_ || !version_1_1_)) return refuse(400);
    if (bodyless_method_ && (chunked_ || length_.value_or(0) > 0)) return refuse(400);
    if (length_.value_or(0) > limits_->body_bytes) return refuse(413);
    state_ = chunked_ || length_.value_or(0) > 0 ? State::body : State::complete;
    return true;
}

void Framing::read_body(std::string_view bytes) {
    if (bytes.size() - at_ < *length_) return;
    at_ += *length_;
    state_ = State::complete;
}

bool Framing::chunk_size(std::string_view line) {
    const std::string_view digits = line.substr(0, line.find(';'));
    const bool hex = !digits.empty() && digits.size() < 9 && std::all_of(digits.begin(), digits.end(), [](char c) {
        return std::isxdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (!hex) return refuse(400);
    chunk_left_ = static_cast<std::size_t>(std::stoull(std::string(digits), nullptr, 16));
    if (decoded_.size() + chunk_left_ > limits_->body_bytes) return refuse(413);
    chunk_ = chunk_left_ == 0 ? Chunk::trailer : Chunk::data;
    return true;
}

void Framing::read_chunks(std::string_view bytes) {
    std::string_view line;
    while (state_ == State::body) {
        if (at_ - head_size_ > 4 * limits_->body_bytes) {
            refuse(413);  // mostly chunk headers
            return;
        }
        if (chunk_ == Chunk::data) {
            const std::size_t take = std::min(chunk_left_, bytes.size() - at_);
            decoded_.append(bytes.substr(at_, take));
            at_ += take;
            chunk_left_ -= take;
            if (chunk_left_ > 0) return;
            chunk_ = Chunk::end_of_data;
        }
        if (!read_line(bytes, 1024, 400, line)) return;
        if (chunk_ == Chunk::size) {
            chunk_size(line);
        } else if (chunk_ == Chunk::end_of_data) {
            if (!line.empty()) refuse(400);
            chunk_ = Chunk::size;
        } else if (line.empty()) {
            state_ = State::complete;
        }
    }
}

std::string Framing::body(std::string_view bytes) const {
    if (chunked_) return decoded_;
    return std::string(bytes.substr(head_size_, at_ - head_size_));
}

}  // namespace web
