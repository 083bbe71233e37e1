// App is everything the door needs, lent by the composition root, which outlives it.
#pragma once

#include "engine/engine.hpp"
#include "engine/time.hpp"
#include "web/http.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/text/catalogue.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace web {

struct Options {
    std::string host = "127.0.0.1";
    int port = 8080;  ///< 0: any free one
    std::size_t workers = 32;
    std::size_t queue = 512;           ///< whole requests that may wait for a worker; more are answered 503
    std::size_t connections = 4096;    ///< open at once
    std::size_t per_address = 256;     ///< open at once from one address; loopback and trusted proxies are not counted
    std::size_t body_limit = 256 * 1024;
    std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
    std::string public_origin;                 ///< "https://fase.example.no" behind a proxy; "" otherwise
    bool demonstration = false;                ///< the database is one; every page says so
};

struct App {
    engine::Engine& engine;
    workflows::People& people;
    workflows::CaseList& cases;
    workflows::orphanet::Nomenclature& nomenclature;
    const workflows::Catalogues& catalogues;
    engine::Clock clock;
    Options options;
    /// True when the database can be written; for /readyz.
    std::function<bool()> ready;
};

}  // namespace web
