// Bringing in what Norway adds to Orphanet: a file with names, a file with counts of enquiries.
#include "web/local_query.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

struct UploadView {
    std::string action, id, title, intro, columns, csrf;

    void describe(auto& to) const {
        to("action", action);
        to("id", id);
        to("title", title);
        to("intro", intro);
        to("columns", columns);
        to("csrf", csrf);
    }
};

struct ImportsView {
    std::string receipt, error, known;
    std::vector<std::string> lines;
    std::vector<UploadView> uploads;

    void describe(auto& to) const {
        to("receipt", receipt);
        to("error", error);
        to("known", known);
        to("lines", lines);
        to("uploads", uploads);
    }
};

constexpr Template<ImportsView> imports_template{"imports"};

UploadView upload(const Call& call, const char* kind) {
    const std::string key = "local." + std::string(kind);
    return {.action = "/imports/" + std::string(kind), .id = kind, .title = call.words.text(key), .intro = call.words.text(key + ".text"), .columns = call.words.text(key + ".columns"), .csrf = call.viewer.csrf};
}

Response imports_page(Call& call, ImportsView page, int status) {
    if (!workflows::may_import_local(call.viewer.standings) || call.app.local == nullptr) return problem_response(call, "not-allowed", "local.not_allowed");
    page.uploads = {upload(call, "names"), upload(call, "enquiries")};
    std::int64_t count = 0;
    for (const auto& [code, names] : *call.app.local->names()) count += static_cast<std::int64_t>(names.size());
    page.known = call.words.text("local.known", {{"n", std::to_string(count)}, {"many", number(call.words, count)}});
    return show(call, {.title = call.words.text("local.title"), .menu = "diagnoses", .error = !page.error.empty(), .status = status}, imports_template, page);
}

Response show_imports(Call& call) { return imports_page(call, {}, 200); }

Response send(Call& call, LocalKind kind) {
    if (!workflows::may_import_local(call.viewer.standings) || call.app.local == nullptr) return problem_response(call, "not-allowed", "local.not_allowed");
    const auto form = parse_body(call.request);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    const auto csv = value_of(*form, "file");
    if (csv.empty()) return imports_page(call, {.error = call.words.text("policies.no_file")}, 400);
    const auto result = take_file(call, kind, csv, "", "page");
    if (const auto* problems = std::get_if<workflows::orphanet::LineProblems>(&result)) {
        ImportsView page{.error = call.words.text("local.nothing_kept")};
        for (const auto& problem : *problems) page.lines.push_back(line_sentence(call, problem));
        Response response = imports_page(call, std::move(page), 422);
        response.problem = holds_personal_number(*problems) ? "personal-number-refused" : "invalid";
        return response;
    }
    const auto& report = std::get<workflows::LocalReport>(result);
    const auto text = [](std::int64_t count) { return std::to_string(count); };
    std::string receipt = call.words.text("local.kept", {{"added", text(report.kept.added)}, {"changed", text(report.kept.changed)}, {"unchanged", text(report.kept.unchanged)}});
    if (report.recorded != 0) receipt += " " + call.words.text("local.recorded", {{"n", text(report.recorded)}});
    if (report.refused != 0) receipt += " " + call.words.text("local.refused", {{"n", text(report.refused)}});
    return imports_page(call, {.receipt = std::move(receipt)}, 200);
}

Response send_names(Call& call) { return send(call, LocalKind::names); }
Response send_enquiries(Call& call) { return send(call, LocalKind::enquiries); }

}  // namespace

PageSet import_pages() {
    return {.routes = {page_route("/imports", show_imports, "Norwegian names and enquiries", {}, Access::signed_in),
                       upload_route("/imports/names", send_names, "Takes a file with Norwegian names", Access::signed_in),
                       upload_route("/imports/enquiries", send_enquiries, "Takes a file with counts of enquiries", Access::signed_in)},
            .templates = {use_of(imports_template)}};
}

}  // namespace web
