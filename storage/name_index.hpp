// Every name that a search looks into, in memory: a scan of 25,000 short texts takes a millisecond here, and several in
// the database. Made anew when another release has been imported.
#pragma once

#include "storage/connection.hpp"
#include "storage/releases.hpp"
#include "workflows/orphanet/local.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

class NameIndex {
public:
    /// Reads the names of the leading releases among those in force.
    NameIndex(Connection& db, const std::vector<InForce>& releases);
    /// Adds Norwegian names; a hit by one is a hit by name.
    void add(const workflows::orphanet::LocalNames& names);

    /// Of each code the name that fits the folded query best.
    [[nodiscard]] std::map<std::int64_t, workflows::orphanet::Hit> search(std::string_view query) const;

private:
    struct Entity {
        std::int64_t code = 0;
        std::string name;  // preferred
        workflows::orphanet::Level level = workflows::orphanet::Level::unstated;
        workflows::orphanet::Status status = workflows::orphanet::Status::inactive;
    };
    struct Name {
        std::size_t entity = 0;
        bool is_synonym = false;
        std::string name, folded;
    };
    std::vector<Entity> entities_;
    std::vector<Name> names_;
};

/// The order of hits, best first: how well it fits, active before inactive, names before synonyms, short before long.
bool comes_before(const workflows::orphanet::Hit& a, const workflows::orphanet::Hit& b);

}  // namespace storage
