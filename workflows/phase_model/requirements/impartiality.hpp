// Questions about who is bound by what was prepared and declared, shared by requirements and acts.
#pragma once

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/removals.hpp"
#include "workflows/phase_model/scene.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace workflows {

/// A declaration counts until the case enters anew the phase it was made in.
bool still_counts(const Case& file, const Declaration& declaration);

/// What is signed for a redaction: which words of the case, and why. Not what they say.
std::string redaction_hash(const Case& file, std::int64_t entry, std::string_view place, std::string_view ground);
/// Somebody else's yes to the redaction that the form names; null when there is none, or when their last word was no.
const Countersignature* redaction_signed(const Scene& scene);
/// The words of the meeting or proposal that the scene is about; null for a case. And how many entries it has.
const Removals* removals_of(const Scene& scene);
std::int64_t removals_version(const Scene& scene);
/// Who else said yes to removing the words that the form names; "" for nobody.
std::string removal_signed_by(const Scene& scene);

}  // namespace workflows
