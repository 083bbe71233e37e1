#include "workflows/phase_model/meeting/pen.hpp"

#include "workflows/text/format.hpp"

namespace workflows {

std::string Pen::name(const std::string& id) const {
    const Person* person = office.find(id);
    return person == nullptr ? id : person->name;
}

std::string Pen::seated(const std::string& person, const std::string& seat) const {
    return person == seat || seat.empty() ? name(person) : words.text("minutes.sits_for", {{"person", name(person)}, {"seat", name(seat)}});
}

std::string Pen::term(const std::string& prefix, const std::string& id) const {
    const std::string key = prefix + "." + id;
    return words.has(key) ? words.text(key) : id;
}

std::string Pen::time(const std::string& at) const {
    const auto instant = engine::parse_instant(at);
    return instant ? clock_time(*instant, words.language()) : at;
}

std::string Pen::day(const std::string& date) const {
    const auto parsed = engine::parse_date(date);
    return parsed ? long_date(*parsed, words.language()) : date;
}

std::string Pen::moved(const engine::Value& motion) const {
    std::string text = term("choice.transition", motion.text("transition"));
    if (motion.has("primary")) text += ": " + motion.text("primary");
    if (motion.has("outcome")) text += " (" + motion.text("outcome") + ", " + term("outcome", motion.text("outcome")) + ")";
    return text;
}

const std::string& said(const engine::Value& value, std::string_view key) {
    static const std::string none;
    const engine::Value* member = value.find(key);
    return member == nullptr ? none : member->text("text");
}

void add_fact(DocumentFacts& facts, std::string term, std::string value) {
    if (!value.empty()) facts.emplace_back(std::move(term), std::move(value));
}

void join(std::string& list, const std::string& more) { list += (list.empty() ? "" : "; ") + more; }

}  // namespace workflows
