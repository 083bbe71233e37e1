// The text of an invitation, for who sends it and who got it: on a page and in the API.
#include "workflows/phase_model/invitation.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/pages/act_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

#include <charconv>

namespace web {

namespace {

struct InvitationView {
    Crumbs crumbs;
    std::string text;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("text", text);
    }
};

constexpr Template<InvitationView> invitation_template{"invitation"};

const workflows::Invitation* asked_for(const Call& call, const workflows::Case& file) {
    const std::string_view number = call.in_path("entry");
    std::int64_t seq = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), seq);
    return read.ec == std::errc() && read.ptr == number.data() + number.size() ? workflows::invitation(file, seq) : nullptr;
}

std::string text_of(const Call& call, const workflows::Case& file, const workflows::Invitation& invitation) {
    std::string origin = call.app.options.public_origin;
    if (origin.empty()) origin = std::string(call.request.secure ? "https://" : "http://") + std::string(call.request.header("Host"));
    return workflows::invitation_text(call.words, file, invitation, origin + "/cases/" + file.id);
}

Response show_invitation(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    const auto* invitation = asked_for(call, **sight);
    if (invitation == nullptr) return problem_response(call, "not-found", "problem.no_such_invitation");
    const std::string title = call.words.text("invitation.page");
    InvitationView page{.crumbs = crumbs_of(call, *sight, title), .text = text_of(call, **sight, *invitation)};
    return show(call, {.title = title, .menu = "cases"}, invitation_template, page);
}

Response invitation_json(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    const auto* invitation = asked_for(call, **sight);
    if (invitation == nullptr) return problem_response(call, "not-found", "problem.no_such_invitation");
    return json(engine::Value::object({{"entry", invitation->by.seq},
                                       {"body", invitation->body},
                                       {"purpose", invitation->purpose},
                                       {"until", engine::to_text(invitation->until)},
                                       {"language", call.language},
                                       {"text", text_of(call, **sight, *invitation)}}));
}

}  // namespace

PageSet invitation_pages() {
    return {.routes = {page_route("/cases/{id}/invitations/{entry}", show_invitation, "The text by which a body is invited to speak")},
            .templates = {use_of(invitation_template)}};
}

std::vector<Route> invitation_routes() {
    return {{.method = "GET",
             .path = "/api/v1/cases/{id}/invitations/{entry}",
             .handler = invitation_json,
             .access = Access::content,
             .face = Face::api,
             .summary = "The text by which a body is invited to speak, in the language asked for",
             .response_schema = "Invitation",
             .problems = {"not-found"}}};
}

}  // namespace web
