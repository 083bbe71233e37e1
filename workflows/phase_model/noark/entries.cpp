#include "workflows/phase_model/noark/entries.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/publicity.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// Transitions carry their row and who decided in which manner.
bool is_transition(const engine::Event& event) { return event.body.has("transition") && event.body.has("manner"); }

bool is_from_outside(std::string_view event) {
    return event == "comment_given" || event == "comment_edited" || event == "comment_withdrawn" || event == "reassessment_asked";
}

bool goes_out(std::string_view event) {
    return event == "comment_answered" || event == "body_invited" || event == "reassessment_answered";
}

std::string status_of(const Case& file) { return file.is_closed() ? "Avsluttet" : "Under behandling"; }

/// What stands on the folder, and how an archive calls it.
std::vector<std::pair<std::string, std::string>> data_of(const Case& file) {
    return {{"M020 tittel", file.name()}, {"M022 noekkelord", file.orpha()}, {"M052 saksstatus", status_of(file)}, {"M021 beskrivelse", "Fase " + std::to_string(file.phase)}};
}

class Reading {
public:
    Reading(const PartOfStream& found, const std::string& case_id, const Catalogue& words) : found_(found), words_(words), file_(case_id) {
        folder_.case_id = case_id;
        folder_.id = archive_id("case/" + case_id);
    }

    ArchiveFolder read() {
        for (std::size_t i = 0; i < found_.last; ++i) {
            const auto before = i == 0 ? std::vector<std::pair<std::string, std::string>>() : data_of(file_);
            file_.apply(found_.events[i], found_.texts);
            publicity_.follow(found_.events[i].event);
            if (i < found_.first) continue;
            note_changes(before, found_.events[i].event);
            note_entry(found_.events[i].event);
        }
        const engine::Event& first = found_.events.front().event;
        const engine::Event& last = found_.events[found_.last - 1].event;
        folder_.title = file_.name().empty() ? "Sak " + folder_.case_id : file_.name();
        folder_.orpha = file_.orpha();
        folder_.opened_at = first.at;
        folder_.opened_on = first.date;
        folder_.opened_by = first.actor;
        folder_.last_at = last.at;
        folder_.last_by = last.actor;
        folder_.closed = file_.is_closed();
        folder_.officer = officer_.empty() ? first.actor : officer_;
        return std::move(folder_);
    }

private:
    void note_changes(const std::vector<std::pair<std::string, std::string>>& before, const engine::Event& event) {
        const auto after = data_of(file_);
        for (std::size_t i = 0; i < after.size(); ++i) {
            const std::string was = before.empty() ? std::string() : before[i].second;
            if (was == after[i].second || after[i].second.empty()) continue;
            folder_.changes.push_back({after[i].first, event.at, event.actor, was.empty() ? "(ingen)" : was, after[i].second});
        }
    }

    void note_entry(const engine::Event& event) {
        if (event.role == "case_officer") officer_ = event.actor;
        const auto commitments = engine::commitments_of(event.body);
        if (commitments.empty() && !is_transition(event)) return;
        ArchiveEntry entry{.id = archive_id(event.stream + "/" + std::to_string(event.seq)),
                           .at = event.at,
                           .date = event.date,
                           .actor = event.actor,
                           .role = event.role,
                           .seq = event.seq,
                           .title = title_of(event),
                           .incoming = is_from_outside(event.name)};
        entry.kind = entry.incoming ? "Inngående dokument" : goes_out(event.name) ? "Utgående dokument" : "Organinternt dokument uten oppfølging";
        entry.other_party = event.body.text("organisation").empty() ? event.actor : event.body.text("organisation");
        for (const auto& [place, sha256] : commitments) {
            const auto text = found_.texts.find(sha256);
            if (text != found_.texts.end() && !text->second.redacted) entry.words.emplace_back(place, text->second.text);
            entry.is_public = entry.is_public && publicity_.is_public(event, place);
        }
        if (const auto set = file_now().access.find(event.seq); set != file_now().access.end() && set->second.level != "public") {
            entry.is_public = false;
            entry.ground = set->second.ground.empty() ? std::string() : words_.text("choice.ground." + set->second.ground);
        }
        if (!entry.is_public && entry.ground.empty()) entry.ground = "Internt, ikke vurdert for innsyn";
        folder_.entries.push_back(std::move(entry));
    }
    /// Levels as they stand now, also for entries of long ago.
    const Case& file_now() const {
        const auto* now = dynamic_cast<const Case*>(found_.file.get());
        return now != nullptr ? *now : file_;
    }
    std::string title_of(const engine::Event& event) const {
        const std::string key = "act." + event.act;
        return words_.has(key) ? words_.text(key) : event.name;
    }

    const PartOfStream& found_;
    const Catalogue& words_;
    Case file_;
    Publicity publicity_;
    std::string officer_;
    ArchiveFolder folder_;
};

}  // namespace

std::string archive_id(std::string_view name) {
    std::string digits = engine::sha256_hex(name).substr(0, 32);
    for (const std::size_t place : {20U, 16U, 12U, 8U}) digits.insert(place, "-");
    return digits;
}

ArchiveFolder archive_folder(const PartOfStream& found, const std::string& case_id, const Catalogue& words) {
    return Reading(found, case_id, words).read();
}

}  // namespace workflows
