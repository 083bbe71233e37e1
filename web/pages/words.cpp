#include "web/pages/words.hpp"

#include "web/http.hpp"
#include "web/icons.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/text/format.hpp"

#include <cctype>

namespace web {

namespace {

constexpr const char* nbsp = "\u00a0";

std::string digits(std::int64_t n) { return std::to_string(n); }

/// The catalogue's language, as workflows' formatting asks for it.
const std::string& language(const Catalogue& words) { return words.language(); }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
    return text;
}

/// The number of "12. text" or "12) text"; 0 for anything else. `rest` is then the text.
int item_number(std::string_view line, std::string_view& rest) {
    const auto digits = line.find_first_not_of("0123456789");
    if (digits == std::string_view::npos || digits == 0 || digits > 2 || (line[digits] != '.' && line[digits] != ')')) return 0;
    if (digits + 1 >= line.size() || line[digits + 1] != ' ') return 0;
    rest = trimmed(line.substr(digits + 2));
    return digits == 1 ? line[0] - '0' : (line[0] - '0') * 10 + line[1] - '0';
}

/// Lines as paragraphs and lists. A blank line ends either; "- ", "* " and "\u2022 " begin an item. Numbered items count from 1
/// and are two at least, so that a line that begins with a date stays as it was typed.
class Paragraphs {
public:
    void take(std::string_view line, std::string_view next) {
        if (line.empty()) return end();
        std::string_view rest = line;
        const char* const tag = tag_of(line, next, rest);
        const bool goes_on = open_ != nullptr && std::string_view(open_) == tag;
        if (!goes_on) begin(tag);
        if (std::string_view(tag) == "p")
            html_ += (goes_on ? "\n" : "") + escaped(line);
        else
            html_ += "<li>" + escaped(rest) + "</li>";
    }
    std::string html() {
        end();
        return std::move(html_);
    }

private:
    const char* tag_of(std::string_view line, std::string_view next, std::string_view& rest) {
        for (const std::string_view mark : {"- ", "* ", "\u2022 "})
            if (line.starts_with(mark)) {
                rest = trimmed(line.substr(mark.size()));
                return "ul";
            }
        std::string_view other;
        const bool in_list = open_ != nullptr && std::string_view(open_) == "ol";
        const int number = item_number(line, rest);
        if (number == 0 || number != (in_list ? last_ + 1 : 1) || (!in_list && item_number(next, other) != 2)) return "p";
        last_ = number;
        return "ol";
    }
    void begin(const char* tag) {
        end();
        open_ = tag;
        html_ += std::string("<") + tag + (std::string_view(tag) == "p" ? " class=\"pm-typed\">" : " class=\"ds-list pm-typed-list\">");
    }
    void end() {
        if (open_ != nullptr) html_ += std::string("</") + open_ + ">";
        open_ = nullptr;
    }

    const char* open_ = nullptr;  ///< "p", "ul", "ol"; null between
    int last_ = 0;                ///< number of the last item
    std::string html_;
};

}  // namespace

std::string long_date(const Catalogue& words, engine::Date date) { return workflows::long_date(date, language(words)); }
std::string short_date(const Catalogue& words, engine::Date date) {
    return workflows::short_date(date, language(words));
}

std::string long_date(const Catalogue& words, std::string_view iso) {
    const auto date = engine::parse_date(iso);
    return date ? long_date(words, *date) : std::string(iso);
}

std::string short_date(const Catalogue& words, std::string_view iso) {
    const auto date = engine::parse_date(iso);
    return date ? short_date(words, *date) : std::string(iso);
}

std::string day_and_month(const Catalogue& words, engine::Date date, engine::Date today) {
    std::string text = short_date(words, date);
    const std::string year = nbsp + std::to_string(engine::parts(today).year);
    if (text.ends_with(year)) text.resize(text.size() - year.size());
    return text;
}

std::string date_and_time(const Catalogue& words, std::string_view at) {
    const auto instant = engine::parse_instant(at);
    if (!instant) return std::string(at);
    return short_date(words, workflows::oslo_time(*instant).date) + " " +
           workflows::clock_time(*instant, language(words));
}

std::string typed_date(std::string_view iso) {
    const auto date = engine::parse_date(iso);
    return date ? workflows::numeric_date(*date) : std::string();
}

std::optional<engine::Date> read_date(std::string_view typed) { return workflows::typed_date(typed); }

std::string days_left(const Catalogue& words, engine::Date today, engine::Date due) {
    const int days = engine::days_between(today, due);
    if (days == 0) return words.text("days.today");
    return words.text(days > 0 ? "days.left" : "days.over", {{"n", digits(days > 0 ? days : -days)}});
}

std::string days_in(const Catalogue& words, engine::Date since, engine::Date today) {
    const int days = engine::days_between(since, today);
    if (days > 730) return words.text("days.since_year", {{"year", digits(engine::parts(since).year)}});
    return words.text("days.in", {{"n", digits(days < 0 ? 0 : days)}});
}

std::string number(const Catalogue& words, std::int64_t count) { return workflows::grouped(count, language(words)); }

std::string range(const Catalogue& words, engine::Date from, engine::Date to, engine::Date today) {
    return day_and_month(words, from, to) + "\u2013" + day_and_month(words, to, today);
}

std::string sentences(std::initializer_list<std::string> parts) {
    std::string text;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!text.empty() && text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
        text += (text.empty() ? "" : " ") + part;
    }
    return text;
}

std::string count_word(const Catalogue& words, std::int64_t count, bool first) {
    const std::string key = "number." + digits(count);
    const std::string text = words.has(key) ? words.text(key) : number(words, count);
    return first ? capital(text) : text;
}

std::string orpha(std::string_view code) { return code.empty() ? std::string() : "ORPHA:" + std::string(code); }

std::string phase_name(const Catalogue& words, int phase) {
    if (phase < 0 || phase > 7) return {};
    return digits(phase) + nbsp +
           words.text("phase." + std::string(workflows::phase_ids.at(static_cast<std::size_t>(phase))));
}

std::string phase_name(const Catalogue& words, std::string_view id) {
    if (id == workflows::closed_id) return words.text("phase.closed");
    return phase_name(words, workflows::phase_number(id));
}

std::string criterion_name(const Catalogue& words, std::string_view id) {
    return std::string(id) + " " + words.text("criterion." + std::string(id));
}

std::string term(const Catalogue& words, std::string_view prefix, std::string_view value) {
    const std::string key = std::string(prefix) + "." + std::string(value);
    return words.has(key) ? words.text(key) : std::string(value);
}

std::string capital(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80)
        text[0] = static_cast<char>(std::toupper(first));
    else if (first == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0)
        text[1] = static_cast<char>(text[1] - 0x20);
    return text;
}

std::string lower(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80)
        text[0] = static_cast<char>(std::tolower(first));
    else if (first == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0)
        text[1] = static_cast<char>(text[1] + 0x20);
    return text;
}

Html paragraphs(std::string_view text) {
    const auto cut = [&text] {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        return line;
    };
    Paragraphs all;
    std::string_view line = cut();
    while (!text.empty()) {
        const std::string_view next = cut();
        all.take(line, next);
        line = next;
    }
    all.take(line, {});
    return {all.html()};
}

StatusMark status_mark(const Catalogue& words, engine::Status status) {
    const std::string name(engine::name_of(status));
    return {name, words.text("status_answer." + name), icon(name)};
}

StatusMark value_mark(const Catalogue& words, std::string_view value) {
    if (value.empty()) return {"unknown", words.text("crit.none"), icon("unknown")};
    const std::string name = value == "undetermined" ? "unknown" : std::string(value);
    return {name, words.text("choice.value." + std::string(value)), icon(name)};
}

StatusMark disposition_mark(const Catalogue& words, std::string_view disposition) {
    if (disposition.empty()) return {"unknown", words.text("com.waiting"), icon("unknown")};
    return {std::string(disposition), words.text("choice.disposition." + std::string(disposition)), icon(disposition)};
}

std::string first_words(const std::string& text) {
    constexpr std::size_t most = 280;
    if (text.size() <= most) return text;
    std::size_t end = text.rfind(' ', most);
    if (end == std::string::npos || end == 0) end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + " \u2026";
}

}  // namespace web
