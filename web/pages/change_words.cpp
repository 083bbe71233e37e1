#include "web/pages/change_words.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::size_t most_told = 3;

/// Codes of ours in the words of the page; everything else is Orphanet's own.
std::string side(const Catalogue& words, std::string_view what, std::string_view text) {
    if (what == "inactive" || what == "active") return lower(term(words, "diagnosis.status", text));
    if (what == "level") return lower(term(words, "choice.level", text));
    return std::string(text);
}

}  // namespace

std::string change_name(const Catalogue& words, std::string_view what) { return term(words, "change", what); }

std::string change_sentence(const Catalogue& words, std::string_view what, std::string_view before,
                            std::string_view after) {
    const workflows::Values values{{"what", change_name(words, what)},
                                   {"before", side(words, what, before)},
                                   {"after", side(words, what, after)}};
    if (before.empty()) return words.text("change.came", values);
    return words.text(after.empty() ? "change.went" : "change.turned", values);
}

std::string flag_sentence(const Catalogue& words, const engine::Value& body) {
    std::string text;
    const auto& changes = body.list("changes");
    for (std::size_t i = 0; i < changes.size() && i < most_told; ++i)
        text = sentences({text, change_sentence(words, changes[i].text("what"), changes[i].text("before"), changes[i].text("after"))});
    const auto more = body.integer("count") - static_cast<std::int64_t>(std::min(changes.size(), most_told));
    if (more > 0) text = sentences({text, words.text("change.more", {{"n", std::to_string(more)}})});
    for (const engine::Value& one : body.list("suggested"))
        text = sentences({text, words.text("change.suggested",
                                           {{"criterion", criterion_name(words, one.text("criterion"))},
                                            {"before", lower(term(words, "screening.value", one.text("before")))},
                                            {"after", lower(term(words, "screening.value", one.text("after")))}})});
    return text;
}

std::string target_sentence(const Catalogue& words, std::string_view target, std::string_view relation) {
    if (target.empty()) return {};
    return words.text(relation == "moved_to" ? "change.moved_to" : "change.referred_to", {{"target", orpha(target)}});
}

std::string flag_release(const Catalogue& words, const engine::Value& body) {
    const engine::Value* const release = body.find("release");
    if (release == nullptr) return {};
    return words.text("change.release", {{"date", long_date(words, std::string_view(release->text("date")).substr(0, 10))}});
}

}  // namespace web
