// Removing personal data that was typed into a meeting or a proposal: the words that stand there, and the two acts that remove them,
// by two people.
#include "web/api/meeting_json.hpp"
#include "web/pages/act_view.hpp"
#include "web/pages/form.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/meeting_access.hpp"
#include "workflows/phase_model/proposal_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace web {

namespace {

using workflows::MeetingFile;
using workflows::ProposalFile;
using workflows::Removals;

constexpr std::array<std::string_view, 2> act_names{"countersign_removal", "remove_words"};

struct TypedRow {
    std::string where, text, state;
    std::vector<Link> links;

    void describe(auto& to) const {
        to("where", where);
        to("text", text);
        to("state", state);
        to("links", links);
    }
};

struct RemovalView {
    Crumbs crumbs;
    std::string title, intro, receipt, typed;
    std::vector<ErrorSummary> summary;
    std::vector<FormView> form;
    std::vector<TypedRow> rows;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("intro", intro);
        to("receipt", receipt);
        to("typed", typed);
        to("summary", summary);
        to("form", form);
        to("rows", rows);
    }
};

constexpr Template<RemovalView> removal_template{"removal"};

std::string name_of(const Call& call, const std::string& person) {
    const auto* found = call.viewer.office->find(person);
    return found == nullptr ? person : found->name;
}

/// The meeting or proposal that the page is about.
struct Subject {
    std::string stream, href, title, menu, list_href;
    std::int64_t version = 0;
    const Removals* removals = nullptr;
    std::shared_ptr<const engine::CaseFile> file;
};

std::optional<Subject> subject_of(Call& call) {
    const bool meeting = call.request.path.starts_with("/meetings/");
    const std::string id(call.in_path("id"));
    Subject subject{.stream = (meeting ? "meeting/" : "proposal/") + id, .href = (meeting ? "/meetings/" : "/proposals/") + id, .menu = meeting ? "meetings" : "proposals"};
    subject.list_href = "/" + subject.menu;
    subject.file = call.app.engine.store().read(subject.stream);
    if (!subject.file || !call.app.engine.workflow().may_read(subject.file.get(), call.viewer.person, call.now())) return std::nullopt;
    subject.version = subject.file->version();
    if (const auto* held = dynamic_cast<const MeetingFile*>(subject.file.get())) {
        subject.removals = &held->removals;
        subject.title = title_of(call, *held);
    } else if (const auto* proposed = dynamic_cast<const ProposalFile*>(subject.file.get())) {
        subject.removals = &proposed->removals;
        subject.title = proposed->name.empty() ? call.words.text("removal.gone") : proposed->name;
    }
    return subject;
}

/// What was typed there and may be read by who asks.
engine::Texts texts_of(const Call& call, const Subject& subject) {
    engine::Store& store = call.app.engine.store();
    engine::Texts texts = store.texts(subject.stream);
    if (const auto* meeting = dynamic_cast<const MeetingFile*>(subject.file.get()))
        workflows::leave_out(texts, workflows::hidden_words(*meeting, store.events(subject.stream), cases_of(store), shut_out_for(call)));
    return texts;
}

engine::Explanation asked(const Call& call, const Subject& subject, std::string_view act, engine::Value fields = engine::Value::object()) {
    return call.app.engine.explain({.stream = subject.stream, .act = std::string(act), .fields = std::move(fields), .person = call.viewer.person});
}

/// The act that makes such an event: its form called the words by a name that people know.
std::string act_behind(const Call& call, std::string_view event) {
    const auto& acts = call.app.engine.workflow().acts();
    const auto found = std::ranges::find_if(acts, [&](const engine::ActSpec& act) { return std::ranges::find(act.events, event) != act.events.end(); });
    return found == acts.end() ? std::string() : found->name;
}

std::string place_name(const Call& call, const std::vector<engine::Sealed>& events, const workflows::TypedPlace& one) {
    const auto made = std::ranges::find(events, one.entry, [](const engine::Sealed& sealed) { return sealed.event.seq; });
    const std::string act = made == events.end() ? std::string() : act_behind(call, made->event.name);
    const bool named = call.words.has("field." + act + "." + one.place) || call.words.has("field." + one.place);
    return call.words.text("removal.where", {{"entry", std::to_string(one.entry)}, {"place", named ? field_label(call.words, act, one.place) : one.place}});
}

/// Who it waits for: nobody has signed, somebody else has, or the words are gone.
std::string state_of(const Call& call, const Subject& subject, const workflows::TypedPlace& one) {
    for (const auto& made : subject.removals->made())
        if (made.entry == one.entry && made.place == one.place)
            return call.words.text("removal.removed", {{"ground", term(call.words, "choice.ground", made.ground)}, {"person", name_of(call, made.actor)}, {"other", name_of(call, made.countersigned_by)}});
    return {};
}

void add_rows(Call& call, const Subject& subject, RemovalView& page) {
    const auto texts = texts_of(call, subject);
    const auto events = call.app.engine.store().events(subject.stream);
    for (const auto& one : subject.removals->places()) {
        TypedRow row{.where = place_name(call, events, one), .state = state_of(call, subject, one)};
        const auto text = texts.find(one.sha256);
        if (text != texts.end() && !text->second.redacted) row.text = first_words(text->second.text);
        if (row.state.empty())
            for (const auto act : act_names)
                if (asked(call, subject, act).may_act)
                    row.links.push_back({subject.href + "/removal?act=" + std::string(act) + "&entry=" + std::to_string(one.entry) + "&place=" + percent_encoded(one.place), act_title(call.words, act), row.where});
        page.rows.push_back(std::move(row));
    }
}

void add_form(Call& call, const Subject& subject, const engine::ActSpec& spec, const Pairs& values, const std::vector<engine::FieldError>& errors, RemovalView& page) {
    FormView form = form_for({call, nullptr, spec, values, errors}, subject.href + "/removal", std::string(value_of(values, "key")));
    for (const char* name : {"entry", "place"}) {
        std::erase_if(form.controls, [&](const Control& control) { return control.name == name; });
        form.hidden.push_back({name, std::string(value_of(values, name))});
    }
    form.hidden.push_back({"act", spec.name});
    form.hidden.push_back({"version", std::to_string(subject.version)});
    form.button = act_title(call.words, spec.name);
    page.form.push_back(std::move(form));
    std::int64_t entry = 0;
    const std::string number(value_of(values, "entry"));
    std::from_chars(number.data(), number.data() + number.size(), entry);
    const auto texts = texts_of(call, subject);
    if (const auto text = texts.find(subject.removals->commitment(entry, value_of(values, "place"))); text != texts.end()) page.typed = text->second.text;
}

const engine::ActSpec* act_of(const Call& call, const Pairs& values) {
    const auto act = value_of(values, "act");
    return std::ranges::find(act_names, act) == act_names.end() ? nullptr : find_spec(call, act);
}

Response show_page(Call& call, const Subject& subject, const Pairs& values, const std::vector<engine::FieldError>& errors, int status) {
    const bool may = std::ranges::any_of(act_names, [&](auto act) { return asked(call, subject, act).may_act; });
    if (!may) return problem_response(call, "not-allowed", "problem.not_allowed");
    RemovalView page{.title = call.words.text("removal.title"), .intro = call.words.text("removal.lead")};
    page.crumbs = crumbs({{subject.list_href, call.words.text("nav." + subject.menu), {}}, {subject.href, subject.title, {}}}, page.title);
    const auto* spec = act_of(call, values);
    if (spec != nullptr) {
        page.title = act_title(call.words, spec->name);
        page.intro = call.words.text("act." + spec->name + ".help");
        add_form(call, subject, *spec, values, errors, page);
    } else {
        add_rows(call, subject, page);
    }
    if (const auto* done = find_spec(call, call.in_query("done"))) page.receipt = call.words.text("receipt.done", {{"act", lower(call.words.text("act." + done->name))}});
    if (!errors.empty()) page.summary.push_back(summary_of(call.words, spec == nullptr ? "" : spec->name, errors));
    return show(call, {.title = page.title, .menu = subject.menu, .error = !errors.empty(), .status = status}, removal_template, page);
}

Response show_removal(Call& call) {
    const auto subject = subject_of(call);
    return subject ? show_page(call, *subject, call.request.query, {}, 200) : problem_response(call, "not-found", "problem.no_such_case");
}

Response send_removal(Call& call) {
    const auto subject = subject_of(call);
    if (!subject) return problem_response(call, "not-found", "problem.no_such_case");
    const auto form = parse_form(call.request.body);
    const auto* spec = form ? act_of(call, *form) : nullptr;
    if (spec == nullptr) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return show_page(call, *subject, *form, sent.errors, 400);
    engine::Command command{.stream = subject->stream,
                            .act = spec->name,
                            .fields = sent.fields,
                            .person = call.viewer.person,
                            .via = "page",
                            .idempotency_key = std::string(value_of(*form, "key")),
                            .acknowledged = acknowledges(*form)};
    command.expected_version = value_of(*form, "version") == std::to_string(subject->version) ? subject->version : 0;
    const auto result = call.app.engine.perform(command);
    if (std::holds_alternative<engine::Done>(result)) return see_other(subject->href + "/removal?done=" + spec->name);
    const auto& problem = std::get<engine::Problem>(result);
    std::vector<engine::FieldError> errors = errors_of(problem);
    if (errors.empty())
        for (const auto& answer : problem.answers)
            if (!answer.lets_through()) errors.push_back({"", answer.reason});
    Response response = show_page(call, *subject, *form, errors, status_of(problem.type));
    response.problem = problem.type;
    return response;
}

}  // namespace

PageSet removal_pages() {
    PageSet set{.routes = {}, .templates = {use_of(removal_template)}};
    for (const char* place : {"/meetings/{id}/removal", "/proposals/{id}/removal"}) {
        set.routes.push_back(page_route(place, show_removal, "What was typed there, to remove personal data", {"act", "entry", "place", "done"}));
        set.routes.push_back(form_route(place, send_removal, "Countersigns or does a removal of personal data"));
    }
    return set;
}

}  // namespace web
