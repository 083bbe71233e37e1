// A file that is not there until it is whole: written under another name, put on the disk, then given its own.
#pragma once

#include <string>

namespace storage {

class NewFile {
public:
    /// Makes PATH.part, which only its owner may read. `made()` is false when it is there already or cannot be made.
    explicit NewFile(std::string path);
    /// Takes what is not finished away, with what SQLite left beside it.
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    bool made() const { return made_; }
    const std::string& part() const { return part_; }
    /// Puts it on the disk and gives it its name. False when that name is taken or the disk says no; never overwrites.
    bool finish();

private:
    std::string path_, part_;
    bool made_ = false;
};

}  // namespace storage
