#include "tests/http/walked_house.hpp"

#include "workflows/phase_model/export_log.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

namespace tests {

WalkedHouse::WalkedHouse() {
    spdlog::set_level(spdlog::level::warn);
    cli::add_catalogues(catalogues_);
    app_ = std::make_unique<web::App>(web::App{.engine = world.engine,
                                               .people = world.people,
                                               .cases = world.cases,
                                               .nomenclature = world.nomenclature,
                                               .facts = facts,
                                               .screener = screener_,
                                               .catalogues = catalogues_,
                                               .clock = [this] { return world.engine.now(); },
                                               .options = {.port = 0},
                                               .archive = &archive});
    // What leaves is narrowed to what the person may take out, as the composition root does it.
    app_->write_export = [this](const web::ExportRequest& request, const engine::Sink& sink) {
        const auto office = world.people.office();
        if (workflows::export_format(request.format)->is_folder) return;  // made by the program's own log
        const workflows::ExportJob job{.store = world.store,
                                       .stored_events = dynamic_cast<engine::StoredEvents&>(world.store),
                                       .nomenclature = world.nomenclature,
                                       .policies = office->policies,
                                       .part = workflows::narrowed({.public_only = request.public_only}, office->standings(request.person, world.today())),
                                       .person = request.person,
                                       .shut_out = workflows::shut_out(office, request.person, world.today()),
                                       .now = world.engine.now(),
                                       .bound_by = workflows::bound_by(*office, request.person, world.today())};
        workflows::write_recorded_export(request.format, job, "api", sink);
    };
    server_ = std::make_unique<web::Server>(*app_);
    if (!server_->start()) throw std::runtime_error("no port to be had");
}

WalkedHouse::~WalkedHouse() { server_->stop(); }

Answer WalkedHouse::ask_at(std::string_view person, std::string_view method, std::string_view target,
                           std::string_view body, Headers headers) {
    headers.emplace_back("Authorization", "Bearer " + std::string(person));
    headers.emplace_back("Accept-Language", "en");
    const bool typed = std::any_of(headers.begin(), headers.end(), [](const auto& header) { return header.first == "Content-Type"; });
    if (!body.empty() && !typed) headers.emplace_back("Content-Type", "application/json");
    Answer answer = tests::ask(server_->port(), method, target, headers, body);
    record(method, target, body, answer);
    return answer;
}

Answer WalkedHouse::ask(std::string_view person, std::string_view method, std::string_view part,
                        std::string_view body) {
    Headers headers;
    if (!body.empty()) headers.emplace_back("If-Match", "\"" + std::to_string(world.file().version()) + "\"");
    return ask_at(person, method, "/api/v1/cases/" + world.id() + std::string(part), body, headers);
}

}  // namespace tests
