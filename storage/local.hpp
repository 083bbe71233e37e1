// Norwegian names and counts of enquiries in the database.
#pragma once

#include "storage/pool.hpp"
#include "storage/writer.hpp"
#include "workflows/orphanet/local.hpp"

#include <cstdint>
#include <memory>
#include <mutex>

namespace storage {

class DatabaseLocal final : public workflows::orphanet::LocalKnowledge {
public:
    /// Borrows both; they outlive it.
    DatabaseLocal(Writer& writer, Pool& readers) : writer_(writer), readers_(readers) {}

    std::shared_ptr<const workflows::orphanet::LocalNames> names() override;
    std::vector<workflows::orphanet::EnquiryCount> enquiries(std::int64_t code) override;
    workflows::orphanet::LocalKept keep(const std::vector<workflows::orphanet::LocalName>& rows, const workflows::orphanet::LocalFile& file,
                                        const workflows::By& by) override;
    workflows::orphanet::LocalKept keep(const std::vector<workflows::orphanet::EnquiryCount>& rows, const workflows::orphanet::LocalFile& file,
                                        const workflows::By& by) override;

private:
    Writer& writer_;
    Pool& readers_;
    std::mutex mutex_;  ///< guards the two below
    std::shared_ptr<const workflows::orphanet::LocalNames> names_;
    std::int64_t names_version_ = -1;
};

/// How often names were changed: what is made from them is made anew when it has risen.
std::int64_t local_names_version(Connection& db);
/// The names in the table, by code.
workflows::orphanet::LocalNames read_local_names(Connection& db);

}  // namespace storage
