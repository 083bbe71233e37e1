// DatabaseDrafts keeps the drafts of all people, on both databases.
#pragma once

#include "storage/pool.hpp"
#include "storage/writer.hpp"
#include "workflows/people/drafts.hpp"

namespace storage {

class DatabaseDrafts final : public workflows::Drafts {
public:
    /// Borrows both; they outlive it.
    DatabaseDrafts(Writer& writer, Pool& readers) : writer_(writer), readers_(readers) {}

    std::optional<workflows::Draft> find(std::string_view person, std::string_view place) override;
    std::vector<workflows::Draft> list(std::string_view person) override;
    std::optional<std::int64_t> save(std::string_view person, const workflows::Draft& draft) override;
    void drop(std::string_view person, std::string_view place) override;
    std::size_t count(std::string_view person) override;
    std::int64_t expire(std::string_view before) override;

private:
    Writer& writer_;
    Pool& readers_;
};

}  // namespace storage
