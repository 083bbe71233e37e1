#include "storage/new_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace storage {

namespace {

bool on_disk(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool done = ::fsync(file) == 0;
    return ::close(file) == 0 && done;
}

}  // namespace

NewFile::NewFile(std::string path) : path_(std::move(path)), part_(path_ + ".part") {
    const int file = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    made_ = file >= 0 && ::close(file) == 0;
}

NewFile::~NewFile() {
    if (!made_) return;
    std::error_code ignored;
    for (const char* beside : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(part_ + beside, ignored);
}

bool NewFile::finish() {
    // A link, as renaming would take the place of a file that has come meanwhile.
    if (!on_disk(part_) || ::link(part_.c_str(), path_.c_str()) != 0) return false;
    const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
    return on_disk(folder.empty() ? "." : folder.string());
}

}  // namespace storage
