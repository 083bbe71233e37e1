// A folder that is there while a test runs and gone afterwards.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tests {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Writes a file into the folder and gives its path.
    std::string write(std::string_view name, std::string_view content) const;

private:
    std::filesystem::path path_;
};

/// The bytes of a file; throws std::runtime_error if it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace tests
