#include "web/mail/letter.hpp"

#include "web/mail/message.hpp"
#include "web/pages/words.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/telling.hpp"

#include <algorithm>

namespace web {

namespace {

struct MailLine {
    std::string text, href;

    void describe(auto& to) const {
        to("text", text);
        to("href", href);
    }
};

struct MailView {
    std::string language, title, reason, choices_href, unsubscribe_href;
    std::vector<MailLine> lines;

    void describe(auto& to) const {
        to("language", language);
        to("title", title);
        to("reason", reason);
        to("choices_href", choices_href);
        to("unsubscribe_href", unsubscribe_href);
        to("lines", lines);
    }
};

constexpr Template<MailView> mail_template{"mail"};

/// Still waited for: has the ball, or has an open ballot to vote in.
bool still_waited_for(const workflows::Case& file, const workflows::Notice& notice, const workflows::Office& office, engine::Date today) {
    const auto people = workflows::who_has_the_ball(file, office, today);
    if (notice.event != "ballot_opened")
        return notice.event == "escalated" || notice.event == "case_officer_assigned" || std::ranges::find(people, notice.person) != people.end();
    const workflows::Ballot* ballot = file.open_ballot();
    return ballot != nullptr && std::ranges::any_of(ballot->electorate, [&](const auto& elector) {
               return elector.person == notice.person && ballot->live_vote(elector.holder) == nullptr;
           });
}

/// The notices that may be told, one a case: the last that waits for the person, else the last.
std::vector<workflows::Notice> told(const App& app, const workflows::Letter& letter, const workflows::Office& office, engine::Date today) {
    std::vector<workflows::Notice> lines;
    const auto shut_out = workflows::shut_out(std::make_shared<const workflows::Office>(office), letter.person, today);
    for (const workflows::Notice& notice : letter.notices) {
        const auto file = std::dynamic_pointer_cast<const workflows::Case>(app.engine.store().read("case/" + notice.case_id));
        if (!file || !app.engine.workflow().may_read(file.get(), letter.person, app.clock()) || shut_out(*file)) continue;
        if (notice.why == "turn" && !still_waited_for(*file, notice, office, today)) continue;
        const auto there = std::ranges::find(lines, notice.case_id, &workflows::Notice::case_id);
        if (there == lines.end())
            lines.push_back(notice);
        else if (notice.urgent() || !there->urgent())
            *there = notice;
    }
    return lines;
}

std::string text_of(const Catalogue& words, const workflows::Notice& notice) {
    if (notice.why == "turn" && !notice.due.empty())
        return words.text("mail.line.turn_by", {{"case", notice.case_id}, {"date", long_date(words, notice.due)}});
    return words.text("mail.line." + notice.why, {{"case", notice.case_id}});
}

std::string plain_text(const Catalogue& words, const MailView& view) {
    std::string text = view.title + "\n\n";
    for (const MailLine& line : view.lines) text += line.text + "\n" + line.href + "\n\n";
    text += view.reason + "\n" + words.text("mail.choices") + ": " + view.choices_href + "\n";
    text += words.text("mail.stop") + ": " + view.unsubscribe_href + "\n";
    return text;
}

std::string host_of(const std::string& address) { return address.substr(address.find('@') + 1); }

}  // namespace

std::optional<Mail> mail_of(const App& app, const MailOptions& options, const workflows::Letter& letter, const workflows::Office& office,
                            const std::string& unsubscribe) {
    const workflows::Person* person = office.find(letter.person);
    if (person == nullptr || person->disabled) return std::nullopt;
    const Catalogue& words = app.catalogues.in(person->language);
    const auto lines = told(app, letter, office, app.engine.workflow().legal_date(app.clock()));
    if (lines.empty()) return std::nullopt;
    MailView view{.language = person->language,
                  .title = words.text("mail.title." + letter.kind, {{"n", std::to_string(lines.size())}}),
                  .reason = words.text("mail.reason"),
                  .choices_href = options.origin + "/notices",
                  .unsubscribe_href = unsubscribe};
    for (const auto& notice : lines) view.lines.push_back({text_of(words, notice), options.origin + "/cases/" + notice.case_id});
    const std::string html = render(mail_template, view, words);
    return Mail{.from = options.from,
                .to = person->email,
                .message = message_of({{"Date", mail_date(app.clock())},
                                       {"From", header_text(words.text("app.name")) + " <" + options.from + ">"},
                                       {"To", "<" + person->email + ">"},
                                       {"Subject", header_text(words.text("app.name") + ": " + view.title)},
                                       {"Message-ID", "<" + letter.id + "@" + host_of(options.from) + ">"},
                                       {"List-Unsubscribe", "<" + unsubscribe + ">"},
                                       {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"},
                                       {"Auto-Submitted", "auto-generated"},
                                       {"Content-Language", person->language}},
                                      plain_text(words, view), html, "part-" + letter.id)};
}

PageSet mail_parts() { return {.routes = {}, .templates = {use_of(mail_template)}}; }

}  // namespace web
