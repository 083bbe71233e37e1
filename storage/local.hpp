// Norwegian names and counts of enquiries in the database.
#pragma once

#include "storage/pool.hpp"
#include "storage/writer.hpp"
#include "workflows/orphanet/local.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

class DatabaseLocal final : public workflows::orphanet::LocalKnowledge {
public:
    /// Borrows both; they outlive it.
    DatabaseLocal(Writer& writer, Pool& readers) : writer_(writer), readers_(readers) {}

    std::shared_ptr<const workflows::orphanet::LocalNames> names() override;
    std::vector<workflows::orphanet::EnquiryCount> enquiries(std::int64_t code) override;
    std::unique_ptr<workflows::orphanet::LocalSource> as_of(std::string_view until) override;
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

/// The entry of the office that is the last one: rows brought by a later one are not looked at.
using LastEntry = std::int64_t;
inline constexpr LastEntry no_last_entry = std::numeric_limits<std::int64_t>::max();
/// The office's last entry at that time (RFC 3339); 0 before its first.
LastEntry last_entry(Connection& db, std::string_view until);

/// How often names were changed: what is made from them is made anew when it has risen.
std::int64_t local_names_version(Connection& db);
/// The names that held after that entry, by code.
workflows::orphanet::LocalNames read_local_names(Connection& db, LastEntry last = no_last_entry);

/// What the tables hold of one import: how many rows, and SHA-256 over one canonical JSON array a row with a line feed, in the order
/// of their keys: code, language, name, who, date, source; or code, year, channel, count. Its event tells the same.
struct Brought {
    std::int64_t rows = 0;
    std::string sha256;
};
using BroughtByEntry = std::map<std::int64_t, Brought>;
BroughtByEntry names_brought(Connection& db);
BroughtByEntry counts_brought(Connection& db);

}  // namespace storage
