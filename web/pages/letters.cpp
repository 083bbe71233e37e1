// E-mail that did not go out, for an administrator: to whom, how often it was tried, what went wrong; no words of any letter.
#include "web/pages/frame.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "web/twin.hpp"

namespace web {

namespace {

constexpr std::size_t most_shown = 200;

struct LetterRow {
    std::string to_whom, kind, state, attempts, next, said, action, csrf;

    void describe(auto& to) const {
        to("to_whom", to_whom);
        to("kind", kind);
        to("state", state);
        to("attempts", attempts);
        to("next", next);
        to("said", said);
        to("action", action);
        to("csrf", csrf);
    }
};

struct LettersView {
    std::string empty;
    std::vector<LetterRow> rows;

    void describe(auto& to) const {
        to("empty", empty);
        to("rows", rows);
    }
};

constexpr Template<LettersView> letters_template{"letters"};

LetterRow row_of(const Call& call, const workflows::Letter& letter) {
    const auto* person = call.viewer.office->find(letter.person);
    LetterRow row{.to_whom = person == nullptr ? letter.person : person->email,
                  .kind = call.words.text("post.kind." + letter.kind),
                  .state = call.words.text("post.state." + letter.state),
                  .attempts = std::to_string(letter.attempts),
                  .next = letter.state == "dead" ? "" : date_and_time(call.words, letter.next_at),
                  .said = letter.said,
                  .csrf = call.viewer.csrf};
    if (letter.state == "dead") row.action = "/letters/" + letter.id + "/retry";
    return row;
}

Response show_letters(Call& call) {
    const auto letters = call.app.outbox == nullptr ? std::vector<workflows::Letter>() : call.app.outbox->letters(call.in_query("state"), most_shown);
    if (const Twin twin = twin_of(call); twin != Twin::page) {
        std::vector<TwinRow> rows;
        for (const auto& letter : letters)
            rows.push_back({{"id", letter.id}, {"person", letter.person}, {"kind", letter.kind}, {"made_at", letter.made_at}, {"state", letter.state},
                            {"attempts", std::to_string(letter.attempts)}, {"next_at", letter.next_at}, {"said", letter.said}});
        return twin == Twin::json ? json_twin(rows, {}) : csv_twin("letters.csv", {"id", "person", "kind", "made_at", "state", "attempts", "next_at", "said"}, rows);
    }
    LettersView page;
    for (const auto& letter : letters) page.rows.push_back(row_of(call, letter));
    if (page.rows.empty()) page.empty = call.words.text("post.none");
    return show(call, {.title = call.words.text("post.title"), .menu = "letters"}, letters_template, page);
}

Response retry(Call& call) {
    const bool waits = call.app.outbox != nullptr && call.app.outbox->retry(call.in_path("letter"), engine::to_text(call.now()));
    return waits ? see_other("/letters") : problem_response(call, "not-found", "problem.no_such_letter");
}

}  // namespace

PageSet letter_pages() {
    return {.routes = {page_route("/letters", show_letters, "E-mail that waits or was given up", {"state", "format"}, Access::administrator),
                       form_route("/letters/{letter}/retry", retry, "Lets a letter that was given up wait again", Access::administrator)},
            .templates = {use_of(letters_template)}};
}

}  // namespace web
