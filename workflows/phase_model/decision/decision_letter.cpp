// The letter: one paragraph to each question that a reader has, in the order they ask. Nobody is named in it.
#include "workflows/phase_model/decision/decision_document.hpp"
#include "workflows/phase_model/meeting/pen.hpp"

namespace workflows {

namespace {

using engine::Value;

/// The value in the language, else in bokmål, else in English.
std::string in_language(const Value* all, const std::string& language) {
    if (all == nullptr) return {};
    for (const std::string& tried : {language, std::string("nb"), std::string("en")})
        if (!all->text(tried).empty()) return all->text(tried);
    return {};
}

class Letter {
public:
    Letter(const Value& record, const Catalogue& words) : record_(record), words_(words), pen_{nobody_, words} {}

    PlainDocument write(DocumentMark mark) {
        const std::string name = in_language(record_.find("names"), words_.language());
        PlainDocument document{.language = words_.language(),
                               .title = words_.text("letter.title", {{"name", name.empty() ? record_.text("case") : name}}),
                               .lead = words_.text("letter.lead", {{"case", record_.text("case")}, {"date", pen_.day(record_.text("date"))}}),
                               .sections = {},
                               .footer = {},
                               .at = record_.text("at")};
        const auto add = [&](const char* key, std::vector<std::string> paragraphs) {
            DocumentSection section{.heading = words_.text(key), .facts = {}};
            for (std::string& paragraph : paragraphs) add_fact(section.facts, "", std::move(paragraph));
            if (!section.facts.empty()) document.sections.push_back(std::move(section));
        };
        add("letter.section.decided", {decided(name), outcome()});
        add("letter.section.why", {why(), conditions()});
        add("letter.section.help", {served(), start()});
        add("letter.section.next", {next(), review()});
        add("letter.section.who", {who(), disagreed(), heard()});
        add("letter.section.about", {in_language(record_.find("summary"), words_.language())});
        add("letter.section.disagree", {words_.text("letter.disagree")});
        document.footer = {words_.text("letter.archive", {{"number", std::to_string(record_.integer("number"))}, {"case", record_.text("case")}}), words_.text("minutes.model")};
        if (mark.demonstration) document.footer.push_back(words_.text("decision.demonstration"));
        return document;
    }

private:
    std::string day(const char* key) const { return pen_.day(record_.text(key)); }

    std::string decided(const std::string& name) const {
        if (record_.text("result") == "fell") return words_.text("letter.fell", {{"question", decision_title(record_.text("act"), words_)}});
        const std::string key = "letter.act." + record_.text("act");
        return words_.text(words_.has(key) ? key : "letter.act.other", {{"name", name}, {"question", decision_title(record_.text("act"), words_)}, {"centre", record_.text("primary")}});
    }
    std::string outcome() const {
        if (record_.text("result") == "fell" || !record_.has("outcome")) return {};
        return words_.text("letter.outcome." + record_.text("outcome"));
    }
    /// The chair's words at the end, else those of the motion that was carried, else of the step.
    std::string why() const {
        const Value* motion = record_.find("motion");
        if (!said(record_, "reason").empty()) return said(record_, "reason");
        return motion != nullptr && record_.text("result") == "carried" ? said(*motion, "words") : std::string();
    }
    std::string conditions() const {
        const Value* motion = record_.find("motion");
        const std::string text = motion == nullptr ? std::string() : said(*motion, "conditions");
        return text.empty() || record_.text("result") == "fell" ? std::string() : words_.text("letter.conditions", {{"text", text}});
    }
    std::string served() const {
        if (record_.text("result") == "fell") return words_.text("letter.unchanged");
        const std::string& where = said(record_, "where_served");
        if (!where.empty()) return words_.text("letter.served", {{"where", where}});
        if (record_.has("primary")) return words_.text("letter.centre", {{"centre", record_.text("primary")}});
        return record_.has("served_by") ? words_.text("letter.served_by", {{"centre", record_.text("served_by")}}) : words_.text("letter.meanwhile");
    }
    std::string start() const { return record_.has("start_date") ? words_.text("letter.start", {{"date", day("start_date")}}) : std::string(); }
    std::string next() const {
        if (record_.text("result") == "fell" || record_.text("to") == "closed") return {};
        if (record_.text("act") == "park") return words_.text("letter.parked");
        if (!goes_on(record_)) return {};
        const std::string key = "letter.phase." + record_.text("to");
        return words_.has(key) ? words_.text(key) : std::string();
    }
    std::string review() const {
        if (record_.text("result") == "fell") return {};
        for (const char* key : {"review_date", "next_review_date", "until"})
            if (record_.has(key)) return words_.text("letter.review", {{"date", day(key)}});
        return {};
    }
    std::string who() const {
        const Value* votes = record_.find("votes");
        if (votes == nullptr) return words_.text(record_.text("manner") == "delegated" ? "letter.delegated" : "letter.group");
        return words_.text("letter.voted", {{"for", std::to_string(votes->integer("for"))}, {"against", std::to_string(votes->integer("against"))}, {"abstain", std::to_string(votes->integer("abstain"))}});
    }
    std::string disagreed() const {
        std::string all;
        for (const Value& one : record_.list("dissents")) join(all, said(one, "words"));
        return all.empty() ? std::string() : words_.text("letter.dissent", {{"text", all}});
    }
    std::string heard() const {
        const Value* heard = record_.find("heard");
        if (heard == nullptr || heard->integer("comments") == 0) return {};
        std::int64_t answered = 0;
        for (const auto& [disposition, number] : heard->find("answers")->members()) answered += number.number();
        const bool all = answered == heard->integer("comments");
        return words_.text(all ? "letter.heard" : "letter.heard_unanswered", {{"n", std::to_string(heard->integer("comments"))}});
    }

    const Value& record_;
    const Catalogue& words_;
    const Office nobody_;
    const Pen pen_;
};

}  // namespace

PlainDocument decision_letter(const Value& record, const Catalogue& words, DocumentMark mark) { return Letter(record, words).write(mark); }

}  // namespace workflows
