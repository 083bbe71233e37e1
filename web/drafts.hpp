// Drafts of forms, as pages and API keep them: where a draft belongs, what of a form is kept, the guard against identity
// numbers. Only its author ever sees one.
#pragma once

#include "engine/command.hpp"
#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/people/drafts.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace web {

/// True for an act of a case in which people write, where this server keeps drafts.
bool keeps_drafts(const Call& call, const engine::ActSpec& act);
/// What the form is about where an act can be about several things, each with a draft of its own: "comment=17", or
/// "for_act=hide_comment/comment=17". As the form says in `draft_about`, however its fields were changed since it was opened.
std::string draft_about(const engine::ActSpec& act, const Pairs& form);
/// The same in pairs, as an address asks for the form.
Pairs subjects_in(std::string_view about);
/// "case/2026-0042/answer_comment/comment=17".
std::string draft_place(std::string_view case_id, const engine::ActSpec& act, const Pairs& form);
/// The fields of the act that the form holds, as a draft keeps them.
engine::Value draft_fields(const engine::ActSpec& act, const Pairs& form);
/// A draft as values of a form, with the member `draft_revision`.
Pairs draft_values(const workflows::Draft& draft);
/// The values with those of the viewer's draft before them, where there is one.
Pairs with_draft(const Call& call, std::string_view case_id, const engine::ActSpec& act, Pairs values);

/// The new revision, 0 when nothing was typed and the draft is gone; or the problem: personal-number-refused with places,
/// never digits, or stale-version with the revision that somebody, most likely another tab, has saved.
std::variant<std::int64_t, engine::Problem> keep_draft(Call& call, std::string_view case_id, const engine::ActSpec& act,
                                                       const Pairs& form, std::int64_t base);
void drop_draft(Call& call, std::string_view case_id, const engine::ActSpec& act, const Pairs& form);
/// `draft_revision` of a form; 0 when it has none.
std::int64_t revision_in(const Pairs& form);

}  // namespace web
