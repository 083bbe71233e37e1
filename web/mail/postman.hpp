// The postman makes letters of notices when their time has come, and hands them over until the server has taken them: at most
// one letter at a time is tried, however many programs serve; what fails is tried again, later and later, for three days.
#pragma once

#include "web/app.hpp"
#include "web/mail/letter.hpp"
#include "web/mail/smtp.hpp"

namespace web {

class Postman {
public:
    /// Borrows the app. REQUIRES: it has notices and an outbox.
    Postman(App& app, MailOptions options, Transport transport);

    struct Round {
        int made = 0, sent = 0, failed = 0, given_up = 0, dropped = 0;
    };
    /// One round, by the app's clock. Throws engine::Unavailable.
    Round run();

private:
    int make_letters();
    bool make_letter(const workflows::Outbox::Waiting& waiting, engine::Instant now);
    /// False when the server cannot be talked to now.
    bool deliver(const workflows::Letter& letter, Round& round);

    App& app_;
    MailOptions options_;
    Transport transport_;
};

/// When a letter that failed for the `attempts`th time is tried again: after 1, 2, 4 … minutes, at most an hour. Nothing when
/// that is more than three days after it was made.
std::optional<engine::Instant> next_attempt(engine::Instant made, std::int64_t attempts, engine::Instant now);
/// The last seven o'clock in the morning (Europe/Oslo) that has passed; of a Monday where `weekly`. Digests go out then.
engine::Instant last_morning(engine::Instant now, bool weekly);

}  // namespace web
