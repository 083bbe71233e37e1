// Counters of the door, in Prometheus' text form. Labels are route patterns, never addresses as they were asked for.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace web {

/// What the sockets are doing, read when the counters are asked for.
struct LobbyState {
    std::size_t open = 0, queued = 0, busy = 0;
    double admitted = 0, turned_away = 0, shed = 0, too_slow = 0, refused = 0;  ///< since the start
};

class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    void answered(std::string_view method, std::string_view route, int status, double seconds);
    void problem(std::string_view type);
    void sign_in(bool succeeded);
    /// Text exposition format 0.0.4.
    std::string text(const LobbyState& lobby) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace web
