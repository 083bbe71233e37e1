#include "web/pages/steps.hpp"

#include "web/icons.hpp"
#include "web/pages/form.hpp"
#include "web/pages/frame.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

std::int64_t passed(const engine::Explanation& explanation) {
    return std::ranges::count_if(explanation.answers,
                                 [](const engine::Answer& answer) { return answer.lets_through() || answer.in_form; });
}

/// Requirements that lack the very same thing stand together.
void add_need(std::vector<NeedView>& needs, NeedView need) {
    const auto same = [&](const NeedView& other) {
        return other.reason == need.reason && other.mark.status == need.mark.status &&
               std::ranges::equal(
                   other.cures, need.cures, {}, [](const CureView& cure) { return cure.who + cure.href; },
                   [](const CureView& cure) { return cure.who + cure.href; });
    };
    const auto found = std::ranges::find_if(needs, same);
    if (found == needs.end())
        needs.push_back(std::move(need));
    else
        found->name += " \u00b7 " + need.name;
}

bool is_role_at_the_item(std::string_view role) {
    return role == "member" || role == "seated" || role == "chair" || role == "anyone" || role == "author" ||
           role == "proposer";
}

}  // namespace

std::string act_title(const Catalogue& words, std::string_view act) { return words.text("act." + std::string(act)); }

std::string act_title_with(const Catalogue& words, std::string_view act, const Pairs& fields) {
    const std::string title = act_title(words, act);
    for (const auto& [name, value] : fields) {
        if (value.empty()) continue;
        if (name == "criterion") return words.text("crit.assess", {{"K", criterion_name(words, value)}});
        if (name == "body") return title + ": " + lower(body_name(words, value));
        if (name == "claim") return title + ": " + lower(term(words, "claim", value));
        if (name == "item") return title + ": " + lower(term(words, "start_up_item", value));
        if (name == "transition") return title + ": " + lower(term(words, "choice.transition", value));
        if (name == "hit") return title + ": " + words.text("case.number", {{"case", value}});
    }
    return title;
}

std::string cure_title(const Catalogue& words, const engine::Cure& cure) {
    return act_title_with(words, cure.act, cure.fields);
}

std::string Explained::href_of(std::string_view act, const Pairs& fields) const {
    return link_to("/cases/" + sight_->id + "/acts/" + std::string(act), fields);
}

/// The viewer holds the role that cures, and the engine says that the act would be accepted with these fields.
bool Explained::is_mine(const engine::Cure& cure) const {
    if (cure.act.empty() || !offered(cure.act)) return false;
    const auto fits = [&](const workflows::Standing& standing) {
        return standing.role == cure.role && (cure.centre.empty() || standing.centre == cure.centre);
    };
    if (!is_role_at_the_item(cure.role) && std::ranges::none_of(call_.viewer.standings, fits)) return false;
    if (cure.fields.empty()) return true;
    engine::Command command{.stream = stream_of(sight_->id),
                            .act = cure.act,
                            .fields = engine::Value::object(),
                            .person = call_.viewer.person};
    for (const auto& [name, value] : cure.fields) command.fields.set(name, value);
    return call_.app.engine.explain(command).offered;
}

NeedView Explained::need(const engine::Answer& answer) const {
    NeedView view{.mark = status_mark(call_.words, answer.status),
                  .name = call_.words.text("requirement." + answer.requirement),
                  .reason = call_.words.text(answer.reason)};
    if (answer.lets_through()) return view;
    if (answer.in_form) {
        view.cures.push_back({call_.words.text("why.in_form"), "", ""});
        return view;
    }
    std::size_t mine = 0;
    for (const auto& cure : answer.cures) {
        if (is_mine(cure)) {
            view.mine = true;
            view.cures.insert(
                view.cures.begin() + static_cast<std::ptrdiff_t>(mine++),
                {call_.words.text("why.you"), href_of(cure.act, cure.fields), cure_title(call_.words, cure)});
        } else {
            view.cures.push_back({call_.words.text("why.role", {{"role", cure_role(call_.words, cure)}}), "", ""});
        }
    }
    const auto [first, last] =
        std::ranges::unique(view.cures, {}, [](const CureView& cure) { return cure.who + cure.href; });
    view.cures.erase(first, last);
    return view;
}

StepView Explained::step(const engine::Explanation& explanation) const {
    const auto& words = call_.words;
    StepView view{.title = act_title(words, explanation.act), .ready = explanation.offered};
    std::vector<NeedView> mine, unmet, unknown;
    for (const auto& answer : explanation.answers) {
        NeedView one = need(answer);
        if (answer.lets_through())
            view.done.push_back(std::move(one));
        else if (one.mine)
            mine.push_back(std::move(one));
        else
            (answer.status == engine::Status::unmet ? unmet : unknown).push_back(std::move(one));
    }
    const auto all = std::to_string(explanation.answers.size()), through = std::to_string(passed(explanation));
    const int to = workflows::phase_number(explanation.to);
    if (view.ready) {
        view.href = href_of(explanation.act);
        view.button = view.title;
        view.verdict = words.text(explanation.answers.empty() ? "why.free" : "why.ready", {{"b", all}});
        if (to >= 0 && to <= 7)
            view.verdict += " " + words.text("why.goes", {{"phase", phase_name(words, to)}});
        else if (to == 9)
            view.verdict += " " + words.text("why.closes");
    } else {
        const bool moves = to >= 0 && to <= 7 && to != sight_->phase;
        view.verdict = moves ? words.text("why.blocked", {{"n", std::to_string(to)}, {"a", through}, {"b", all}})
                             : words.text("why.blocked_here", {{"a", through}, {"b", all}});
        if (!mine.empty()) {
            view.verdict += " " + words.text("why.yours", {{"n", std::to_string(mine.size())}});
            view.href = mine.front().cures.front().href;
            view.button = mine.front().cures.front().act;
        }
    }
    view.mark = status_mark(words, view.ready ? engine::Status::met : engine::Status::unmet);
    for (auto* part : {&mine, &unmet, &unknown})
        for (auto& one : *part) add_need(view.left, std::move(one));
    if (!view.done.empty()) view.settled = words.text("why.settled", {{"n", std::to_string(view.done.size())}});
    return view;
}

/// Who decides, by the table's row: "Leder for tjenesten", "Ledergruppen".
std::string Explained::deciders(const engine::Explanation& explanation) const {
    const std::string from = sight_->is_closed()
                                 ? std::string(workflows::closed_id)
                                 : std::string(workflows::phase_ids.at(static_cast<std::size_t>(sight_->phase)));
    std::string text;
    for (const auto& row : call_.app.engine.workflow().rows()) {
        if (row.event != explanation.act || row.from != from) continue;
        for (const auto& role : row.decided_by) text += (text.empty() ? "" : ", ") + term(call_.words, "role", role);
        break;
    }
    return text;
}

OtherStep Explained::other(const engine::Explanation& explanation) const {
    const auto& words = call_.words;
    OtherStep step{.title = act_title(words, explanation.act), .href = href_of(explanation.act)};
    const auto all = std::to_string(explanation.answers.size()), through = std::to_string(passed(explanation));
    if (explanation.offered) {
        step.line = words.text("why.you_can");
        step.link = step.title;
    } else {
        const std::string who = deciders(explanation);
        step.line = (who.empty() ? "" : words.text("why.done_by", {{"role", who}}) + " ") +
                    words.text("why.count", {{"a", through}, {"b", all}});
        step.link = words.text("why.show");
    }
    return step;
}

Steps Explained::steps() const {
    Steps steps;
    const auto* ahead = forward();
    if (ahead != nullptr) steps.forward.push_back(step(*ahead));
    for (const auto& explanation : all_) {
        if (!explanation.transition.empty() && &explanation != ahead) steps.others.push_back(other(explanation));
        if (explanation.transition.empty() && explanation.offered && explanation.act != "follow" &&
            explanation.act != "unfollow" && can_be_filled_in(call_, *sight_, explanation.act))
            steps.acts.push_back({href_of(explanation.act), act_title(call_.words, explanation.act), {}});
    }
    std::ranges::stable_partition(steps.others, [&](const OtherStep& step) { return step.link == step.title; });
    return steps;
}

std::vector<Waiting> Explained::waiting() const {
    std::vector<Waiting> list;
    const auto* ahead = forward();
    if (ahead == nullptr || sight_.recused) return list;
    if (ahead->offered) {
        list.push_back(
            {ahead->act, act_title(call_.words, ahead->act), call_.words.text("turn.ready"), href_of(ahead->act)});
        return list;
    }
    for (const auto& answer : ahead->answers) {
        if (answer.lets_through() || answer.in_form) continue;
        for (const auto& cure : answer.cures) {
            if (!is_mine(cure)) continue;
            const bool criterion = !cure.fields.empty() && cure.fields.front().first == "criterion";
            list.push_back({cure.act, criterion ? cure_title(call_.words, cure) : act_title(call_.words, cure.act),
                            call_.words.text(answer.reason), href_of(cure.act, cure.fields)});
            break;
        }
    }
    return list;
}

}  // namespace web
