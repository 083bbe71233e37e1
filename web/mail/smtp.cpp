#include "web/mail/smtp.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace web {

namespace {

struct Reading {
    std::string_view rest;
};

std::size_t read_more(char* buffer, std::size_t size, std::size_t count, void* from) {
    auto& reading = *static_cast<Reading*>(from);
    const std::size_t taken = std::min(size * count, reading.rest.size());
    std::memcpy(buffer, reading.rest.data(), taken);
    reading.rest.remove_prefix(taken);
    return taken;
}

/// The server's answers are read for their numbers alone.
std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

struct CloseHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;

long tls_of(const std::string& starttls) {
    if (starttls == "off") return CURLUSESSL_NONE;
    return starttls == "tried" ? CURLUSESSL_TRY : CURLUSESSL_ALL;
}

/// Whoever refuses our name, or lacks TLS, refuses every letter; a 5xx to the letter itself is final for that one.
Delivery judged(CURLcode result, long code) {
    using Outcome = Delivery::Outcome;
    switch (result) {
        case CURLE_OK: return {};
        case CURLE_OPERATION_TIMEDOUT: return {Outcome::unreachable, "too slow"};
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: return {Outcome::unreachable, "no connection"};
        case CURLE_LOGIN_DENIED: return {Outcome::unreachable, "user or password refused"};
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION: return {Outcome::unreachable, "no TLS that can be trusted"};
        default: break;
    }
    // 552 is a full mailbox, which may have room tomorrow; 530 wants a sign-in we do not have.
    if (code >= 550 && code <= 559 && code != 552) return {Outcome::never, std::to_string(code)};
    if (code == 421 || code == 530) return {Outcome::unreachable, std::to_string(code)};
    if (code >= 400) return {Outcome::later, std::to_string(code)};
    return {Outcome::later, "connection lost"};
}

class Smtp {
public:
    explicit Smtp(SmtpOptions options) : options_(std::move(options)), handle_(curl_easy_init()) {}

    Delivery operator()(const Mail& mail) {
        CURL* curl = handle_.get();
        if (curl == nullptr) return {Delivery::Outcome::unreachable, "no memory"};
        curl_easy_reset(curl);  // the connection itself is kept for the next letter
        Reading reading{mail.message};
        const std::string from = "<" + mail.from + ">", to = "<" + mail.to + ">";
        const std::unique_ptr<curl_slist, FreeList> receivers(curl_slist_append(nullptr, to.c_str()));
        curl_easy_setopt(curl, CURLOPT_URL, options_.url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_USE_SSL, tls_of(options_.starttls));
        if (!options_.user.empty()) {
            curl_easy_setopt(curl, CURLOPT_USERNAME, options_.user.c_str());
            curl_easy_setopt(curl, CURLOPT_PASSWORD, options_.password.c_str());
        }
        curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, receivers.get());
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_more);
        curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, ignore);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, options_.timeout_seconds);
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, std::min(options_.timeout_seconds, 10L));
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        const CURLcode result = curl_easy_perform(curl);
        long code = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
        return judged(result, code);
    }

private:
    const SmtpOptions options_;
    Handle handle_;
};

}  // namespace

Transport smtp_transport(SmtpOptions options) {
    return [smtp = std::make_shared<Smtp>(std::move(options))](const Mail& mail) { return (*smtp)(mail); };
}

}  // namespace web
