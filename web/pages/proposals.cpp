// Proposals: anyone with a role proposes, a case officer makes it a case, links it or refuses with a reason.
#include "web/icons.hpp"
#include "web/pages/act_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/proposal_file.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::ProposalFile;

struct ProposalCard {
    std::string href, name, detail, state, case_href, case_id;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("detail", detail);
        to("state", state);
        to("case_href", case_href);
        to("case_id", case_id);
    }
};

struct ProposalsView {
    std::string receipt, propose_href, shown, past_action, as_of;
    std::vector<ProposalCard> waiting, judged;

    void describe(auto& to) const {
        to("receipt", receipt);
        to("propose_href", propose_href);
        to("shown", shown);
        to("past_action", past_action);
        to("as_of", as_of);
        to("waiting", waiting);
        to("judged", judged);
    }
};

struct ProposalView {
    Crumbs crumbs;
    std::string title, intro, removal_href;
    std::vector<ErrorSummary> summary;
    std::vector<Fact> facts;
    Html reason;
    std::vector<FormView> form;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("intro", intro);
        to("removal_href", removal_href);
        to("summary", summary);
        to("facts", facts);
        to("reason", reason);
        to("form", form);
    }
};

constexpr Template<ProposalsView> list_template{"proposals"};
constexpr Template<ProposalView> one_template{"proposal"};

bool sees(const Call& call, std::string_view proposer) { return proposer == call.viewer.person || workflows::sees_proposals(call.viewer.standings); }

ProposalCard card_of(const Call& call, const workflows::ProposalRow& row) {
    ProposalCard card{.href = link_then(call, "/proposals/" + row.id),
                      .name = row.name.empty() ? call.words.text("removal.gone") : row.name,
                      .detail = date_and_time(call.words, row.at),
                      .state = term(call.words, "proposal.status", row.status)};
    if (!row.orpha.empty()) card.detail = orpha(row.orpha) + " \u00b7 " + card.detail;
    if (!row.case_id.empty()) {
        card.case_href = link_then(call, "/cases/" + row.case_id);
        card.case_id = row.case_id;
    }
    return card;
}

Response show_list(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    ProposalsView page{.past_action = "/proposals", .as_of = moment_typed(call)};
    const Cases cases(call);
    for (const auto& row : cases->proposals(""))
        if (sees(call, row.proposer))
            (row.status == "received" ? page.waiting : page.judged).push_back(card_of(call, row));
    page.shown = call.words.text("proposal.waiting", {{"n", std::to_string(page.waiting.size())}});
    if (!call.as_of) page.propose_href = "/proposals/new";
    if (call.in_query("done") == "propose") page.receipt = call.words.text("receipt.propose");
    if (call.in_query("done") == "judge_proposal") page.receipt = call.words.text("receipt.judge_proposal");
    return show(call, {.title = call.words.text("nav.proposals"), .menu = "proposals"}, list_template, page);
}

Crumbs crumbs_to(const Call& call, std::string here) {
    return crumbs({{link_then(call, "/proposals"), call.words.text("nav.proposals"), {}}}, std::move(here));
}

Response propose_form(Call& call, const Pairs& values, const std::vector<engine::FieldError>& errors, int status) {
    ProposalView page{.title = act_title(call.words, "propose"), .intro = call.words.text("act.propose.help")};
    page.crumbs = crumbs_to(call, page.title);
    const auto* spec = find_spec(call, "propose");
    if (spec != nullptr) {
        FormView form =
            form_for({call, nullptr, *spec, values, errors}, "/proposals/new", std::string(value_of(values, "key")));
        form.button = call.words.text("proposal.send");
        page.form.push_back(std::move(form));
    }
    if (!errors.empty()) page.summary.push_back(summary_of(call.words, "propose", errors));
    return show(call, {.title = page.title, .menu = "proposals", .error = !errors.empty(), .status = status},
                one_template, page);
}

Response show_propose(Call& call) { return propose_form(call, call.request.query, {}, 200); }

Response send_propose(Call& call) {
    const auto form = parse_form(call.request.body);
    const auto* spec = find_spec(call, "propose");
    if (!form || spec == nullptr) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return propose_form(call, *form, sent.errors, 400);
    const auto result = call.app.engine.perform({.stream = "",
                                                 .act = "propose",
                                                 .fields = sent.fields,
                                                 .person = call.viewer.person,
                                                 .via = "page",
                                                 .idempotency_key = std::string(value_of(*form, "key")),
                            .acknowledged = acknowledges(*form)});
    if (std::holds_alternative<engine::Done>(result)) return see_other("/proposals?done=propose");
    const auto& problem = std::get<engine::Problem>(result);
    Response response = propose_form(call, *form, errors_of(problem), status_of(problem.type));
    response.problem = problem.type;
    return response;
}

std::shared_ptr<const ProposalFile> proposal_of(Call& call) {
    auto file = std::dynamic_pointer_cast<const ProposalFile>(call.store().read("proposal/" + std::string(call.in_path("id"))));
    return file && sees(call, file->proposer) ? file : nullptr;
}

std::vector<Fact> facts_of(const Call& call, const ProposalFile& file) {
    const auto& words = call.words;
    std::vector<Fact> facts{{words.text("proposal.received"), date_and_time(words, file.received_at), {}},
                            {words.text("field.origin"), term(words, "channel", file.origin), {}}};
    if (!file.orpha.empty()) facts.push_back({words.text("field.orpha"), orpha(file.orpha), {}});
    if (!file.organisation.empty()) facts.push_back({words.text("field.organisation"), file.organisation, {}});
    facts.push_back({words.text("proposal.state"), term(words, "proposal.status", file.status), file.verdict_reason});
    if (!file.case_id.empty()) facts.push_back({words.text("case.case"), file.case_id, {}});
    return facts;
}

Response judge_form(Call& call, const ProposalFile& file, const Pairs& values,
                    const std::vector<engine::FieldError>& errors, int status) {
    ProposalView page{.title = file.name.empty() ? call.words.text("removal.gone") : file.name, .facts = facts_of(call, file), .reason = paragraphs(file.reason)};
    if (!call.as_of && call.app.engine.explain({.stream = "proposal/" + file.id, .act = "countersign_removal", .fields = engine::Value::object(), .person = call.viewer.person}).may_act)
        page.removal_href = "/proposals/" + file.id + "/removal";
    page.crumbs = crumbs_to(call, page.title);
    const auto* spec = find_spec(call, "judge_proposal");
    const auto explanation = call.app.engine.explain({.stream = "proposal/" + file.id,
                                                      .act = "judge_proposal",
                                                      .fields = engine::Value::object(),
                                                      .person = call.viewer.person});
    if (spec != nullptr && !call.as_of && file.status == "received" && (explanation.offered || !errors.empty())) {
        FormView form = form_for({call, nullptr, *spec, values, errors}, "/proposals/" + file.id,
                                 std::string(value_of(values, "key")));
        form.hidden.push_back({"version", std::to_string(file.version())});
        form.button = act_title(call.words, "judge_proposal");
        page.form.push_back(std::move(form));
    }
    if (!errors.empty()) page.summary.push_back(summary_of(call.words, "judge_proposal", errors));
    return show(call, {.title = page.title, .menu = "proposals", .error = !errors.empty(), .status = status},
                one_template, page);
}

Response show_one(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto file = proposal_of(call);
    return file ? judge_form(call, *file, call.request.query, {}, 200)
                : problem_response(call, "not-found", call.as_of ? "problem.no_proposal_yet" : "problem.no_such_case");
}

Response judge(Call& call) {
    const auto file = proposal_of(call);
    if (!file) return problem_response(call, "not-found", "problem.no_such_case");
    const auto form = parse_form(call.request.body);
    const auto* spec = find_spec(call, "judge_proposal");
    if (!form || spec == nullptr) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return judge_form(call, *file, *form, sent.errors, 400);
    engine::Command command{.stream = "proposal/" + file->id,
                            .act = "judge_proposal",
                            .fields = sent.fields,
                            .person = call.viewer.person,
                            .via = "page",
                            .idempotency_key = std::string(value_of(*form, "key")),
                            .acknowledged = acknowledges(*form)};
    command.expected_version = value_of(*form, "version") == std::to_string(file->version()) ? file->version() : 0;
    const auto result = call.app.engine.perform(command);
    if (std::holds_alternative<engine::Done>(result)) return see_other("/proposals?done=judge_proposal");
    const auto& problem = std::get<engine::Problem>(result);
    Response response = judge_form(call, *file, *form, errors_of(problem), status_of(problem.type));
    response.problem = problem.type;
    return response;
}

}  // namespace

PageSet proposal_pages() {
    return {.routes = {page_route("/proposals", show_list, "Proposed diagnoses", {"done", "as_of"}),
                       page_route("/proposals/new", show_propose, "Proposes a diagnosis", {"name", "orpha", "origin"}),
                       form_route("/proposals/new", send_propose, "Proposes a diagnosis"),
                       page_route("/proposals/{id}", show_one, "One proposal", {"as_of"}),
                       form_route("/proposals/{id}", judge, "Judges a proposal")},
            .templates = {use_of(list_template), use_of(one_template)}};
}

}  // namespace web
