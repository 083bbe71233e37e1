// The choices of fields that name an entry of the case: a comment, a motion, what an answer led to.
#include "web/pages/change_words.hpp"
#include "web/pages/form_options.hpp"
#include "web/pages/story.hpp"
#include "workflows/phase_model/input_changes.hpp"

#include <algorithm>
#include <set>

namespace web {

namespace {

OptionList comments(const FormFor& what) {
    OptionList options;
    for (const auto& comment : what.file->comments) {
        const bool mine = comment.by.actor == what.call.viewer.person;
        const bool officers = what.act.name == "answer_comment" || what.act.name == "hide_comment";
        const bool waits = comment.hiding && !comment.hidden_for_good() && comment.hidden_on(what.call.viewer.today);
        if (comment.withdrawn || (what.act.name == "countersign" ? !waits : !officers && !mine)) continue;
        if (what.act.name == "answer_comment" && comment.answer() != nullptr &&
            value_of(what.values, "comment") != std::to_string(comment.by.seq))
            continue;
        const std::string begin = comment.text.text.substr(0, comment.text.text.find_first_of(".\n"));
        options.push_back(
            option(std::to_string(comment.by.seq),
                   role_name(what.call.words, comment.by) + ", " + short_date(what.call.words, comment.by.date),
                   begin.size() > 160 ? std::string() : begin));
    }
    return options;
}

OptionList earlier_items(const FormFor& what) {
    OptionList options;
    for (const auto& line :
         story_lines(what.call, *what.file, {.limit = 60, .carried_only = what.act.name == "carry_over"}))
        options.push_back(option(line.seq, line.when + ": " + line.sentence));
    return options;
}

/// What an access level can be set on: comments and evidence.
OptionList documents(const FormFor& what) {
    const auto& words = what.call.words;
    const auto dated = [&](const std::string& name, const workflows::Stamp& by) {
        return name + ", " + role_name(words, by) + ", " + short_date(words, by.date);
    };
    OptionList options;
    for (const auto& comment : what.file->comments)
        options.push_back(option(std::to_string(comment.by.seq), dated(words.text("field.comment"), comment.by)));
    for (const auto& item : what.file->evidence)
        if (!item.missing)
            options.push_back(option(std::to_string(item.by.seq), dated(term(words, "claim", item.claim), item.by)));
    return options;
}

/// Changes that may be marked as editorial, or whose mark waits for a second signature.
OptionList changes(const FormFor& what) {
    std::set<std::string> wanted;
    if (what.act.name == "mark_editorial") {
        for (const auto& change : what.file->content_changes)
            if (change.words_alone) wanted.insert(std::to_string(change.entry));
    } else {
        for (const auto& mark : what.file->editorial_marks)
            if (mark.countersigned_by.empty() && !mark.refused) wanted.insert(std::to_string(mark.entry));
    }
    OptionList options = earlier_items(what);
    std::erase_if(options, [&](const Option& one) { return !wanted.contains(one.value); });
    return options;
}

/// What can have come of the comment that is answered: entries made after it.
OptionList came_of(const FormFor& what) {
    OptionList options;
    const auto* comment = what.file->comment(read_form(what.act, {{"comment", std::string(value_of(what.values, "comment"))}}).fields.integer("comment"));
    if (comment == nullptr) return options;
    const auto numbers = workflows::changes_after(*what.file, comment->by.seq);
    if (numbers.empty()) return options;
    for (const auto& line : story_lines(what.call, *what.file, {}))
        if (std::ranges::any_of(numbers, [&](std::int64_t number) { return std::to_string(number) == line.seq; }))
            options.push_back(option(line.seq, line.when + ": " + line.sentence));
    return options;
}

}  // namespace

OptionList entry_options(const FormFor& what, const engine::Field& field) {
    OptionList options;
    if (what.file == nullptr) return options;
    const workflows::Case& file = *what.file;
    if (field.name == "change") return came_of(what);
    if (field.name == "comment") return comments(what);
    if (field.name == "motion")
        for (const auto& motion : file.motions)
            if (!motion.withdrawn && file.counts_here(motion.by))
                options.push_back(option(std::to_string(motion.by.seq),
                                         term(what.call.words, "choice.transition", motion.transition),
                                         motion.words.text.substr(0, motion.words.text.find('\n'))));
    if (field.name == "ballot")
        for (const auto& ballot : file.ballots)
            if (ballot.state == "carried" || ballot.state == "fell")
                options.push_back(
                    option(std::to_string(ballot.by.seq),
                           what.call.words.text("ballot.of", {{"date", short_date(what.call.words, ballot.by.date)}})));
    if (field.name == "replaces")
        for (const auto& evidence : file.evidence)
            if (!evidence.replaced_by && file.this_cycle(evidence.by))
                options.push_back(
                    option(std::to_string(evidence.by.seq), term(what.call.words, "claim", evidence.claim) + ", " +
                                                                short_date(what.call.words, evidence.by.date)));
    if (field.name == "request")
        for (const auto& [by, text] : file.reassessment_requests)
            if (std::ranges::find(file.reassessments_answered, by.seq) == file.reassessments_answered.end())
                options.push_back(option(std::to_string(by.seq),
                                         role_name(what.call.words, by) + ", " + short_date(what.call.words, by.date)));
    if (what.act.name == "set_access") return documents(what);
    if (field.name == "flag")
        for (const auto& flag : file.release_flags)
            if (flag.effect.empty())
                options.push_back(option(std::to_string(flag.by.seq),
                                         flag_release(what.call.words, flag.body) + ": " + term(what.call.words, "flag.grade", flag.grade),
                                         flag_sentence(what.call.words, flag.body)));
    if (field.name == "entry" && (what.act.name == "mark_editorial" || what.act.name == "countersign")) return changes(what);
    if (field.name == "entry") return earlier_items(what);
    return options;
}

}  // namespace web
