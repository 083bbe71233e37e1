#include "web/pages/comment_words.hpp"

#include "workflows/phase_model/access.hpp"

namespace web {

std::string part_name(const Catalogue& words, std::string_view part) {
    if (part.size() == 2 && part[0] == 'K') return criterion_name(words, part);
    return term(words, "choice.part", part.empty() ? "case" : part);
}

std::string said_for(const Catalogue& words, const workflows::Stamp& by) {
    const std::string& place = by.organisation.empty() ? by.centre : by.organisation;
    return place + (place.empty() ? "" : " \u00b7 ") + long_date(words, by.date);
}

std::string said_by(const Catalogue& words, const workflows::Stamp& by) {
    return role_name(words, by) + " \u00b7 " + long_date(words, by.date);
}

std::string answer_text(const Catalogue& words, std::string_view opening, std::string_view reason) {
    if (opening.empty()) return std::string(reason);
    return term(words, "choice.opening", opening) + " " + std::string(reason);
}

void reply_as(const workflows::Case& file, Pairs& values) {
    for (const auto& comment : file.comments) {
        if (std::to_string(comment.by.seq) != value_of(values, "reply_to")) continue;
        if (find(values, "part") == nullptr) values.emplace_back("part", comment.part);
        if (workflows::access_level(file, comment.by.seq) != "public") values.emplace_back("visibility", "internal");
    }
}

}  // namespace web
