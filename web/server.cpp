// With web/exchange.* the only one that knows cpp-httplib: it accepts, parses heads and writes answers; the lobby keeps the clients apart.
#include "web/server.hpp"

#include "web/door.hpp"
#include "web/exchange.hpp"
#include "web/incoming.hpp"
#include "web/net/lobby.hpp"

#include <httplib.h>
#include <netinet/in.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>
#include <thread>

namespace web {

namespace {

/// Runs each task where it is handed in: taking a connection into the lobby blocks nobody.
class AtOnce final : public httplib::TaskQueue {
public:
    bool enqueue(std::function<void()> task) override {
        task();
        return true;
    }
    void shutdown() override {}
};

class Listener final : public httplib::Server {
public:
    Listener(App& app, Door& door)
        : options_(app.options),
          door_(door),
          lobby_(
              options_.limits,
              [this](const std::string& address) { return is_loopback(address) || is_trusted(address); },
              [this](Connection& connection) { serve(connection); }) {
        new_task_queue = [] { return new AtOnce; };
        set_tcp_nodelay(true);
        set_header_writer(write_head);
        set_payload_max_length(options_.limits.body_bytes * 5);  // of a whole chunked request; the lobby is stricter
        set_keep_alive_max_count(options_.limits.requests_per_connection);
        set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(options_.limits.idle).count());
        set_socket_options([this](socket_t socket) {
            const int on = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
            listening_ = socket;
        });
        set_pre_routing_handler([this](const httplib::Request& in, httplib::Response& out) { return handle(in, out); });
        set_post_routing_handler([](const httplib::Request& in, httplib::Response& out) {
            if (in.get_header_value("Connection") != "close")
                out.headers.erase("Connection");  // the library closes after every 4xx
            out.headers.erase("Accept-Ranges");
        });
        set_error_handler([](const httplib::Request&, httplib::Response& out) {
            if (!out.body.empty() || out.status < 400 || out.has_header("X-Request-Id")) return;
            out.set_content(
                R"({"status":)" + std::to_string(out.status) + R"(,"title":"Bad Request","type":"/problems/invalid"})",
                "application/problem+json");
        });
        door_.lobby = [this] { return state(); };
    }
    ~Listener() override { lobby_.stop(); }

    /// The library's own backlog is 5; bursts would wait a second for their SYN to be sent again.
    void lengthen_backlog() const { ::listen(listening_, 1024); }
    Lobby& lobby() { return lobby_; }

private:
    bool process_and_close_socket(socket_t socket) override {
        lobby_.admit(socket);
        return true;
    }

    bool is_trusted(std::string_view address) const {
        return std::ranges::find(options_.trusted_proxies, address) != options_.trusted_proxies.end();
    }

    LobbyState state() const {
        const LobbyCounts& counts = lobby_.counts();
        return {.open = lobby_.open(),
                .queued = lobby_.queued(),
                .busy = lobby_.busy(),
                .admitted = static_cast<double>(counts.admitted.load()),
                .turned_away = static_cast<double>(counts.turned_away.load()),
                .shed = static_cast<double>(counts.shed.load()),
                .too_slow = static_cast<double>(counts.too_slow.load()),
                .refused = static_cast<double>(counts.refused.load())};
    }

    void serve(Connection& connection) {
        Exchange exchange(connection, options_.limits);
        const bool last = connection.served + 1 >= options_.limits.requests_per_connection || lobby_.stopping();
        bool closed = false;
        bool answered = false;
        try {
            answered =
                process_request(exchange, connection.address, 0, {}, 0, last, closed, [&](httplib::Request& request) {
                    request.body = connection.framing.body(connection.in);
                    const bool keeps =
                        in_lower(request.get_header_value("Connection")).find("close") == std::string::npos &&
                        (request.version == "HTTP/1.1" ||
                         in_lower(request.get_header_value("Connection")) == "keep-alive");
                    closed = closed || last || !keeps;
                    if (closed) {
                        request.headers.erase("Connection");
                        request.headers.emplace("Connection", "close");
                    }
                    request.headers.erase("Expect");  // the lobby has answered it
                    request.headers.erase("Range");
                    request.ranges.clear();
                });
        } catch (const std::exception& trouble) {
            spdlog::error("answer not written kind={}", typeid(trouble).name());
        }
        connection.close_after = last || closed || !answered;
    }

    Request request_from(const httplib::Request& in) const {
        Request request{.method = in.method == "HEAD" ? "GET" : in.method,
                        .target = in.target,
                        .body = in.body,
                        .address = in.remote_addr};
        request.headers.reserve(in.headers.size());
        for (const auto& [name, value] : in.headers) request.headers.emplace_back(name, value);
        complete(request, is_trusted(in.remote_addr));
        return request;
    }

    HandlerResponse handle(const httplib::Request& in, httplib::Response& out) {
        Response response = answer(door_, request_from(in));
        out.status = response.status;
        for (auto& [name, value] : response.headers) out.headers.emplace(std::move(name), std::move(value));
        if (response.stream) {
            stream(in, out, std::move(response));
        } else if (response.kept) {
            out.set_content_provider(response.kept->size(), response.type, [kept = response.kept](std::size_t from, std::size_t size, httplib::DataSink& sink) {
                return sink.write(kept->data() + from, size);
            });
        } else if (!response.body.empty()) {
            out.set_content(std::move(response.body), response.type);
        }
        return HandlerResponse::Handled;
    }

    static void stream(const httplib::Request& in, httplib::Response& out, Response response) {
        const auto provider = [write_all = std::move(response.stream)](std::size_t, httplib::DataSink& sink) {
            write_all([&](std::string_view piece) { return sink.write(piece.data(), piece.size()); });
            sink.done();
            return true;
        };
        if (in.version == "HTTP/1.1") {
            out.set_chunked_content_provider(response.type, provider);
        } else {
            out.set_content_provider(response.type, provider);
        }
    }

    const web::Options& options_;
    Door& door_;
    socket_t listening_ = INVALID_SOCKET;
    Lobby lobby_;
};

/// As many open files as the system lets us have: each connection is one.
void raise_file_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65'536);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

struct Server::Parts {
    explicit Parts(App& app_) : app(app_), door(app_) {}

    App& app;
    Door door;
    std::unique_ptr<Listener> listener;
    std::thread accepting;
    int port = 0;
};

Server::Server(App& app) : parts_(std::make_unique<Parts>(app)) {}

Server::~Server() { stop(); }

bool Server::start() {
    raise_file_limit();
    Parts& parts = *parts_;
    const web::Options& options = parts.app.options;
    parts.listener = std::make_unique<Listener>(parts.app, parts.door);
    parts.port = options.port == 0 ? parts.listener->bind_to_any_port(options.host)
                 : parts.listener->bind_to_port(options.host, options.port) ? options.port
                                                                            : 0;
    if (parts.port <= 0) {
        parts.port = 0;
        parts.listener.reset();
        return false;
    }
    parts.listener->lengthen_backlog();
    parts.accepting = std::thread([&parts] { parts.listener->listen_after_bind(); });
    parts.listener->wait_until_ready();
    return true;
}

int Server::port() const { return parts_->port; }

void Server::stop() {
    Parts& parts = *parts_;
    if (!parts.listener) return;
    parts.listener->stop();
    if (parts.accepting.joinable()) parts.accepting.join();
    parts.listener->lobby().stop();
    parts.door.lobby = nullptr;
    parts.listener.reset();
}

}  // namespace web
