#include "workflows/phase_model/invitation.hpp"

namespace workflows {

namespace {

std::string summary_in(const Case& file, const std::string& language) {
    const Summary* summary = file.summary();
    if (summary == nullptr) return {};
    if (language == "nn" && !summary->nn.text.empty()) return summary->nn.text;
    if (language == "en" && !summary->en.text.empty()) return summary->en.text;
    return summary->nb.text;
}

void add(std::string& text, const std::string& paragraph) {
    if (!paragraph.empty()) text += (text.empty() ? "" : "\n\n") + paragraph;
}

}  // namespace

const Invitation* invitation(const Case& file, std::int64_t seq) {
    for (const Invitation& one : file.invitations)
        if (one.by.seq == seq) return &one;
    return nullptr;
}

std::string invitation_text(const Catalogue& words, const Case& file, const Invitation& invited, std::string_view link) {
    const Values values{{"name", file.name(words.language())}, {"case", file.id}, {"body", "@body." + invited.body}, {"until", engine::to_text(invited.until)}};
    std::string text = words.text("invitation.title." + invited.purpose, values);
    add(text, words.text("invitation.to", values));
    add(text, words.text("invitation.why." + invited.purpose, values));
    add(text, summary_in(file, words.language()));
    if (!invited.asked.text.empty()) add(text, words.text("invitation.asked") + "\n" + invited.asked.text);
    add(text, words.text("invitation.until", values));
    add(text, words.text("invitation.how") + "\n" + std::string(link));
    add(text, words.text("invitation.no_patients"));
    return text + "\n";
}

}  // namespace workflows
