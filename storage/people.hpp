// DatabasePeople keeps accounts, roles, sessions and tokens; every change of the office is also an event.
#pragma once

#include "storage/office_rows.hpp"
#include "storage/office_watch.hpp"
#include "storage/pool.hpp"
#include "storage/writer.hpp"
#include "workflows/people/people.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>

namespace storage {

class DatabasePeople final : public workflows::People {
public:
    /// Borrows all three; they outlive it.
    DatabasePeople(Writer& writer, Pool& readers, const OfficeWatch& watch) : writer_(writer), readers_(readers), watch_(watch) {}

    std::unique_ptr<workflows::OneLook> one_look(std::string_view stream) override { return std::make_unique<OfficeWatch::Look>(stream); }
    std::shared_ptr<const workflows::Office> office() override;

    workflows::OfficeError add(const workflows::NewPerson& person, const workflows::By& by, std::string& id, std::string& setup_token) override;
    workflows::OfficeError grant(std::string_view person, const workflows::Grant& grant, const workflows::By& by) override;
    workflows::OfficeError end_grant(std::string_view person, std::int64_t grant, engine::Date last_day, const workflows::By& by) override;
    workflows::OfficeError disable(std::string_view person, bool disabled, const workflows::By& by) override;
    workflows::OfficeError set_preferences(std::string_view person, std::string_view language, std::string_view scheme) override;
    workflows::OfficeError appoint_deputy(const workflows::Deputy& deputy, const workflows::By& by) override;
    workflows::OfficeError accept_deputy(std::int64_t id, const workflows::By& by) override;

    workflows::OfficeError publish_policy(const workflows::KeptPolicy& kept, const workflows::By& by) override;

    workflows::OfficeError set_password(std::string_view person, std::string_view password, const workflows::By& by) override;
    std::optional<std::string> check_password(std::string_view email, std::string_view password) override;
    workflows::OfficeError new_setup_token(std::string_view person, const workflows::By& by, std::string& token) override;
    std::optional<std::string> setup_person(std::string_view token, engine::Instant now) override;
    workflows::OfficeError use_setup_token(std::string_view token, std::string_view password, const workflows::By& by) override;

    std::string open_session(std::string_view person, engine::Instant now) override;
    std::optional<workflows::Session> session(std::string_view token, engine::Instant now) override;
    void end_session(std::string_view token) override;

    std::string create_token(const workflows::Token& token, const workflows::By& by) override;
    std::optional<workflows::Token> bearer(std::string_view token, engine::Instant now) override;
    std::vector<workflows::Token> tokens() override;
    void revoke_token(std::int64_t id, const workflows::By& by) override;

private:
    /// Runs a change on the office as it stands in the transaction; undone unless it answers `none`.
    using Change = std::function<workflows::OfficeError(Unit& unit, const workflows::Office& office)>;
    workflows::OfficeError change(const Change& change);
    std::string hash_of(std::string_view password);

    Writer& writer_;
    Pool& readers_;
    const OfficeWatch& watch_;

    OfficeVersion look_up(Connection& db);
    /// The office read last, if that was at this version.
    std::shared_ptr<const workflows::Office> known_office(const OfficeVersion& version);

    std::mutex mutex_;
    std::shared_ptr<const workflows::Office> office_;  ///< guarded by mutex_
    OfficeVersion office_version_;                     ///< guarded by mutex_: of office_

    /// Each password hash takes 19 MiB and a core for 17 ms; more than two at a time would starve everything else.
    std::counting_semaphore<2> hashing_{2};
    std::once_flag decoy_made_;
    std::string decoy_;  ///< a hash that is verified when there is no such account, so that it takes as long
};

}  // namespace storage
