#include "storage/sqlite_vfs.hpp"

#include "storage/awake_flush.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <new>

namespace storage {

namespace {

/// Fifteen pages with their heads: enough that a call no longer counts, and small enough to stay in the processor's memory.
constexpr std::size_t most_gathered = 64 * 1024;

/// A log that has become too short is made longer by so much at once. What lies within a file is on the disk after its data and one
/// flush; what makes it longer needs the file's new length written too, a third trip that takes as long again.
constexpr sqlite3_int64 growth = 256 * 1024;

/// The lock of the one who writes, among those that connections share (SQLite, "WAL-mode File Format", 2.3.1).
constexpr int write_lock = 0;

sqlite3_vfs* system_files() {
    static sqlite3_vfs* const found = sqlite3_vfs_find("unix");
    return found;
}

/// A file of ours around one of the system's, which lies behind it in the memory that SQLite reserves.
struct File {
    sqlite3_file base{};  // first, as SQLite knows no more of it
    sqlite3_file* real = nullptr;
};

/// A write-ahead log whose writes are gathered.
struct LogFile : File {
    struct DatabaseFile* database = nullptr;
    std::unique_ptr<std::byte[]> bytes;
    sqlite3_int64 begin = 0;  // where in the log `bytes` belong
    std::size_t size = 0;
    sqlite3_int64 known_length = 0;  // of the file; it may be longer, or shorter where another program has cut it

    sqlite3_int64 end() const { return begin + static_cast<sqlite3_int64>(size); }
};

struct DatabaseFile : File {
    LogFile* log = nullptr;  // while it is open
    bool one_waits = false;  // for each flush of the log, and nobody else is to be written
    std::unique_ptr<AwakeFlush> awake_flush;
};

constexpr std::size_t room_for_ours = (std::max(sizeof(LogFile), sizeof(DatabaseFile)) + 15) / 16 * 16;

sqlite3_file* real_of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
LogFile& log_of(sqlite3_file* file) { return *reinterpret_cast<LogFile*>(file); }

/// What is left to the system's file.
template <auto Method>
struct Left;
template <class Result, class... Arguments, Result (*sqlite3_io_methods::*Method)(sqlite3_file*, Arguments...)>
struct Left<Method> {
    static Result to_system(sqlite3_file* file, Arguments... arguments) {
        sqlite3_file* const real = real_of(file);
        return (real->pMethods->*Method)(real, arguments...);
    }
};
template <auto Method>
constexpr auto left = &Left<Method>::to_system;

/// Makes the file longer than what was written, with nothing, which SQLite takes for the end of the log. A disk that is too full for it
/// may yet have room for the log.
void grow(LogFile& log, sqlite3_int64 from) {
    static constexpr std::array<std::byte, most_gathered> nothing{};
    const sqlite3_int64 until = (from / growth + 1) * growth;
    while (from < until) {
        const auto count = static_cast<int>(std::min(until - from, static_cast<sqlite3_int64>(nothing.size())));
        if (log.real->pMethods->xWrite(log.real, nothing.data(), count, from) != SQLITE_OK) return;
        from += count;
        log.known_length = from;
    }
}

/// After a write up to there.
void grow_when_too_short(LogFile& log, sqlite3_int64 end) {
    if (end < log.known_length || log.real->pMethods->xFileSize(log.real, &log.known_length) != SQLITE_OK) return;
    if (end >= log.known_length) grow(log, end);
}

/// Writes what is gathered. After an error it is kept: SQLite may undo the statement alone that met it, and still commit.
int write_gathered(LogFile& log) {
    if (log.size == 0) return SQLITE_OK;
    const int error = log.real->pMethods->xWrite(log.real, log.bytes.get(), static_cast<int>(log.size), log.begin);
    if (error != SQLITE_OK) return error;
    grow_when_too_short(log, log.end());
    log.size = 0;
    return SQLITE_OK;
}

int read_log(sqlite3_file* file, void* into, int amount, sqlite3_int64 offset) {
    LogFile& log = log_of(file);
    if (offset < log.end() && offset + amount > log.begin)
        if (const int error = write_gathered(log)) return error;
    return left<&sqlite3_io_methods::xRead>(file, into, amount, offset);
}

int write_log(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
    LogFile& log = log_of(file);
    const auto count = static_cast<std::size_t>(amount);
    if (log.size > 0 && (offset != log.end() || log.size + count > most_gathered))
        if (const int error = write_gathered(log)) return error;
    if (count > most_gathered) return left<&sqlite3_io_methods::xWrite>(file, from, amount, offset);
    if (!log.bytes) log.bytes.reset(new (std::nothrow) std::byte[most_gathered]);
    if (!log.bytes) return SQLITE_IOERR_NOMEM;
    if (log.size == 0) log.begin = offset;
    std::memcpy(log.bytes.get() + log.size, from, count);
    log.size += count;
    return SQLITE_OK;
}

/// What needs the whole log in the file first.
template <auto Method, class... Arguments>
int after_writing(sqlite3_file* file, Arguments... arguments) {
    if (const int error = write_gathered(log_of(file))) return error;
    return left<Method>(file, arguments...);
}

/// Flushes the log that is in the file.
struct LogFlush {
    sqlite3_file* file;
    int flags;

    static int run(void* it) {
        const auto& [file, flags] = *static_cast<const LogFlush*>(it);
        return left<&sqlite3_io_methods::xSync>(file, flags);
    }
};

int sync_log(sqlite3_file* file, int flags) {
    LogFile& log = log_of(file);
    if (const int error = write_gathered(log)) return error;
    LogFlush flush{.file = file, .flags = flags};
    if (log.database == nullptr || !log.database->one_waits) return LogFlush::run(&flush);
    return log.database->awake_flush->run({.call = LogFlush::run, .with = &flush});
}

int truncate_log(sqlite3_file* file, sqlite3_int64 length) {
    log_of(file).known_length = 0;  // asked for again
    return after_writing<&sqlite3_io_methods::xTruncate>(file, length);
}

int close_log(sqlite3_file* file) {
    LogFile& log = log_of(file);
    if (log.database != nullptr) log.database->log = nullptr;
    const int written = write_gathered(log);
    const int closed = left<&sqlite3_io_methods::xClose>(file);
    std::destroy_at(&log);
    return written != SQLITE_OK ? written : closed;
}

/// What is still gathered when the one who writes gives up the lock is of a transaction that was undone: the next one writes there.
int lock_shared_memory(sqlite3_file* file, int offset, int count, int flags) {
    LogFile* const log = reinterpret_cast<DatabaseFile*>(file)->log;
    const bool writer_ends = (flags & SQLITE_SHM_UNLOCK) != 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0 && offset == write_lock;
    if (log != nullptr && writer_ends) log->size = 0;
    return left<&sqlite3_io_methods::xShmLock>(file, offset, count, flags);
}

int control_database(sqlite3_file* file, int operation, void* argument) {
    if (operation != flush_for_one) return left<&sqlite3_io_methods::xFileControl>(file, operation, argument);
    auto& database = *reinterpret_cast<DatabaseFile*>(file);
    const bool one_waits = *static_cast<const bool*>(argument);
    if (one_waits && !database.awake_flush) database.awake_flush.reset(new (std::nothrow) AwakeFlush);
    database.one_waits = one_waits && database.awake_flush;
    return SQLITE_OK;
}

int close_database(sqlite3_file* file) {
    const int closed = left<&sqlite3_io_methods::xClose>(file);
    std::destroy_at(reinterpret_cast<DatabaseFile*>(file));
    return closed;
}

constexpr sqlite3_io_methods database_methods{
    .iVersion = 3,
    .xClose = close_database,
    .xRead = left<&sqlite3_io_methods::xRead>,
    .xWrite = left<&sqlite3_io_methods::xWrite>,
    .xTruncate = left<&sqlite3_io_methods::xTruncate>,
    .xSync = left<&sqlite3_io_methods::xSync>,
    .xFileSize = left<&sqlite3_io_methods::xFileSize>,
    .xLock = left<&sqlite3_io_methods::xLock>,
    .xUnlock = left<&sqlite3_io_methods::xUnlock>,
    .xCheckReservedLock = left<&sqlite3_io_methods::xCheckReservedLock>,
    .xFileControl = control_database,
    .xSectorSize = left<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = left<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = left<&sqlite3_io_methods::xShmMap>,
    .xShmLock = lock_shared_memory,
    .xShmBarrier = left<&sqlite3_io_methods::xShmBarrier>,
    .xShmUnmap = left<&sqlite3_io_methods::xShmUnmap>,
    .xFetch = left<&sqlite3_io_methods::xFetch>,
    .xUnfetch = left<&sqlite3_io_methods::xUnfetch>,
};

constexpr sqlite3_io_methods log_methods = [] {
    sqlite3_io_methods log = database_methods;
    log.iVersion = 1;  // locks and memory shared with others belong to the database's file
    log.xClose = close_log;
    log.xRead = read_log;
    log.xWrite = write_log;
    log.xTruncate = truncate_log;
    log.xSync = sync_log;
    log.xFileControl = left<&sqlite3_io_methods::xFileControl>;
    log.xFileSize = after_writing<&sqlite3_io_methods::xFileSize, sqlite3_int64*>;
    return log;
}();

/// Opens the system's file behind `ours`; without its methods SQLite does not close a file, and `ours` ends.
template <class Ours>
int open_behind(Ours* ours, const sqlite3_io_methods& methods, const char* name, int flags, int* flags_out) {
    sqlite3_vfs* const system = system_files();
    ours->real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<std::byte*>(ours) + room_for_ours);
    const int opened = system->xOpen(system, name, ours->real, flags, flags_out);
    if (opened == SQLITE_OK)
        ours->base.pMethods = &methods;
    else
        std::destroy_at(ours);
    return opened;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0) return open_behind(new (file) DatabaseFile, database_methods, name, flags, flags_out);
    if ((flags & SQLITE_OPEN_WAL) == 0) return system_files()->xOpen(system_files(), name, file, flags, flags_out);
    auto* const log = new (file) LogFile;
    const int opened = open_behind(log, log_methods, name, flags, flags_out);
    if (opened != SQLITE_OK) return opened;
    log->database = reinterpret_cast<DatabaseFile*>(sqlite3_database_file_object(name));
    log->database->log = log;
    return SQLITE_OK;
}

}  // namespace

void gather_sqlite_log_writes() {
    static sqlite3_vfs ours = [] {
        sqlite3_vfs copy = *system_files();
        copy.pNext = nullptr;
        copy.zName = "phasemodel";
        copy.szOsFile += static_cast<int>(room_for_ours);
        copy.xOpen = open;
        return copy;
    }();
    [[maybe_unused]] static const int registered = sqlite3_vfs_register(&ours, 1);
}

}  // namespace storage
