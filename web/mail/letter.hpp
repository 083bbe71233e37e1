// A letter as it goes out: an e-mail in the language of who gets it, plain text and HTML. It names cases by their numbers,
// says what is waited for and by when, and links there; of what a case holds it says nothing.
#pragma once

#include "web/app.hpp"
#include "web/pages/frame.hpp"
#include "workflows/people/notices.hpp"
#include "workflows/people/office.hpp"

#include <optional>
#include <string>

namespace web {

/// What every letter of this server has in common.
struct MailOptions {
    std::string from;    ///< address that letters come from
    std::string origin;  ///< how the outside calls this server: "https://fase.example.no"
};

/// One e-mail, ready to be sent.
struct Mail {
    std::string from, to;
    std::string message;  ///< headers and body (RFC 5322), lines ended with CR LF
};

/// The e-mail for a letter, by the rights of its receiver today; nothing when nothing is left to be said: the receiver has
/// acted since, or may no longer read. `unsubscribe` is the address that stops e-mail. Header lines `Message-ID` and
/// `List-Unsubscribe` (RFC 8058) let a mail program drop a letter that came twice, and stop them by one click.
std::optional<Mail> mail_of(const App& app, const MailOptions& options, const workflows::Letter& letter, const workflows::Office& office,
                            const std::string& unsubscribe);

/// The template of the HTML part.
PageSet mail_parts();

}  // namespace web
