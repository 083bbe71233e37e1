#include "storage/known_cases.hpp"

#include "storage/case_rows.hpp"
#include "storage/office_rows.hpp"
#include "workflows/phase_model/following.hpp"

#include <tuple>
#include <utility>

namespace storage {

namespace {

/// More than are worked with at a time: some two megabytes.
constexpr std::size_t most_cases = 4096;

}  // namespace

void KnownCases::begin(Connection& db) {
    // Changes with what other connections commit, and never with what this one does (SQLite, "PRAGMA data_version").
    const auto version = std::get<0>(*db.one<std::int64_t>("pragma data_version"));
    if (std::exchange(data_version_, version) != version) forget();
}

const CaseLook* KnownCases::find(std::string_view id) const {
    const auto known = cases_.find(id);
    return known == cases_.end() ? nullptr : &known->second;
}

void KnownCases::found(std::string_view id, CaseLook look) {
    if (cases_.size() >= most_cases) forget();
    cases_.insert_or_assign(std::string(id), std::move(look));
}

void KnownCases::ends(std::string_view stream, const Head& head) {
    const StreamName name = split(stream);
    if (name.table == StreamTable::cases) {
        if (const auto known = cases_.find(name.id); known != cases_.end()) known->second.head = head;
    } else if (stream.starts_with(workflows::following_prefix)) {
        if (const auto known = cases_.find(stream.substr(workflows::following_prefix.size())); known != cases_.end()) known->second.following = head;
    } else if (stream == office_stream) {
        forget();
    }
}

}  // namespace storage
