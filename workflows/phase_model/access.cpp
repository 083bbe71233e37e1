#include "workflows/phase_model/access.hpp"

#include <algorithm>
#include <utility>

namespace workflows {

namespace {

void add(HiddenWords& hidden, const Words& words) {
    if (words.given()) hidden.insert(words.sha256);
}

void add(HiddenWords& hidden, const Comment& comment) {
    add(hidden, comment.text);
    for (const Words& earlier : comment.earlier) add(hidden, earlier);
    for (const CommentAnswer& answer : comment.answers) {
        add(hidden, answer.reason);
        add(hidden, answer.changed);
    }
}

void add(HiddenWords& hidden, const Evidence& item) {
    for (const Words* words : {&item.value, &item.source, &item.reason, &item.place}) add(hidden, *words);
}

std::string level_of(const Case& file, std::int64_t entry, const Comment* comment) {
    if (const auto set = file.access.find(entry); set != file.access.end()) return set->second.level;
    return comment != nullptr && comment->visibility == "internal" ? "internal" : "public";
}

bool may_read(const Case& file, std::int64_t entry, const Comment* comment, std::string_view author, const Reader& reader, engine::Date today) {
    if (reader.prepares || (!reader.person.empty() && author == reader.person)) return true;
    if (comment != nullptr && comment->hidden_on(today) && !reader.audits) return false;
    const std::string level = level_of(file, entry, comment);
    if (level == "public") return true;
    // Deferred from when it was assessed so: an earlier round's decision opens nothing.
    const auto set = file.access.find(entry);
    if (level == "deferred") return reader.audits || is_decided_after(file, set == file.access.end() ? entry : set->second.by.seq);
    return level == "internal" && reader.audits;
}

void blank(Words& words, const HiddenWords& hidden) {
    if (hidden.contains(words.sha256)) words.text.clear();
}

}  // namespace

bool is_recused(const Case& file, const Office& office, engine::Date today, std::string_view person, std::string_view on_behalf) {
    if (file.tied(person)) return true;
    if (on_behalf.empty() || !file.tied(on_behalf)) return false;
    const Person* deputy = office.find(person);
    const Person* leader = office.find(on_behalf);
    if (deputy == nullptr || leader == nullptr) return true;
    for (const Grant& own : deputy->grants)
        for (const Grant& led : leader->grants) {
            if (!own.holds_on(today) || !led.holds_on(today)) continue;
            if (!own.centre.empty() && own.centre == led.centre) return true;
            if (own.role == "case_officer" && led.role == "administrative_leader") return true;
        }
    return false;
}

ShutOut shut_out(std::shared_ptr<const Office> office, std::string person, engine::Date today) {
    return [office = std::move(office), person = std::move(person), today](const Case& file) {
        if (file.tied(person)) return true;
        const auto standings = office->standings(person, today);
        return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) { return is_recused(file, *office, today, person, standing.on_behalf); });
    };
}

bool sees_meetings(const std::vector<Standing>& standings) {
    return std::any_of(standings.begin(), standings.end(), [](const Standing& standing) {
        return standing.role == "case_officer" || standing.role == "administrative_leader" || standing.role == "centre_leader" ||
               standing.role == "auditor";
    });
}

bool sees_proposals(const std::vector<Standing>& standings) {
    return std::any_of(standings.begin(), standings.end(), [](const Standing& standing) {
        return standing.role == "case_officer" || standing.role == "administrative_leader" || standing.role == "auditor";
    });
}

std::string access_level(const Case& file, std::int64_t entry) { return level_of(file, entry, file.comment(entry)); }

bool is_decided_after(const Case& file, std::int64_t entry) {
    return std::any_of(file.transitions.begin(), file.transitions.end(), [&](const Transitioned& step) {
        return step.by.seq > entry && (step.event == "decide_need" || step.to == "closed");
    });
}

bool may_read(const Case& file, const Comment& comment, const Reader& reader, engine::Date today) {
    return may_read(file, comment.by.seq, &comment, comment.by.actor, reader, today);
}

bool may_read(const Case& file, const Evidence& item, const Reader& reader, engine::Date today) {
    return may_read(file, item.by.seq, nullptr, item.by.actor, reader, today);
}

Reader reader_in(const Case& file, const std::string& person, const std::vector<Standing>& standings, bool is_shut_out) {
    const auto holds = [&](std::string_view role) { return std::ranges::any_of(standings, [&](const Standing& one) { return one.role == role; }); };
    const bool prepares = holds("case_officer") || holds("administrative_leader") || holds("centre_leader") || !file.substitutes_for(person).empty();
    return {.person = person, .prepares = prepares && !is_shut_out, .audits = holds("auditor") && !is_shut_out};
}

MayRead readable(const Case& file, const Reader& reader, engine::Date today) {
    return [&file, reader, today](const Comment& comment) { return may_read(file, comment, reader, today); };
}

MayRead still_readable(MayRead then, std::shared_ptr<const Case> now, const Reader& reader, engine::Date today) {
    return [then = std::move(then), now = std::move(now), reader, today](const Comment& comment) {
        const Comment* const present = now->comment(comment.by.seq);
        if (present == nullptr || present->hidden_for_good() || (present->withdrawn && !comment.withdrawn)) return false;
        return then(comment) && may_read(*now, *present, reader, today);
    };
}

HiddenWords hidden_words(const Case& file, const Reader& reader, engine::Date today) {
    HiddenWords hidden;
    if (reader.prepares) return hidden;
    for (const Comment& comment : file.comments)
        if (!may_read(file, comment, reader, today)) add(hidden, comment);
    for (const Evidence& item : file.evidence)
        if (!may_read(file, item, reader, today)) add(hidden, item);
    return hidden;
}

std::shared_ptr<const Case> without(std::shared_ptr<const Case> file, const HiddenWords& hidden) {
    if (hidden.empty()) return file;
    auto part = std::make_shared<Case>(*file);
    for (Comment& comment : part->comments) {
        blank(comment.text, hidden);
        for (Words& earlier : comment.earlier) blank(earlier, hidden);
        for (CommentAnswer& answer : comment.answers) {
            blank(answer.reason, hidden);
            blank(answer.changed, hidden);
        }
    }
    for (Evidence& item : part->evidence)
        for (Words* words : {&item.value, &item.source, &item.reason, &item.place}) blank(*words, hidden);
    return part;
}

void leave_out(engine::Texts& texts, const HiddenWords& hidden) {
    for (const std::string& sha256 : hidden) texts.erase(sha256);
}

}  // namespace workflows
