// A client for tests that sends exactly the bytes it is given, so that bad requests can be sent too.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tests {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answer {
    int status = 0;  ///< 0: the connection ended without an answer
    Headers headers;
    std::string body;

    /// A header's value, any letter case; "" when absent.
    std::string header(std::string_view name) const;
    /// NAME=VALUE of a Set-Cookie header, or "".
    std::string cookie(std::string_view name) const;
};

/// One TCP connection to 127.0.0.1.
class Client {
public:
    explicit Client(int port);
    ~Client();
    Client(Client&& other) noexcept;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// False when the other side has closed.
    bool send(std::string_view bytes);
    /// Reads one answer: head, then body by Content-Length or chunks. Waits at most `patience`.
    Answer receive(std::chrono::milliseconds patience = std::chrono::seconds(20), bool head_only = false);
    /// True when the other side closes within `patience`; what it still sends is passed over.
    bool closed_within(std::chrono::milliseconds patience);

private:
    bool fill(std::chrono::steady_clock::time_point end);

    int socket_ = -1;
    std::string read_;
};

/// The bytes of a request, with Host and Content-Length.
std::string request_text(std::string_view method, std::string_view target, const Headers& headers = {},
                         std::string_view body = {});
/// One request on a connection of its own.
Answer ask(int port, std::string_view method, std::string_view target, const Headers& headers = {},
           std::string_view body = {});

}  // namespace tests
