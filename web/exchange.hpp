// How cpp-httplib reads a request and writes its answer here: from and to a connection of the lobby, not a socket. Private to
// web/server.cpp, since it shows the library's types.
#pragma once

#include "web/net/connection.hpp"

#include <httplib.h>

namespace web {

/// One request and its answer, as the library wants to see them: reads come from what the lobby has collected, writes
/// are collected and sent with one call; only what is longer than `flush_at`, or made on the way, is sent before the end.
class Exchange final : public httplib::Stream {
public:
    /// Borrows both.
    Exchange(Connection& connection, const Limits& limits) : connection_(connection), limits_(limits) {}

    bool is_readable() const override { return at_ < connection_.framing.size(); }
    bool wait_readable() const override { return is_readable(); }
    bool wait_writable() const override { return !connection_.broken; }
    ssize_t read(char* to, std::size_t size) override;
    ssize_t write(const char* from, std::size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override {
        ip = connection_.address;
        port = 0;
    }
    void get_local_ip_and_port(std::string&, int& port) const override { port = 0; }
    socket_t socket() const override { return connection_.socket; }
    time_t duration() const override { return 0; }

private:
    static constexpr std::size_t flush_at = 256 * 1024;
    Connection& connection_;
    const Limits& limits_;
    std::size_t at_ = 0;
    bool begun_ = false, streams_ = false;
};

/// The head of an answer in one piece, with what every answer carries; the library's own way makes a text of each line. Gives how many
/// bytes were written.
ssize_t write_head(httplib::Stream& stream, httplib::Headers& headers);

}  // namespace web
