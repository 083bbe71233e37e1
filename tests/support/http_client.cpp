#include "tests/support/http_client.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <stdexcept>

namespace tests {

namespace {

using std::chrono::steady_clock;

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

}  // namespace

std::string Answer::header(std::string_view name) const {
    for (const auto& [known, value] : headers)
        if (same_letters(known, name)) return value;
    return {};
}

std::string Answer::cookie(std::string_view name) const {
    for (const auto& [known, value] : headers)
        if (same_letters(known, "Set-Cookie") && value.starts_with(std::string(name) + "="))
            return value.substr(0, value.find(';'));
    return {};
}

Client::Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
        throw std::runtime_error("no server on port " + std::to_string(port));
}

Client::~Client() {
    if (socket_ >= 0) ::close(socket_);
}

Client::Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), read_(std::move(other.read_)) {}

bool Client::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// Reads some more; false at the end of the connection or of the patience.
bool Client::fill(steady_clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()).count();
    pollfd wanted{.fd = socket_, .events = POLLIN, .revents = 0};
    if (left <= 0 || ::poll(&wanted, 1, static_cast<int>(left)) <= 0) return false;
    std::array<char, 16 * 1024> piece;
    const ssize_t got = ::recv(socket_, piece.data(), piece.size(), 0);
    if (got <= 0) return false;
    read_.append(piece.data(), static_cast<std::size_t>(got));
    return true;
}

bool Client::closed_within(std::chrono::milliseconds patience) {
    const auto end = steady_clock::now() + patience;
    while (fill(end)) read_.clear();
    return steady_clock::now() < end;
}

Answer Client::receive(std::chrono::milliseconds patience, bool head_only) {
    const auto end = steady_clock::now() + patience;
    std::size_t head = 0;
    while ((head = read_.find("\r\n\r\n")) == std::string::npos)
        if (!fill(end)) return {};
    Answer answer{.status = std::stoi(read_.substr(9, 3))};
    std::string_view lines = std::string_view(read_).substr(0, head + 2);
    lines.remove_prefix(lines.find("\r\n") + 2);
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find("\r\n"));
        lines.remove_prefix(line.size() + 2);
        const std::size_t colon = line.find(':');
        answer.headers.emplace_back(line.substr(0, colon), line.substr(std::min(colon + 2, line.size())));
    }
    read_.erase(0, head + 4);
    if (head_only || answer.status == 204 || answer.status == 304 || answer.status == 100) return answer;
    if (answer.header("Transfer-Encoding") == "chunked") {
        while (true) {
            std::size_t line = 0;
            while ((line = read_.find("\r\n")) == std::string::npos)
                if (!fill(end)) return answer;
            const std::size_t size = std::stoul(read_.substr(0, line), nullptr, 16);
            while (read_.size() < line + 2 + size + 2)
                if (!fill(end)) return answer;
            answer.body += read_.substr(line + 2, size);
            read_.erase(0, line + 2 + size + 2);
            if (size == 0) return answer;
        }
    }
    const std::string length = answer.header("Content-Length");
    const std::size_t size = length.empty() ? 0 : std::stoul(length);
    while (read_.size() < size)
        if (!fill(end)) break;
    answer.body = read_.substr(0, size);
    read_.erase(0, std::min(size, read_.size()));
    return answer;
}

std::string request_text(std::string_view method, std::string_view target, const Headers& headers,
                         std::string_view body) {
    std::string text = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT")
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return text + "\r\n" + std::string(body);
}

Answer ask(int port, std::string_view method, std::string_view target, const Headers& headers, std::string_view body) {
    Client client(port);
    client.send(request_text(method, target, headers, body));
    return client.receive(std::chrono::seconds(20), method == "HEAD");
}

}  // namespace tests
