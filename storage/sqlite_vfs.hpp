// How this program's SQLite connections write: SQLite's own files, but the write-ahead log in large pieces. SQLite gives each page of a
// commit to the system in two calls, twenty-four bytes and the page; those calls can cost a third of what the disk's flush costs. Here
// they are gathered and go in one, and the log grows ahead of them, as a commit that makes a file longer can take twice as long.
#pragma once

namespace storage {

/// For the whole process: connections opened from now on write so, unless they name another of SQLite's file systems. Does nothing the
/// second time.
///
/// Nothing changes for what is on the disk or what others see of it. What is gathered goes before the log is flushed, which with
/// `synchronous = full` comes before a commit is shown to anybody (SQLite, "Write-Ahead Logging", and xSync in "The OS Backend"), and
/// before anything is read of it; what an undone transaction leaves is forgotten before its lock is given up, so that it never
/// overwrites what the next one writes. Behind its last commit the log holds nothing, or what it held before it was begun anew; SQLite
/// knows its end by salts and sums ("WAL-mode File Format", 2). An error of such a write is told by whatever asked for it, and the write is tried again.
/// REQUIRES: every connection that writes has `synchronous = full`, as Connection sets it.
void gather_sqlite_log_writes();

/// What sqlite3_file_control tells such a connection's file, with a bool: whether from now on one caller alone waits for each commit,
/// who then stays awake while another thread flushes the log (awake_flush.hpp). Above 100, as SQLite keeps what is below.
constexpr int flush_for_one = 0x504d;

}  // namespace storage
