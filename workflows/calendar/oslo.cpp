#include "workflows/calendar/oslo.hpp"

#include <date/tz.h>

#include <chrono>

namespace workflows {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// An offset from UTC and the time it is in force, half open.
struct Offset {
    std::int64_t begin_ms = 0;
    std::int64_t end_ms = 0;
    std::int64_t ms = 0;
};

/// Read whole before anyone else may ask: the library reads a zone when it is first used.
const date::time_zone& oslo() {
    static const date::time_zone* const zone = [] {
        const date::time_zone* found = date::locate_zone("Europe/Oslo");
        found->get_info(date::sys_seconds{});
        return found;
    }();
    return *zone;
}

Offset look_up(engine::Instant instant) {
    const date::sys_time<milliseconds> at{milliseconds(instant.ms)};
    const date::sys_info info = oslo().get_info(date::floor<seconds>(at));
    const auto ms_of = [](date::sys_seconds edge) { return std::chrono::duration_cast<milliseconds>(edge.time_since_epoch()).count(); };
    return {ms_of(info.begin), ms_of(info.end), std::chrono::duration_cast<milliseconds>(info.offset).count()};
}

std::int64_t offset_at(engine::Instant instant) {
    thread_local Offset kept;
    if (instant.ms < kept.begin_ms || instant.ms >= kept.end_ms) kept = look_up(instant);
    return kept.ms;
}

constexpr std::int64_t ms_a_day = 86'400'000;

std::int64_t floor_days(std::int64_t ms) { return ms / ms_a_day - (ms % ms_a_day < 0 ? 1 : 0); }

}  // namespace

engine::Date legal_date(engine::Instant instant) {
    return engine::Date{static_cast<std::int32_t>(floor_days(instant.ms + offset_at(instant)))};
}

LocalTime oslo_time(engine::Instant instant) {
    const std::int64_t local = instant.ms + offset_at(instant);
    const std::int64_t day = floor_days(local);
    const auto second = static_cast<int>((local - day * ms_a_day) / 1000);
    return {engine::Date{static_cast<std::int32_t>(day)}, second / 3600, second / 60 % 60, second % 60};
}

engine::Instant start_of(engine::Date day) {
    const std::int64_t midnight = day.days * ms_a_day;  // the clock moves at 01:00 UTC, never around midnight
    return engine::Instant{midnight - offset_at(engine::Instant{midnight - offset_at(engine::Instant{midnight})})};
}

}  // namespace workflows
