#include "storage/known_cases.hpp"

#include "storage/case_rows.hpp"
#include "storage/office_rows.hpp"
#include "workflows/phase_model/following.hpp"

#include <utility>

namespace storage {

namespace {

/// More than are worked with at a time: some two megabytes.
constexpr std::size_t most_cases = 4096;

}  // namespace

void KnownCases::begin(Connection& db) {
    // This connection's own commits are counted too, and are known by committed().
    if (db.data_version() != data_version_) forget();
    unknown_are_unchanged_ = true;
}

void KnownCases::committed(Connection& db) { data_version_ = db.data_version(); }

const CaseLook* KnownCases::find(std::string_view id) {
    const auto known = cases_.find(id);
    return known == cases_.end() ? nullptr : &known->second;
}

void KnownCases::found(std::string_view id, CaseLook look) {
    if (cases_.size() >= most_cases) forget();
    cases_.insert_or_assign(std::string(id), std::move(look));
}

void KnownCases::ends(std::string_view stream, const Head& head) {
    const StreamName name = split(stream);
    const bool of_followers = stream.starts_with(workflows::following_prefix);
    if (stream == office_stream) return forget();
    if (name.table != StreamTable::cases && !of_followers) return;
    const auto known = cases_.find(of_followers ? stream.substr(workflows::following_prefix.size()) : name.id);
    if (known == cases_.end())
        unknown_are_unchanged_ = false;
    else
        (of_followers ? known->second.following : known->second.head) = head;
}

}  // namespace storage
