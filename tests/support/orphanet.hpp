// What the tests of Orphanet files share: where the files are, packing, and a store that lives in memory.
#pragma once

#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/orphanet/problem.hpp"
#include "workflows/orphanet/reading.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tests {

enum class Packing { gzip, xz };

/// The bytes packed as a .gz or .xz file.
std::string packed(std::string_view bytes, Packing packing);

/// A zip archive with these entries, each a name and its content.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& entries);

/// A file of tests/data/orphanet.
std::string orphanet_sample(std::string_view name);

/// A file of the shared public data; nothing (and a word why) where they are absent.
std::optional<std::string> shared_orphadata(std::string_view name);

/// A product 1 file with these <Disorder> elements.
std::string product1_with(std::string_view disorders,
                          std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8"?>)");

/// One active <Disorder> with this code and name.
std::string disorder(std::string_view code, std::string_view name);

/// What a reader gave: everything it handed over, and how it ended.
struct ReadFile {
    std::vector<workflows::orphanet::Entity> entities;
    std::variant<workflows::orphanet::Reading, workflows::orphanet::Problem> end;

    /// The name of the problem, or "" if there was none.
    std::string problem() const;
    const workflows::orphanet::Reading& reading() const { return std::get<workflows::orphanet::Reading>(end); }
    const workflows::orphanet::Entity* find(std::int64_t code) const;
};
ReadFile read_orphanet(const std::string& path);

/// A store of releases in memory, newest last; enough to test an import, not to be looked up in.
class MemoryReleases : public workflows::orphanet::ReleaseStore {
public:
    using Snapshot = std::map<std::int64_t, workflows::orphanet::Entity>;
    std::unique_ptr<workflows::orphanet::ReleaseImport> begin_import() override;

    std::vector<std::pair<workflows::orphanet::Release, Snapshot>> kept;
    std::map<std::int64_t, std::string> facts;  ///< the bodies of the last release
};

}  // namespace tests
