#include "tests/http/house.hpp"

#include "engine/value.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <variant>

namespace tests {

namespace {

constexpr std::int64_t start_of_2026 = 1'767'254'400'000;  // 2026-01-01T08:00:00Z

std::string url_in(const TemporaryFolder& folder) {
    const std::string url = "sqlite:" + (folder.path() / "house.db").string();
    storage::init(url, false);
    return url;
}

}  // namespace

void record(std::string_view method, std::string_view target, std::string_view sent, const Answer& answer) {
    const char* file = std::getenv("PHASEMODEL_RECORD");
    if (file == nullptr || *file == '\0') return;
    const auto json = [](std::string_view text) {
        const auto parsed = engine::parse_value(text);
        const auto* value = std::get_if<engine::Value>(&parsed);
        return value == nullptr ? engine::Value() : *value;
    };
    std::ofstream(file, std::ios::app) << engine::Value::object({{"method", method},
                                                                 {"target", target.substr(0, 500)},
                                                                 {"sent", json(sent)},
                                                                 {"status", answer.status},
                                                                 {"type", answer.header("Content-Type")},
                                                                 {"answer", json(answer.body)}})
                                              .canonical()
                                       << '\n';
}

House::House(const web::Limits& limits, std::vector<std::string> trusted_proxies) : now_(start_of_2026) {
    spdlog::default_logger_raw()->set_level(spdlog::level::warn);
    program_ = std::make_unique<cli::Composition>(url_in(folder_), storage::Options{},
                                                  [this] { return engine::Instant{now_.load()}; }, engine::new_signer_key("test.example/log"));
    for (const char* role :
         {"case_officer", "administrative_leader", "user_representative", "professional", "auditor", "administrator"})
        let_in(role, "");
    let_in("centre_leader", "TRS");
    app_ = std::make_unique<web::App>(
        program_->app({.port = 0, .limits = limits, .trusted_proxies = std::move(trusted_proxies)}));
    reads_ = std::make_unique<workflows::ReadTrail>(program_->store(), program_->clock());
    app_->reads = reads_.get();
    server_ = std::make_unique<web::Server>(*app_);
    if (!server_->start()) throw std::runtime_error("no port to be had");
}

House::~House() { server_->stop(); }

void House::let_in(std::string_view role, std::string_view centre) {
    const workflows::By by{.actor = "system", .via = "command line", .at = program_->now(), .date = "2026-01-01"};
    workflows::NewPerson person{.email = email(role), .name = std::string(role)};
    person.grant = {
        .role = std::string(role), .centre = std::string(centre), .from = *engine::parse_date("2025-01-01")};
    if (role == "user_representative") {
        person.grant.organisation = "Brukerforeningen";
        person.grant.capacity = "user_organisation";
    }
    if (role == "professional") person.grant.capacity = "professional";
    std::string id, setup;
    if (program_->people().add(person, by, id, setup) != workflows::OfficeError::none)
        throw std::runtime_error("not let in");
    people_[std::string(role)] = id;
    tokens_[std::string(role)] = program_->people().create_token({.person = id, .label = "test"}, by);
    const bool signs_in = role == "case_officer" || role == "auditor";  // a password costs 30 ms
    if (signs_in && program_->people().set_password(id, password, by) != workflows::OfficeError::none)
        throw std::runtime_error("no password");
}

const std::string& House::person(std::string_view role) const { return people_.find(role)->second; }

std::pair<std::string, std::string> House::as(std::string_view role) const {
    return {"Authorization", "Bearer " + tokens_.find(role)->second};
}

Answer House::ask(std::string_view role, std::string_view method, std::string_view target, std::string_view body,
                  Headers headers) const {
    if (!role.empty()) headers.push_back(as(role));
    headers.emplace_back("Accept-Language", "en");
    const bool typed =
        std::any_of(headers.begin(), headers.end(), [](const auto& header) { return header.first == "Content-Type"; });
    if (!body.empty() && !typed) headers.emplace_back("Content-Type", "application/json");
    Answer answer = tests::ask(port(), method, target, headers, body);
    record(method, target, body, answer);
    return answer;
}

std::string House::a_case(std::string_view name) const {
    const Answer answer =
        ask("case_officer", "POST", "/api/v1/cases",
            "{\"name\":\"" + std::string(name) + "\",\"origin\":\"enquiry\",\"reason\":\"Spurt om\"}");
    if (answer.status != 201) throw std::runtime_error("not registered: " + answer.body);
    return at(answer, "id");
}

std::string House::sign_in(std::string_view role) const {
    const Answer form = tests::ask(port(), "GET", "/sign-in");
    const std::size_t field = form.body.find("name=\"csrf\" value=\"");
    const std::string csrf = form.body.substr(field + 19, 64);
    const std::string body =
        "email=" + web::percent_encoded(email(role)) + "&password=" + web::percent_encoded(password) + "&csrf=" + csrf;
    const Answer answer = tests::ask(
        port(), "POST", "/sign-in",
        {{"Content-Type", "application/x-www-form-urlencoded"}, {"Cookie", form.cookie("phasemodel-form")}}, body);
    return answer.cookie("phasemodel");
}

std::string at(const Answer& answer, std::string_view path) {
    const auto parsed = engine::parse_value(answer.body);
    const auto* value = std::get_if<engine::Value>(&parsed);
    while (value != nullptr && !path.empty()) {
        const std::string_view part = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (value->is_array()) {
            const auto index = static_cast<std::size_t>(std::stoul(std::string(part)));
            value = index < value->items().size() ? &value->items()[index] : nullptr;
        } else {
            value = value->find(part);
        }
    }
    if (value == nullptr || value->is_null()) return {};
    return value->is_string() ? value->string() : value->canonical();
}

}  // namespace tests
