#include "web/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <tuple>

namespace web {

namespace {

using Labels = std::map<std::string, std::string>;

const prometheus::Histogram::BucketBoundaries bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};

}  // namespace

/// What one kind of answer adds to. Both live as long as their registry.
struct Answered {
    prometheus::Counter* requests = nullptr;
    prometheus::Histogram* seconds = nullptr;
};

struct Metrics::Parts {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                            .Name("phasemodel_http_requests_total")
                                                            .Help("Answered requests by method, route and status")
                                                            .Register(registry);
    prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                             .Name("phasemodel_http_request_seconds")
                                                             .Help("Time from a whole request to its answer, by route")
                                                             .Register(registry);
    prometheus::Family<prometheus::Counter>& problems = prometheus::BuildCounter()
                                                            .Name("phasemodel_problems_total")
                                                            .Help("Refusals by problem type")
                                                            .Register(registry);
    prometheus::Family<prometheus::Counter>& sign_ins = prometheus::BuildCounter()
                                                            .Name("phasemodel_sign_ins_total")
                                                            .Help("Tries to sign in by result")
                                                            .Register(registry);
    prometheus::Family<prometheus::Gauge>& connections =
        prometheus::BuildGauge()
            .Name("phasemodel_connections")
            .Help("Connections open, whole requests waiting, workers busy")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& turned_away =
        prometheus::BuildGauge()
            .Name("phasemodel_connections_since_start")
            .Help("Connections admitted, turned away at a cap, shed with a long queue, too slow, refused as malformed")
            .Register(registry);

    /// Found by its three labels without making a map of them: this is asked once a request.
    Answered answered(std::string_view method, std::string_view route, int status) {
        const std::lock_guard lock(mutex);
        const auto found = kinds.find(std::tuple(method, route, status));
        if (found != kinds.end()) return found->second;
        const Answered fresh{&requests.Add(Labels{{"method", std::string(method)},
                                                  {"route", std::string(route)},
                                                  {"status", std::to_string(status)}}),
                             &seconds.Add(Labels{{"route", std::string(route)}}, bounds)};
        kinds.emplace(std::tuple(std::string(method), std::string(route), status), fresh);
        return fresh;
    }

    std::mutex mutex;
    std::map<std::tuple<std::string, std::string, int>, Answered, std::less<>> kinds;  ///< guarded by mutex
};

Metrics::Metrics() : parts_(std::make_unique<Parts>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view method, std::string_view route, int status, double seconds) {
    const Answered kind = parts_->answered(method, route, status);
    kind.requests->Increment();
    kind.seconds->Observe(seconds);
}

void Metrics::problem(std::string_view type) { parts_->problems.Add(Labels{{"type", std::string(type)}}).Increment(); }

void Metrics::sign_in(bool succeeded) {
    parts_->sign_ins.Add(Labels{{"result", succeeded ? "right" : "wrong"}}).Increment();
}

std::string Metrics::text(const LobbyState& lobby) const {
    const auto now = [&](const char* state, std::size_t count) {
        parts_->connections.Add(Labels{{"state", state}}).Set(static_cast<double>(count));
    };
    now("open", lobby.open);
    now("queued", lobby.queued);
    now("busy", lobby.busy);
    const auto since_start = [&](const char* fate, double count) {
        parts_->turned_away.Add(Labels{{"fate", fate}}).Set(count);
    };
    since_start("admitted", lobby.admitted);
    since_start("turned_away", lobby.turned_away);
    since_start("shed", lobby.shed);
    since_start("too_slow", lobby.too_slow);
    since_start("refused", lobby.refused);
    return prometheus::TextSerializer().Serialize(parts_->registry.Collect());
}

}  // namespace web
