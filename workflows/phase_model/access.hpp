// Who may read which words of a case: the one place that pages, API, command line and exports ask (specification 13).
//
// Everyone who may read a case reads its public words. A comment may be internal by its author's wish, a comment or document
// by a case officer's assessment (set_access), and a comment may be hidden. What is hidden from somebody is told as a set of
// commitments, so that it can be left out of a folded case, of a history and of an export alike.
#pragma once

#include "engine/event.hpp"
#include "engine/time.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/case.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Tied in the case; or standing in for one who is, and bound by it: led by the same centre, or a case officer for the
/// administrative leader (section 9). `on_behalf` is "" for one who stands in for nobody.
bool is_recused(const Case& file, const Office& office, engine::Date today, std::string_view person, std::string_view on_behalf);

/// Answers for one reader whether of a case only the public part may be read, since they are recused in it.
using ShutOut = std::function<bool(const Case& file)>;
ShutOut shut_out(std::shared_ptr<const Office> office, std::string person, engine::Date today);

/// Those who prepare, decide and audit see the leader group's meetings; not those who are heard.
bool sees_meetings(const std::vector<Standing>& standings);
/// Those who judge, lead and audit see what others have proposed; everybody sees what they proposed themselves.
bool sees_proposals(const std::vector<Standing>& standings);

/// One who reads a case, with what follows from roles and recusal. Nobody at all is {}: what anybody may read.
struct Reader {
    std::string person;
    bool prepares = false;  ///< case officer or leader group, not recused in the case
    bool audits = false;    ///< auditor, not recused in the case
};

/// How a person with these standings of today reads the case: who stands in for a member in it prepares as the member does.
Reader reader_in(const Case& file, const std::string& person, const std::vector<Standing>& standings, bool is_shut_out);

/// Commitments (sha256) of texts.
using HiddenWords = std::set<std::string, std::less<>>;

/// The level that stands for an entry: as assessed, else as its author wished; "public" where nobody has said anything.
std::string access_level(const Case& file, std::int64_t entry);
/// A decision on need, or an end of the case, has come after the entry: what was deferred until then is open.
bool is_decided_after(const Case& file, std::int64_t entry);
/// May this reader read the words of the comment or document?
bool may_read(const Case& file, const Comment& comment, const Reader& reader, engine::Date today);
bool may_read(const Case& file, const Evidence& item, const Reader& reader, engine::Date today);

/// Answers whether a comment of one case may be read.
using MayRead = std::function<bool(const Comment& comment)>;
/// Which this reader may read. Borrows the case.
MayRead readable(const Case& file, const Reader& reader, engine::Date today);
/// Of those that may be read in the case as it stood, which this reader may still read as it stands in `now`: none that has been
/// withdrawn since, or hidden for good.
MayRead still_readable(MayRead then, std::shared_ptr<const Case> now, const Reader& reader, engine::Date today);

/// Every word of the case, earlier versions and answers too, that this reader may not read today.
HiddenWords hidden_words(const Case& file, const Reader& reader, engine::Date today);
/// The case without those words: the same one where there are none. Commitments stay, so that hashes do not change.
std::shared_ptr<const Case> without(std::shared_ptr<const Case> file, const HiddenWords& hidden);
/// Takes those words out of opened texts.
void leave_out(engine::Texts& texts, const HiddenWords& hidden);

}  // namespace workflows
