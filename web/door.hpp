// The door: from a request to its answer. Knows the routes and what every answer carries; knows no sockets.
#pragma once

#include "web/answer_cache.hpp"
#include "web/app.hpp"
#include "web/difference_cache.hpp"
#include "web/http.hpp"
#include "web/metrics.hpp"
#include "web/routes.hpp"
#include "web/session.hpp"
#include "workflows/phase_model/kept_process.hpp"

#include <functional>
#include <semaphore>
#include <string>

namespace web {

/// What the server keeps beside the database. One per server, shared by all its threads.
struct Door {
    explicit Door(App& app_);

    App& app;
    const Router router;
    Throttle throttle;
    KnownTokens tokens;
    Metrics metrics;
    std::counting_semaphore<64> passwords{2};  ///< argon2id takes 19 MiB and 20 ms each
    std::counting_semaphore<64> streams{4};    ///< a streamed answer holds a worker all the time
    AnswerCache cases{8 * 1024 * 1024};        ///< cases as JSON, by version and viewer
    DifferenceCache differences;               ///< of releases
    std::function<LobbyState()> lobby;         ///< set by the server
    const std::string openapi;                 ///< the document, made once from the routes
    workflows::KeptProcess process;            ///< figures over all cases, until a case goes on
};

/// Answers a request: finds the route, who asks and in which language, checks form and rights, calls the handler.
/// Never throws. `method` HEAD is asked as GET by the caller.
Response answer(Door& door, const Request& request);

}  // namespace web
