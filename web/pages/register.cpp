// Registering a diagnosis: first a search in Orphanet's names, then the form filled in from what was found.
#include "web/pages/act_view.hpp"
#include "web/pages/diagnosis.hpp"
#include "web/pages/neighbours.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

struct RegisterView {
    Crumbs crumbs;
    std::string title, intro, q, searched;
    std::vector<ErrorSummary> summary;
    std::vector<HitView> hits;
    std::vector<Notice> notices;
    std::vector<FormView> form;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("intro", intro);
        to("q", q);
        to("searched", searched);
        to("summary", summary);
        to("hits", hits);
        to("notices", notices);
        to("form", form);
    }
};

constexpr Template<RegisterView> register_template{"register"};
constexpr std::size_t most_hits = 20;

/// What the address says, with the names that Orphanet has for its code.
Pairs with_names(Call& call, Pairs values, std::vector<Notice>& notices) {
    const auto code = code_of(value_of(values, "orpha"));
    if (!code) return values;
    const auto found = call.app.nomenclature.find(*code);
    if (!found) {
        notices.push_back(
            {"warning", call.words.text("register.unknown", {{"code", std::to_string(*code)}}), {}, {}, {}});
        return values;
    }
    if (auto notice = inactive_notice(call, found->entity)) notices.push_back(std::move(*notice));
    if (found->entity.language == "en" && find(values, "name_en") == nullptr)
        values.emplace_back("name_en", found->entity.name);
    return values;
}

Response show_form(Call& call, const Pairs& given, const std::vector<engine::FieldError>& errors, int status) {
    RegisterView page{.title = call.words.text("register.title"), .intro = call.words.text("register.intro")};
    page.crumbs = crumbs({{"/cases", call.words.text("nav.cases"), {}}}, page.title);
    page.q = call.in_query("q");
    if (!page.q.empty()) {
        page.hits = hits_for(call, page.q, most_hits, "/cases/new");
        page.searched = call.words.text(
            "hist.hits", {{"n", std::to_string(page.hits.size())}, {"many", std::to_string(page.hits.size())}});
    }
    const auto* spec = find_spec(call, "register");
    const auto explanation = call.app.engine.explain(
        {.stream = "", .act = "register", .fields = engine::Value::object(), .person = call.viewer.person});
    if (spec != nullptr && (explanation.offered || !errors.empty())) {
        const Pairs values = with_names(call, given, page.notices);
        add_neighbour_notices(call, code_of(value_of(values, "orpha")),
                              {value_of(values, "name"), value_of(values, "name_nn"), value_of(values, "name_en")},
                              page.notices);
        FormView form = form_for({call, nullptr, *spec, values, errors, {"name", "origin", "reason"}}, "/cases/new",
                                 std::string(value_of(given, "key")));
        form.button = page.title;
        page.form.push_back(std::move(form));
    } else {
        page.notices.push_back({"info", call.words.text("act.not_you", {{"act", page.title}}), {}, {}, {}});
    }
    if (!errors.empty()) page.summary.push_back(summary_of(call.words, "register", errors));
    return show(call, {.title = page.title, .menu = "cases", .error = !errors.empty(), .status = status},
                register_template, page);
}

Response show_register(Call& call) { return show_form(call, call.request.query, {}, 200); }

Response send_register(Call& call) {
    const auto form = parse_form(call.request.body);
    const auto* spec = find_spec(call, "register");
    if (!form || spec == nullptr) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return show_form(call, *form, sent.errors, 400);
    const engine::Command command{.stream = "",
                                  .act = "register",
                                  .fields = sent.fields,
                                  .person = call.viewer.person,
                                  .via = "page",
                                  .idempotency_key = std::string(value_of(*form, "key")),
                                  .acknowledged = acknowledges(*form)};
    const auto result = call.app.engine.perform(command);
    if (const auto* done = std::get_if<engine::Done>(&result))
        return see_other(link_to("/cases/" + done->stream.substr(done->stream.find('/') + 1), {{"done", "register"}}));
    const auto& problem = std::get<engine::Problem>(result);
    Response response = show_form(call, *form, errors_of(problem), status_of(problem.type));
    response.problem = problem.type;
    return response;
}

}  // namespace

PageSet register_pages() {
    std::vector<std::string> parameters{"q"};
    for (const char* field : {"name", "name_nn", "name_en", "name_source", "orpha", "origin", "reason", "proposer"})
        parameters.emplace_back(field);
    return {.routes = {page_route("/cases/new", show_register, "Registers a diagnosis", parameters),
                       form_route("/cases/new", send_register, "Registers a diagnosis")},
            .templates = {use_of(register_template)}};
}

}  // namespace web
