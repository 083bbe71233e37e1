// Programs that are run and measured: how long, how much of the processors, how much memory; and answers that stream.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct ChildRun {
    int code = -1;           ///< exit code; -1: it did not end by itself
    double seconds = 0;      ///< by the clock on the wall
    double processor = 0;    ///< seconds of user and system time, all threads
    double peak_bytes = 0;   ///< most resident memory
};

/// Runs a program to its end. Its output goes to the file, its talk nowhere. REQUIRES: the path of the program.
ChildRun run_child(const std::vector<std::string>& command, const std::string& output = "/dev/null");

struct Streamed {
    double first_byte = -1;  ///< seconds until the first byte of the body; -1: no 200
    double seconds = 0;      ///< until the end
    std::int64_t bytes = 0;
};

/// Asks once and reads the answer to the end of the connection. `request` is the whole text.
Streamed stream_once(int port, const std::string& request);

}  // namespace bench
