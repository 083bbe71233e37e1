// Taking the record out: which part of it, and in which form. The form leads to the same address that programs use.
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/words.hpp"
#include "workflows/phase_model/export_log.hpp"

namespace web {

namespace {

struct ExportsView {
    std::string case_id, meeting, from, until, error;
    bool only_public = false, must_be_public = false;
    std::vector<Choice> formats;

    void describe(auto& to) const {
        to("case_id", case_id);
        to("meeting", meeting);
        to("from", from);
        to("until", until);
        to("error", error);
        to("only_public", only_public);
        to("must_be_public", must_be_public);
        to("formats", formats);
    }
};

constexpr Template<ExportsView> exports_template{"exports"};

/// The address of what the form asks for; "" where a day is none, which `page` then says.
std::string asked_for(const Call& call, ExportsView& page) {
    Pairs query{{"format", std::string(call.in_query("format"))}};
    for (const char* name : {"case", "meeting"})
        if (!call.in_query(name).empty()) query.emplace_back(name, call.in_query(name));
    for (const char* name : {"from", "to"}) {
        const auto typed = call.in_query(name);
        if (typed.empty()) continue;
        const auto day = read_date(typed);
        if (!day) {
            page.error = call.words.text("err.date");
            return {};
        }
        query.emplace_back(name, engine::to_text(*day));
    }
    if (page.only_public) query.emplace_back("public", "true");
    return link_to("/api/v1/exports", query);
}

Response show_exports(Call& call) {
    ExportsView page{.case_id = std::string(call.in_query("case")),
                     .meeting = std::string(call.in_query("meeting")),
                     .from = std::string(call.in_query("from")),
                     .until = std::string(call.in_query("to"))};
    page.must_be_public = !workflows::may_export(call.viewer.standings, {});
    page.only_public = page.must_be_public || call.in_query("public") == "true";
    const auto format = call.in_query("format");
    for (const workflows::ExportFormat& known : workflows::export_formats())
        page.formats.push_back({std::string(known.name), call.words.text("exports.format." + std::string(known.name)), format == known.name});
    if (workflows::export_format(format) != nullptr)
        if (const std::string href = asked_for(call, page); !href.empty()) return see_other(href);
    return show(call, {.title = call.words.text("exports.title"), .menu = "history"}, exports_template, page);
}

}  // namespace

PageSet export_pages() {
    return {.routes = {page_route("/exports", show_exports, "Taking the record out", {"format", "case", "meeting", "from", "to", "public"})},
            .templates = {use_of(exports_template)}};
}

}  // namespace web
