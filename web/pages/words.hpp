// How things are said on pages: dates, days, numbers, codes, people by their role (the design's section 6).
#pragma once

#include "engine/answer.hpp"
#include "engine/time.hpp"
#include "web/view.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/text/catalogue.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace web {

using workflows::Catalogue;

/// "3. desember 2026", with blanks that do not break.
std::string long_date(const Catalogue& words, engine::Date date);
/// "3. des. 2026"; a text that is no date stays as it is.
std::string short_date(const Catalogue& words, engine::Date date);
std::string long_date(const Catalogue& words, std::string_view iso);
std::string short_date(const Catalogue& words, std::string_view iso);
/// "3. des. 2026 kl. 14.32" in Norwegian legal time, from RFC 3339 UTC.
std::string date_and_time(const Catalogue& words, std::string_view at);
/// "3. des." within the year of `today`, else with its year.
std::string day_and_month(const Catalogue& words, engine::Date date, engine::Date today);
/// As it is typed in forms: "03.12.2026". Empty for what is no date.
std::string typed_date(std::string_view iso);
/// Reads a date as people type it: 1.5.2026, 01.05.26, 2026-05-01. Nothing when it is none.
std::optional<engine::Date> read_date(std::string_view typed);
/// "19 dager igjen", "i dag", "4 dager over frist".
std::string days_left(const Catalogue& words, engine::Date today, engine::Date due);
/// "66 dager", or "siden 2014" after two years.
std::string days_in(const Catalogue& words, engine::Date since, engine::Date today);
/// "2. okt.–13. okt.", with years where they are not this one.
std::string range(const Catalogue& words, engine::Date from, engine::Date to, engine::Date today);
/// Texts beside each other, each ended with a full stop where another follows; empty ones are left out.
std::string sentences(std::initializer_list<std::string> parts);
/// "12 345" in the way of the language.
std::string number(const Catalogue& words, std::int64_t count);
/// Numbers up to twelve in words, capitalised when first in a sentence.
std::string count_word(const Catalogue& words, std::int64_t count, bool first);

/// "ORPHA:436".
std::string orpha(std::string_view digits);
/// "1 Forhåndsvurdering".
std::string phase_name(const Catalogue& words, int phase);
/// "1 Forhåndsvurdering" by its id; "Avsluttet" for "closed".
std::string phase_name(const Catalogue& words, std::string_view id);
/// "K1 Sjelden".
std::string criterion_name(const Catalogue& words, std::string_view id);
/// The text of "PREFIX.VALUE", or the value itself where the catalogue has none.
std::string term(const Catalogue& words, std::string_view prefix, std::string_view value);
/// The first letter in upper case (ASCII and the Norwegian letters).
std::string capital(std::string text);
/// The first letter in lower case, for the middle of a sentence.
std::string lower(std::string text);

/// "Senterleder, TRS"; for a deputy "Stedfortreder for senterleder, TRS".
std::string role_name(const Catalogue& words, std::string_view role, std::string_view centre = {},
                      std::string_view organisation = {}, bool deputy = false);
std::string role_name(const Catalogue& words, const workflows::Standing& standing);
std::string role_name(const Catalogue& words, const workflows::Stamp& stamp);
/// Who can cure, in the middle of a sentence: "senterleder, TRS".
std::string cure_role(const Catalogue& words, const engine::Cure& cure);
/// "Senterrådet ved TRS" for "council:TRS".
std::string body_name(const Catalogue& words, std::string_view body);

/// What a person speaks for: "Senterrådet ved TRS" for "centre_council:TRS".
std::string capacity_name(const Catalogue& words, std::string_view capacity);

/// Typed text as paragraphs.
Html paragraphs(std::string_view text);
/// What changed from one text to another, by sentence; unchanged parts of more than two are folded.
Html difference(const Catalogue& words, std::string_view before, std::string_view after);

/// Icon and word of a requirement's answer or a criterion's value.
struct StatusMark {
    std::string status;
    std::string word;
    Html icon;

    void describe(auto& to) const {
        to("status", status);
        to("word", word);
        to("icon", icon);
    }
};
StatusMark status_mark(const Catalogue& words, engine::Status status);
/// Of a criterion: met, not_met, undetermined, or "" for not assessed.
StatusMark value_mark(const Catalogue& words, std::string_view value);
/// Of a comment: its disposition, or "" for unanswered.
StatusMark disposition_mark(const Catalogue& words, std::string_view disposition);

/// A tag: colour, icon and words.
struct TagMark {
    std::string colour, word;
    Html icon;

    void describe(auto& to) const {
        to("colour", colour);
        to("word", word);
        to("icon", icon);
    }
};

/// A link as lists need it.
struct Link {
    std::string href, text, detail;

    void describe(auto& to) const {
        to("href", href);
        to("text", text);
        to("detail", detail);
    }
};
/// The beginning of a long text, cut between words.
std::string first_words(const std::string& text);

}  // namespace web
