// The HTTP server: listens, parks connections until a whole request is there, answers by the routes, stops in good
// order.
#pragma once

#include "web/app.hpp"

#include <memory>

namespace web {

class Server {
public:
    /// Borrows `app`. Nothing listens yet.
    explicit Server(App& app);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds to options.host and options.port and serves on threads of its own; false when the address is not to be
    /// had.
    bool start();
    /// The bound port; 0 before start().
    int port() const;
    /// Refuses new connections, lets running requests end (10 s at most), and returns when all threads have ended.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace web
