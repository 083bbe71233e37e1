// The past, as ?as_of asks for it: which moment, and the cases as they stood then. Who may see what is still decided by the
// rights of today; a past page offers no acts.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// A moment as people and programs write it: what workflows::read_as_of() reads, or a date as people type it, with or
/// without a time of the day ("22.11.2026 kl. 14.32").
std::optional<workflows::AsOf> read_moment(std::string_view typed);
/// As it is typed in a form: "22.11.2026", "22.11.2026 14.32".
std::string typed_moment(const workflows::AsOf& moment);
/// "22. november 2026", "22. nov. 2026 kl. 14.32".
std::string moment_in_words(const workflows::Catalogue& words, const workflows::AsOf& moment);

/// Takes ?as_of into the call, and its day for today; gives the answer to make instead when it says no moment. One that has
/// not passed yet shows the present.
std::optional<Response> read_past(Call& call);

/// The moment that the call asks for, for the field of a form that asks for one; "" for the present.
std::string moment_typed(const Call& call);
/// The moment that the call asks for, for ?as_of of an address; "" for the present.
std::string moment_asked(const Call& call);
/// A link to another page that has a past, at the moment that the call asks for.
std::string link_then(const Call& call, std::string_view path, Pairs query = {});

/// The cases as the call asks for them.
class Cases {
public:
    explicit Cases(const Call& call) : past_(call.as_of ? call.app.cases.as_of(*call.as_of) : nullptr), present_(call.app.cases) {}
    workflows::CaseList& operator*() const { return past_ ? *past_ : present_; }
    workflows::CaseList* operator->() const { return &**this; }

private:
    std::unique_ptr<workflows::CaseList> past_;
    workflows::CaseList& present_;
};

/// The stream as it stood at the moment, or null.
std::shared_ptr<const engine::CaseFile> file_as_of(const Call& call, const std::string& stream, const workflows::AsOf& moment);

}  // namespace web
