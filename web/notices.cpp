#include "web/notices.hpp"

#include "web/pages/sight.hpp"
#include "web/pages/story.hpp"

#include <map>

namespace web {

namespace {

/// The case as the viewer sees it, if at all.
std::optional<Sight> looked_at(Call& call, const std::string& case_id) {
    auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(case_id)));
    if (!file || !call.app.engine.workflow().may_read(file.get(), call.viewer.person, call.now())) return std::nullopt;
    return sight_of(call, std::move(file));
}

}  // namespace

std::vector<ShownNotice> shown_notices(Call& call, std::size_t limit) {
    std::vector<ShownNotice> all;
    if (call.app.notices == nullptr) return all;
    std::map<std::string, std::optional<Sight>> cases;
    for (workflows::Notice& notice : call.app.notices->list(call.viewer.person, limit)) {
        if (!cases.contains(notice.case_id)) cases.emplace(notice.case_id, looked_at(call, notice.case_id));
        const auto& sight = cases.at(notice.case_id);
        ShownNotice shown{std::move(notice), {}, {}};
        if (sight) shown.name = case_name(call, **sight);
        if (sight && !sight->recused)
            for (const engine::Sealed& sealed : call.app.engine.store().events(stream_of(shown.notice.case_id), shown.notice.seq - 1, 1))
                shown.sentence = sentence_of(call.words, sealed.event, {});
        all.push_back(std::move(shown));
    }
    return all;
}

}  // namespace web
