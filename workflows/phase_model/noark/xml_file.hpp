// An XmlFile is written element by element from top to bottom, and digested when it is done.
#pragma once

#include "engine/value.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

class XmlFile {
public:
    /// Begins the file and its root element, in a name space of its own. Throws std::runtime_error.
    XmlFile(const std::filesystem::path& path, std::string_view root, std::string_view name_space);

    /// <name attributes>; `attributes` as they stand in the tag.
    void open(std::string_view name, std::string_view attributes = {});
    void close();
    /// <name>text</name>; nothing for an empty text.
    void put(std::string_view name, std::string_view text);
    /// Leaves room in the element for a text of exactly so many bytes, and says where it is.
    std::streamoff room(std::string_view name, std::size_t bytes);
    void fill(std::streamoff place, std::string_view text);

    /// Closes all that is open. {"bytes","sha256"} of the file. Throws std::runtime_error when it could not be written.
    engine::Value end();

private:
    std::filesystem::path path_;
    std::ofstream out_;
    std::vector<std::string> open_;
};

/// {"bytes","sha256"} of a file that is there.
engine::Value digest_of_file(const std::filesystem::path& path);

}  // namespace workflows
