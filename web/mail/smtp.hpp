// Handing an e-mail to a mail server (SMTP, by libcurl).
#pragma once

#include "web/mail/letter.hpp"

#include <functional>
#include <string>

namespace web {

/// What came of handing over one e-mail.
struct Delivery {
    enum class Outcome {
        sent,         ///< the server has taken it
        later,        ///< not now: try this one again
        unreachable,  ///< no server to talk to, or one that refuses us: try all again
        never,        ///< the server will never take it for this receiver
    };
    Outcome outcome = Outcome::sent;
    std::string said = {};  ///< why not: "550", "no connection", "too slow"; no address
};

/// How e-mail is handed over. Called on one thread at a time.
using Transport = std::function<Delivery(const Mail& mail)>;

struct SmtpOptions {
    std::string url;  ///< smtp://HOST:PORT, or smtps://HOST:PORT for TLS from the start
    std::string user, password;
    std::string starttls = "required";  ///< "required", "tried" or "off"; TLS within smtp://
    long timeout_seconds = 60;          ///< for one e-mail, from connecting to the server's last word
};

/// A transport to that server. A certificate is checked against the machine's authorities.
Transport smtp_transport(SmtpOptions options);

}  // namespace web
