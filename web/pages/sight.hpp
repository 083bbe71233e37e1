// What a viewer may see of a case, and the few things that many pages ask of it. Rules stay in the engine: whether
// something can be done is asked there, never here.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// A case as this viewer sees it.
struct Sight {
    std::shared_ptr<const workflows::Case> file;
    bool recused = false;   ///< tied in this case: the open part only (specification section 9)
    bool internal = false;  ///< case officers and the leader group, unless recused: internal comments too
    bool audits = false;    ///< an auditor, unless recused: reads what is internal, not what is withheld
    bool counts = false;    ///< sees counts of enquiries; others see bands (specification section 11)
    std::shared_ptr<const workflows::Case> now = nullptr;  ///< the case as it stands, where `file` is the past

    const workflows::Case& operator*() const { return *file; }
    const workflows::Case* operator->() const { return file.get(); }
    /// The papers: evidence, recommendation, candidates, motions.
    bool papers() const { return !recused; }
};

std::string stream_of(std::string_view case_id);
/// The case that the path names in {id}, or the answer to give instead (404, 403).
std::optional<Sight> look_at_case(Call& call, Response& instead);
/// The same, as it stands or as ?as_of asks for it; the moment is taken into the call.
std::optional<Sight> look_at_case_then(Call& call, Response& instead);
/// Which cases the viewer is shut out of today, whatever moment the call asks for: of a case as it stood, by what held then and by
/// what holds now.
workflows::ShutOut shut_out_for(const Call& call);
/// What the viewer may see, on the whole case: its words are still to be hidden.
Sight standing_in(const Call& call, std::shared_ptr<const workflows::Case> file);
/// The case without the words that this viewer may not read.
Sight sight_of(const Call& call, std::shared_ptr<const workflows::Case> file);
/// The case as it stood at the moment the call asks for, to one who sees `now`: no more is seen of the past than both rights
/// allow. No file in it when the case did not exist yet.
Sight past_sight(const Call& call, const Sight& now);
/// The case as the call asks for it: past or present; no file where there is none.
std::shared_ptr<const workflows::Case> case_then(const Call& call, std::string_view case_id);
/// The viewer as one who reads the case.
workflows::Reader reader_of(const Call& call, const Sight& sight);
/// Which comments of a case, as the call asks for it, the viewer may read: of the past those that may still be read. Borrows the case.
workflows::MayRead readable_in(const Call& call, const workflows::Case& file);
/// The words of the case that the viewer may not read today, whatever moment the call asks for.
workflows::HiddenWords hidden_from(const Call& call, const workflows::Case& file);

/// Days of this stay in its phase on which the case was parked, until `day`: no days in the phase (specification section 10).
int paused_days(const workflows::Case& file, engine::Date day);

/// May this viewer read the comment's text?
bool may_read(const Call& call, const Sight& sight, const workflows::Comment& comment);
/// True when the viewer follows the case ("workflows/phase_model/following.hpp").
bool follows(const Call& call, const workflows::Case& file);
/// 0, 1–4, 5–9, 10+.
std::string band(const workflows::Catalogue& words, std::int64_t count);
/// The name to show: in the viewer's language if the case has one, else bokmål, else English.
std::string case_name(const Call& call, const workflows::Case& file);
/// True when the name shown is English on a page that is not.
bool is_english_name(const Call& call, const workflows::Case& file);
/// The text in the viewer's language, else in bokmål.
const std::string& summary_text(const Call& call, const workflows::Summary& summary);

}  // namespace web
