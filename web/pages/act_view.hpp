// The pages around one act: its form, the review before sending, the ballot, the conflict.
#pragma once

#include "web/pages/case_view.hpp"
#include "web/pages/suggestion_view.hpp"

#include <string>
#include <vector>

namespace web {

struct ActView {
    Crumbs crumbs;
    std::string title, id, name, intro, after, verdict, facts_title;
    Html facts;
    std::vector<SuggestionView> suggestions;
    std::vector<ErrorSummary> summary;
    std::vector<StepView> needs;
    std::vector<FormView> form;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("id", id);
        to("name", name);
        to("intro", intro);
        to("after", after);
        to("verdict", verdict);
        to("facts_title", facts_title);
        to("facts", facts);
        to("suggestions", suggestions);
        to("summary", summary);
        to("needs", needs);
        to("form", form);
    }
};

/// What is about to be sent, with who will see it.
Response show_review(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form);
/// The form of an act again, with what was typed and what is wrong.
Response show_act_again(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form,
                        const std::vector<engine::FieldError>& errors, int status);
/// The open ballot: criteria, then the motion, nothing chosen beforehand.
Response show_ballot(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& values,
                     const std::vector<engine::FieldError>& errors, int status);
/// Somebody saved first: who, when, what changed, and the typed text still in its fields (412).
Response show_conflict(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form,
                       const engine::Problem& problem);

/// "Saker / Hypofosfatasi / here".
Crumbs crumbs_of(const Call& call, const Sight& sight, std::string here);
/// Where the act's form is sent.
std::string action_of(const Sight& sight, const engine::ActSpec& spec);

/// A motion asks only for what its transition needs: the table's row says which.
void narrow_motion(Call& call, const Sight& sight, const Pairs& values, FormFor& what);
/// First of all: what is moved. Only what can follow from here by a vote is offered.
FormView choose_transition(Call& call, const Sight& sight, const engine::ActSpec& spec);

std::vector<TemplateUse> saving_templates();
std::vector<TemplateUse> ballot_templates();

}  // namespace web
