// phasemodel serve: dashboard and API, until it is told to stop.
#include "cli/checkpoints.hpp"
#include "cli/opening.hpp"
#include "cli/reminders.hpp"
#include "cli/post.hpp"
#include "cli/upkeep.hpp"
#include "storage/guards.hpp"
#include "storage/location.hpp"
#include "storage/migrate.hpp"
#include "web/server.hpp"

#include <spdlog/spdlog.h>

#include <malloc.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <ctime>
#include <optional>
#include <ostream>
#include <thread>

namespace cli {

namespace {

constexpr std::chrono::seconds post_interval(30);
constexpr std::chrono::minutes upkeep_interval(10);
constexpr std::string_view first_administrator = "administrator@localhost";

struct Address {
    std::string host;
    int port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080", ":8080" or "8080".
Address address_of(const std::string& text) {
    const auto colon = text.rfind(':');
    Address address{.host = colon == std::string::npos ? "" : text.substr(0, colon)};
    const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
    const auto read = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (port.empty() || read.ec != std::errc() || read.ptr != port.data() + port.size() || address.port < 0 || address.port > 65535)
        throw Stop{usage, "--listen: ADDR:PORT is expected, not \"" + text + "\"."};
    if (address.host.starts_with('[') && address.host.ends_with(']')) address.host = address.host.substr(1, address.host.size() - 2);
    if (address.host.empty()) address.host = "127.0.0.1";
    return address;
}

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// A setting that is a whole number within bounds.
int number_of(const Run& run, std::string_view key, int least, int most) {
    const std::string& text = run.settings.text(key);
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < least || number > most)
        throw Stop{usage, run.settings.origin(key) + ": " + std::to_string(least) + " to " + std::to_string(most) + " is expected."};
    return number;
}

web::Options options_of(const Run& run) {
    const Address address = address_of(run.settings.text("listen"));
    web::Options options{.host = address.host, .port = address.port};
    options.trusted_proxies = listed(run.settings.text("trusted_proxies"));
    options.public_origin = run.settings.text("public_origin");
    options.limits.workers = static_cast<std::size_t>(number_of(run, "workers", 1, 1024));
    return options;
}

/// A SQLite database that is not there yet is made, an older one brought up to date; PostgreSQL waits to be told.
void prepare_sqlite(const Run& run) {
    const std::string& url = run.settings.text("database");
    const auto location = storage::parse_location(url);
    if (!location || location->dialect != storage::Dialect::sqlite) return;
    if (const int steps = storage::init(url, false); steps > 0) spdlog::info("migrated steps={}", steps);
}

/// What the append-only triggers protect must be protected before anybody acts.
void require_guards(const Run& run) {
    const auto missing = storage::missing_guards(run.settings.text("database"));
    if (missing.empty()) return;
    std::string names;
    for (const std::string& name : missing) names += (names.empty() ? "" : ", ") + name;
    throw Stop{unavailable, "The triggers that keep events from being changed are gone, off or idle: " + names +
                                ". Nothing is served. Find out who did it, run phasemodel verify, and restore a backup or make them again from storage/migrations."};
}

/// The way in when there is no account yet: an administrator without a password, and the link that sets one.
void offer_set_up(Run& run, Composition& composition, const std::string& origin) {
    if (!composition.people().office()->people.empty()) return;
    workflows::By by{.actor = "system", .via = "command line", .at = composition.now()};
    const engine::Date today = composition.model().legal_date(by.at);
    by.date = engine::to_text(today);
    workflows::NewPerson person{.email = std::string(first_administrator), .name = "Administrator", .grant = {.role = "administrator", .from = today}};
    std::string id, token;
    if (composition.people().add(person, by, id, token) != workflows::OfficeError::none) return;
    run.err << "There is no account yet. Set the first administrator's password, once, within seven days:\n  " << origin << "/setup/" << token
            << "\nthen sign in as " << first_administrator << ".\n";
}

/// Half as many of the allocator's arenas as there are processors: by default each worker has one of its own, and each keeps what it
/// once needed for its largest page. Over 10,000 cases that was a fifth of the memory; what is small comes from the threads' own caches.
void share_arenas() {
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, static_cast<int>(std::max(1U, std::thread::hardware_concurrency() / 2)));
#endif
}

/// Waits for SIGTERM or SIGINT, which every thread has blocked.
int wait_for_signal(const sigset_t& signals) {
    int signal = 0;
    while (sigwait(&signals, &signal) != 0) {
    }
    return signal;
}

int serve(Run& run) {
    share_arenas();
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const web::Options options = options_of(run);
    try {
        prepare_sqlite(run);
    } catch (const storage::SchemaError& error) {
        throw Stop{unavailable, error.what()};
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, run.settings.origin("database") + ": " + error.what()};
    }
    const auto composition = open_database(run);
    require_guards(run);
    composition->replay_erasures(true);
    tell_of_first_key(run, *composition);
    web::App app = composition->app(options);
    workflows::ReadTrail reads(composition->store(), composition->clock());
    const RecordedReadings recorded(reads);
    app.reads = &reads;
    web::Server server(app);
    if (!server.start()) throw Stop{unavailable, "Cannot listen on " + run.settings.text("listen") + ": the address is in use or not ours."};
    const bool has_colon = options.host.find(':') != std::string::npos;
    const ScheduledCheckpoints checkpoints(composition->log(), std::chrono::minutes(number_of(run, "checkpoint_minutes", 0, 100'000)));
    const ScheduledReminders reminders(*composition);
    const std::string origin = options.public_origin.empty()
                                   ? "http://" + (has_colon ? "[" + options.host + "]" : options.host) + ":" + std::to_string(server.port())
                                   : options.public_origin;
    const ScheduledUpkeep upkeep(*composition, number_of(run, "draft_days", 0, 36'500), upkeep_interval);
    std::optional<ScheduledPost> post;
    if (auto postman = postman_of(run.settings, app, origin)) post.emplace(*std::move(postman), post_interval);
    spdlog::info("listening url={} demonstration={}", origin, app.options.demonstration);
    offer_set_up(run, *composition, origin);
    run.out << origin << std::endl;
    const int signal = wait_for_signal(signals);
    spdlog::info("stopping signal={}", signal);
    server.stop();
    spdlog::info("stopped");
    return done;
}

}  // namespace

std::vector<Command> serve_commands() {
    return {{.path = "serve", .help = "Serve dashboard and API; prints its address, and a set-up link when there is no account", .run = serve}};
}

}  // namespace cli
