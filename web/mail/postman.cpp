#include "web/mail/postman.hpp"

#include "engine/crypto.hpp"
#include "workflows/calendar/oslo.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace web {

using workflows::Letter;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;
/// What waits for somebody is gathered so long, so that a meeting with ten ballots is one letter.
constexpr std::int64_t gathering = 10 * minute;
/// Nobody is told by e-mail of what is older: it was not sent then, and stands on the page.
constexpr std::int64_t too_old = 14 * day;
constexpr std::int64_t given_up_after = 3 * day;
/// A sender that has not said what came of a letter by then is gone.
constexpr std::int64_t lease = 5 * minute;
constexpr int letters_a_round = 500;

std::string text(engine::Instant now, std::int64_t later = 0) { return engine::to_text(engine::Instant{now.ms + later}); }

}  // namespace

Postman::Postman(App& app, MailOptions options, Transport transport) : app_(app), options_(std::move(options)), transport_(std::move(transport)) {}

std::optional<engine::Instant> next_attempt(engine::Instant made, std::int64_t attempts, engine::Instant now) {
    const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, 6);
    const engine::Instant next{now.ms + std::min(hour, minute << doublings)};
    if (next.ms > made.ms + given_up_after) return std::nullopt;
    return next;
}

engine::Instant last_morning(engine::Instant now, bool weekly) {
    engine::Date date = workflows::legal_date(now);
    const auto seven = [](engine::Date one) { return engine::Instant{workflows::start_of(one).ms + 7 * hour}; };
    if (seven(date) > now) date = date - 1;
    while (weekly && (date.days + 3) % 7 != 0) date = date - 1;  // 1970-01-01 was a Thursday
    return seven(date);
}

bool Postman::make_letter(const workflows::Outbox::Waiting& waiting, engine::Instant now) {
    const std::string until = text(now);
    app_.outbox->put_aside(waiting.person, text(now, -too_old), true);
    const std::string mode = app_.notices->mail_mode(waiting.person);
    if (mode == "off") {
        app_.outbox->put_aside(waiting.person, until, true);
        return false;
    }
    const bool soon = mode == "your_turn";
    if (soon) app_.outbox->put_aside(waiting.person, until, false);
    const bool due = soon ? !waiting.oldest_urgent.empty() && waiting.oldest_urgent <= text(now, -gathering)
                          : waiting.oldest < engine::to_text(last_morning(now, mode == "weekly"));
    if (!due) return false;
    return app_.outbox->write({.id = engine::to_hex(engine::random_bytes(16)), .person = waiting.person, .kind = soon ? "turn" : "digest", .made_at = until}, soon);
}

int Postman::make_letters() {
    const engine::Instant now = app_.clock();
    int made = 0;
    for (const auto& waiting : app_.outbox->waiting()) made += make_letter(waiting, now) ? 1 : 0;
    return made;
}

bool Postman::deliver(const Letter& letter, Round& round) {
    const engine::Instant now = app_.clock();
    const std::string stop = options_.origin + "/unsubscribe/" + app_.notices->new_address(letter.person, "unsubscribe", now);
    const auto mail = mail_of(app_, options_, letter, *app_.people.office(), stop);
    if (!mail) {
        app_.outbox->settle(letter.id, "dropped", "", text(now));
        ++round.dropped;
        return true;
    }
    const Delivery delivery = transport_(*mail);
    if (delivery.outcome == Delivery::Outcome::sent) {
        app_.outbox->settle(letter.id, "sent", "", text(now));
        ++round.sent;
        return true;
    }
    ++round.failed;
    const auto made = engine::parse_instant(letter.made_at).value_or(now);
    const auto again = delivery.outcome == Delivery::Outcome::never ? std::nullopt : next_attempt(made, letter.attempts, now);
    app_.outbox->settle(letter.id, again ? "waiting" : "dead", delivery.said, engine::to_text(again.value_or(now)));
    if (!again) ++round.given_up;
    spdlog::warn("letter not sent letter={} attempt={} said={} again={}", letter.id, letter.attempts, delivery.said, again ? engine::to_text(*again) : "never");
    return delivery.outcome != Delivery::Outcome::unreachable;
}

Postman::Round Postman::run() {
    Round round{.made = make_letters()};
    for (int i = 0; i < letters_a_round; ++i) {
        const engine::Instant now = app_.clock();
        const auto letter = app_.outbox->claim(text(now), text(now, lease));
        if (!letter || !deliver(*letter, round)) break;
    }
    return round;
}

}  // namespace web
