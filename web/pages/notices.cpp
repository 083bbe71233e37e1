// What one is told of: the list, how to be told by e-mail, and the address by which one stops e-mail without signing in.
#include "web/notices.hpp"

#include "web/feeds/feeds.hpp"
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"

namespace web {

namespace {

constexpr std::size_t most_shown = 100;

struct NoticeRow {
    std::string href, title, why, when, due;
    bool fresh = false;

    void describe(auto& to) const {
        to("href", href);
        to("title", title);
        to("why", why);
        to("when", when);
        to("due", due);
        to("fresh", fresh);
    }
};

struct NoticesView {
    std::string csrf, receipt, empty, until, email, address, address_made;
    std::vector<NoticeRow> rows;
    std::vector<Choice> modes;

    void describe(auto& to) const {
        to("csrf", csrf);
        to("receipt", receipt);
        to("empty", empty);
        to("until", until);
        to("email", email);
        to("address", address);
        to("address_made", address_made);
        to("rows", rows);
        to("modes", modes);
    }
};

struct UnsubscribeView {
    std::string action, text;
    bool done = false;

    void describe(auto& to) const {
        to("action", action);
        to("text", text);
        to("done", done);
    }
};

constexpr Template<NoticesView> notices_template{"notices"};
constexpr Template<UnsubscribeView> unsubscribe_template{"unsubscribe"};

/// "Hypofosfatasi: Saken ble tatt opp til vurdering"; as a heading, so without a full stop.
std::string title_of(const ShownNotice& shown) {
    std::string title = shown.name + (shown.name.empty() || shown.sentence.empty() ? "" : ": ") + shown.sentence;
    if (title.ends_with('.')) title.pop_back();
    return title;
}

NoticeRow row_of(const Call& call, const ShownNotice& shown) {
    const auto& notice = shown.notice;
    NoticeRow row{.href = "/cases/" + notice.case_id,
                  .title = title_of(shown),
                  .why = call.words.text("notice.why." + notice.why, {{"case", notice.case_id}}),
                  .when = date_and_time(call.words, notice.at),
                  .fresh = !notice.seen};
    if (row.title.empty()) row.title.swap(row.why);
    if (!notice.due.empty()) row.due = call.words.text("turn.by", {{"date", long_date(call.words, notice.due)}});
    return row;
}

std::string link_from_outside(const Call& call, const std::string& path) {
    if (!call.app.options.public_origin.empty()) return call.app.options.public_origin + path;
    return std::string(call.request.secure ? "https://" : "http://") + std::string(call.request.header("Host")) + path;
}

TwinRow data_of(const ShownNotice& shown) {
    const auto& notice = shown.notice;
    return {{"at", notice.at},   {"case", notice.case_id}, {"entry", std::to_string(notice.seq)},     {"event", notice.event},
            {"why", notice.why}, {"due", notice.due},      {"seen", notice.seen ? "true" : "false"}};
}

Response as_twin(const std::vector<ShownNotice>& notices, Twin twin) {
    std::vector<TwinRow> rows;
    for (const auto& shown : notices) rows.push_back(data_of(shown));
    if (twin == Twin::json) return json_twin(rows, {});
    return csv_twin("notices.csv", {"at", "case", "entry", "event", "why", "due", "seen"}, rows);
}

/// `secret` of an address that was made just now, and is shown this once; "" for none.
Response notices_page(Call& call, const std::string& secret) {
    const auto notices = shown_notices(call, most_shown);
    if (const Twin twin = twin_of(call); twin != Twin::page) return as_twin(notices, twin);
    NoticesView page{.csrf = call.viewer.csrf};
    if (const auto done = call.in_query("done"); done == "mail") page.receipt = call.words.text("notice.mail.saved");
    for (const auto& shown : notices) page.rows.push_back(row_of(call, shown));
    for (const auto& shown : notices)
        if (page.until.empty() && !shown.notice.seen) page.until = notices.front().notice.at;
    if (page.rows.empty()) page.empty = call.words.text("notice.none");
    if (call.app.notices != nullptr) {
        const std::string mode = call.app.notices->mail_mode(call.viewer.person);
        for (const auto one : workflows::mail_modes)
            page.modes.push_back({std::string(one), call.words.text("notice.mail." + std::string(one)), mode == one});
    }
    if (const auto* account = call.viewer.account()) page.email = account->email;
    if (!secret.empty()) page.address = link_from_outside(call, "/feeds/" + secret + "/calendar.ics");
    if (const auto made = call.app.notices == nullptr ? std::nullopt : call.app.notices->address_made(call.viewer.person, "feed"))
        page.address_made = call.words.text("notice.address.made", {{"date", date_and_time(call.words, *made)}});
    return show(call, {.title = call.words.text("notice.title")}, notices_template, page);
}

Response show_notices(Call& call) { return notices_page(call, {}); }

Response change_notices(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (call.app.notices == nullptr) return problem_response(call, "not-found", "problem.no_such_address");
    const std::string_view step = value_of(*form, "step");
    if (step == "seen") {
        const auto until = engine::parse_instant(value_of(*form, "until"));
        if (!until) return invalid(call, "/until", "form.time");
        call.app.notices->see(call.viewer.person, engine::to_text(*until));
        return see_other("/notices");
    }
    if (step == "address") return notices_page(call, new_feed_address(call));
    if (step == "end_address") {
        call.app.notices->end_addresses(call.viewer.person, "feed");
        return see_other("/notices");
    }
    const std::string mode(value_of(*form, "mail"));
    if (!workflows::is_mail_mode(mode)) return invalid(call, "/mail", "form.choice");
    call.app.notices->set_mail_mode(call.viewer.person, mode);
    return see_other("/notices?done=mail");
}

/// Whose e-mail the address stops; nothing when it is none of ours.
std::optional<std::string> unsubscriber(const Call& call) {
    if (call.app.notices == nullptr) return std::nullopt;
    return call.app.notices->owner_of(call.in_path("secret"), "unsubscribe");
}

Response unsubscribe_page(Call& call, bool done) {
    UnsubscribeView page{.action = call.request.path,
                         .text = call.words.text(done ? "notice.unsubscribed" : "notice.unsubscribe.text"),
                         .done = done};
    Response response = show(call, {.title = call.words.text("notice.unsubscribe.title")}, unsubscribe_template, page);
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
}

/// Looking changes nothing: programs that check links in e-mail look too.
Response show_unsubscribe(Call& call) {
    if (!unsubscriber(call)) return problem_response(call, "not-found", "problem.no_such_address");
    return unsubscribe_page(call, false);
}

/// One click (RFC 8058): the secret in the address is all that is asked for.
Response unsubscribe(Call& call) {
    const auto person = unsubscriber(call);
    if (!person) return problem_response(call, "not-found", "problem.no_such_address");
    call.app.notices->set_mail_mode(*person, "off");
    return unsubscribe_page(call, true);
}

}  // namespace

PageSet notice_pages() {
    Route one_click = form_route("/unsubscribe/{secret}", unsubscribe, "Stops e-mail to whom the address was sent", Access::everyone);
    one_click.body = Body::any;
    one_click.success = 200;
    return {.routes = {page_route("/notices", show_notices, "What the person is told of, and how", {"done", "format"}),
                       form_route("/notices", change_notices, "Marks notices as seen, or chooses e-mail"),
                       page_route("/unsubscribe/{secret}", show_unsubscribe, "Asks whether e-mail shall stop", {}, Access::everyone),
                       std::move(one_click)},
            .templates = {use_of(notices_template), use_of(unsubscribe_template)}};
}

}  // namespace web
