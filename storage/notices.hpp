// DatabaseNotices keeps notices, each person's choices and secret addresses, and the letters on their way, on both databases.
#pragma once

#include "storage/pool.hpp"
#include "storage/writer.hpp"
#include "workflows/people/notices.hpp"

namespace storage {

/// Writes notices within a transaction; one that is there already stays as it is.
void write_notices(Connection& db, const std::vector<workflows::Notice>& notices);

class DatabaseNotices final : public workflows::Notices {
public:
    /// Borrows both; they outlive it.
    DatabaseNotices(Writer& writer, Pool& readers) : writer_(writer), readers_(readers) {}

    std::vector<workflows::Notice> list(std::string_view person, std::size_t limit) override;
    std::int64_t unseen(std::string_view person) override;
    void see(std::string_view person, std::string_view until) override;
    std::string mail_mode(std::string_view person) override;
    void set_mail_mode(std::string_view person, std::string_view mode) override;
    std::string new_address(std::string_view person, std::string_view purpose, engine::Instant now) override;
    std::optional<std::string> address_made(std::string_view person, std::string_view purpose) override;
    void end_addresses(std::string_view person, std::string_view purpose) override;
    std::optional<std::string> owner_of(std::string_view secret, std::string_view purpose) override;

private:
    Writer& writer_;
    Pool& readers_;
};

class DatabaseOutbox final : public workflows::Outbox {
public:
    /// Borrows both; they outlive it.
    DatabaseOutbox(Writer& writer, Pool& readers) : writer_(writer), readers_(readers) {}

    std::vector<Waiting> waiting() override;
    void put_aside(std::string_view person, std::string_view until, bool urgent_too) override;
    bool write(const workflows::Letter& letter, bool urgent_only) override;
    std::optional<workflows::Letter> claim(std::string_view now, std::string_view lease) override;
    void settle(std::string_view letter, std::string_view state, std::string_view said, std::string_view next_at) override;
    std::vector<workflows::Letter> letters(std::string_view state, std::size_t limit) override;
    bool retry(std::string_view letter, std::string_view now) override;

private:
    Writer& writer_;
    Pool& readers_;
};

}  // namespace storage
