// The office that tests act in: ten leaders, officers, users, a clinician, auditor, administrator and deputies; and the
// ports to people, lists and Orphanet, kept in memory. Person ids are plain words, so that a test reads as a sentence.
#pragma once

#include "engine/store.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// "leader" and the nine centre leaders, by their centre's id.
const std::vector<std::string>& the_ten();
/// The nine centres.
const std::vector<std::string>& the_centres();

/// Beside the ten: "officer", "officer 2", "users" (user organisation), "reference" (reference group), "council TRS" and
/// "council SSD" (user representatives), "clinician", "auditor", "administrator", "deputy" (of the leader, without any role of
/// her own), "deputy TRS" (works under TRS's leader and may sit for her), "deputy SSD" (from outside), "stranger" (no role).
workflows::Office the_office();

/// The shipped policy as a file, under another version and valid from another date.
std::string policy_file(const std::string& version, const std::string& valid_from);

/// The port to people: hands out the office, which a test may change; knows no passwords.
class FakePeople final : public workflows::People {
public:
    FakePeople() : office_(std::make_shared<workflows::Office>(the_office())) {}

    std::shared_ptr<const workflows::Office> office() override { return office_; }
    /// The office to change: a copy takes the place of what others may still hold.
    workflows::Office& change() {
        office_ = std::make_shared<workflows::Office>(*office_);
        return *office_;
    }

    using Error = workflows::OfficeError;
    Error add(const workflows::NewPerson&, const workflows::By&, std::string&, std::string&) override { return Error::none; }
    Error grant(std::string_view, const workflows::Grant&, const workflows::By&) override { return Error::none; }
    Error end_grant(std::string_view, std::int64_t, engine::Date, const workflows::By&) override { return Error::none; }
    Error disable(std::string_view, bool, const workflows::By&) override { return Error::none; }
    Error set_preferences(std::string_view, std::string_view, std::string_view) override { return Error::none; }
    Error appoint_deputy(const workflows::Deputy&, const workflows::By&) override { return Error::none; }
    Error accept_deputy(std::int64_t, const workflows::By&) override { return Error::none; }
    Error publish_policy(const workflows::KeptPolicy& kept, const workflows::By&) override {
        change().policies.add(kept);
        return Error::none;
    }
    Error set_password(std::string_view, std::string_view, const workflows::By&) override { return Error::none; }
    std::optional<std::string> check_password(std::string_view, std::string_view) override { return std::nullopt; }
    Error new_setup_token(std::string_view, const workflows::By&, std::string&) override { return Error::none; }
    std::optional<std::string> setup_person(std::string_view, engine::Instant) override { return std::nullopt; }
    Error use_setup_token(std::string_view, std::string_view, const workflows::By&) override { return Error::none; }
    std::string open_session(std::string_view, engine::Instant) override { return {}; }
    std::optional<workflows::Session> session(std::string_view, engine::Instant) override { return std::nullopt; }
    void end_session(std::string_view) override {}
    std::string create_token(const workflows::Token&, const workflows::By&) override { return {}; }
    /// Over HTTP everybody's token is their own id.
    std::optional<workflows::Token> bearer(std::string_view token, engine::Instant) override {
        if (office_->find(token) == nullptr) return std::nullopt;
        return workflows::Token{.person = std::string(token)};
    }
    std::vector<workflows::Token> tokens() override { return {}; }
    void revoke_token(std::int64_t, const workflows::By&) override {}

private:
    std::shared_ptr<workflows::Office> office_;
};

/// The port to lists: looks through every case of a store.
class FakeCaseList final : public workflows::CaseList {
public:
    explicit FakeCaseList(engine::Store& store) : store_(store) {}

    /// By phase, status and ball, in the order of their numbers; other filters are not known here.
    workflows::CasePage list(const workflows::CaseFilter& filter, bool& valid) override {
        valid = true;
        const auto fits = [](const std::string& wanted, const std::string& value) { return wanted.empty() || wanted == value; };
        workflows::CasePage page;
        for (engine::CaseRow& row : rows())
            if (fits(filter.phase, row.phase) && fits(filter.status, row.status) && fits(filter.ball, row.ball)) page.rows.push_back(std::move(row));
        page.total = static_cast<std::int64_t>(page.rows.size());
        return page;
    }
    workflows::BoardCounts counts(std::string_view, const workflows::CaseFilter&) override { return {}; }
    std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) override;
    bool imported(std::string_view orpha, std::string_view name, std::string_view centre) override;
    std::vector<workflows::ProposalRow> proposals(std::string_view) override { return {}; }
    std::unique_ptr<workflows::CaseList> as_of(const workflows::AsOf&) override { return std::make_unique<FakeCaseList>(store_); }
    std::vector<std::string> commented(std::string_view person) override;
    std::optional<engine::Value> body_of(std::string_view case_id, std::int64_t seq) override {
        for (const engine::Sealed& sealed : store_.events("case/" + std::string(case_id), seq - 1, 1)) return sealed.event.body;
        return std::nullopt;
    }

private:
    std::vector<engine::CaseRow> rows();
    engine::Store& store_;
};

/// The port to Orphanet: 558 (active disorder), 98249 (active group), 374 (inactive, moved to 141132), 77 (active, no level).
class FakeNomenclature final : public workflows::orphanet::Nomenclature {
public:
    FakeNomenclature();
    std::optional<workflows::orphanet::Found> find(std::int64_t code) override;
    std::vector<workflows::orphanet::Hit> search(std::string_view, std::size_t) override { return {}; }
    std::optional<workflows::orphanet::Release> latest_release() override { return release_; }
    std::vector<workflows::orphanet::Release> releases() override { return {release_}; }

private:
    workflows::orphanet::Release release_;
    std::map<std::int64_t, workflows::orphanet::Entity> entities_;
};

}  // namespace tests
