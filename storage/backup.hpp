// Backups. A backup is one SQLite database, whatever database it is of: it can be looked at and verified where it lies, and it can
// be restored to either. What was redacted after it was made is removed again before anybody can read what was restored.
#pragma once

#include "engine/case_file.hpp"
#include "storage/verify.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace storage {

/// Why a backup is not made or not restored, and nothing was changed.
enum class BackupTrouble {
    target_exists,   ///< there is something where the backup, or the database, should go
    not_a_backup,    ///< the file is none that holds a database of ours
    schema,          ///< it was made by a newer program, or by none of ours
    other_log,       ///< it is of another log than the one that signs here
    damaged,         ///< it does not verify
    no_erasure_list  ///< the list of what was redacted is not there
};
struct BackupRefused {
    BackupTrouble why;
    std::string detail;  ///< in English
};

struct BackedUp {
    std::int64_t bytes = 0;
    std::int64_t schema = 0;  ///< version
};

/// Writes all of the database, as it stands at one moment, to a new file that only its owner may read, while others go on writing.
/// The file appears when all of it is on the disk. Throws SchemaError where there is no database, Trouble.
std::variant<BackedUp, BackupRefused> back_up(std::string_view url, const std::string& file);

struct Restoring {
    std::string file;                  ///< the backup; not changed
    std::string url;                   ///< where to: a SQLite file that is not there, or an empty PostgreSQL database
    std::string erasure_list = {};     ///< what was redacted, by its file; "": nothing is removed
    std::string origin = {};           ///< name of the log that signs here; "": any
    std::string at = {};               ///< now, RFC 3339
    engine::NewCaseFile new_file;      ///< folds each stream
};

struct Restored {
    std::size_t listed = 0, removed = 0;  ///< texts in the erasure list, and how many of them the backup still held
    int migrated = 0;                     ///< steps of the schema since the backup
    std::int64_t log_size = 0;            ///< of the last signed tree in it; -1: none
    std::int64_t tokens = 0;              ///< tokens for the API that open
    std::int64_t letters = 0;             ///< e-mails that waited when the backup was made and are not sent: they may have been
    DatabaseVerification verified;
};

/// Restores beside the target first: brought to this program's schema, redacted again, signed out, verified; then puts it there, whole
/// or not at all. Throws Trouble, std::invalid_argument for an address that is none.
std::variant<Restored, BackupRefused> restore(const Restoring& wish);

}  // namespace storage
