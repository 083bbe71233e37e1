// The real program as a process: what it is given, what it says, how it ends.
#pragma once

#include "engine/value.hpp"

#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace tests {

struct Said {
    int code = -1;  ///< exit code; 128 and the signal when one ended it
    std::string out, err;

    /// Standard output as JSON. Throws when it is none.
    engine::Value json() const;
};

/// How a program is started. The environment is this one alone, with PATH.
struct Start {
    std::vector<std::string> words;
    std::map<std::string, std::string> environment = {};
    std::string in = {};
    std::string folder = {};         ///< working folder; "" for the test's own
    std::string out_file = {};       ///< standard output goes there instead
    long long file_limit = 0;        ///< longest file it may write, in bytes; 0: any
};

/// The program named by PHASEMODEL, run to its end.
Said run(const Start& start);
/// Any other program by its path or name, run to its end.
Said run(const std::string& program, const Start& start);

/// A program that goes on running; killed when the object goes.
class Running {
public:
    explicit Running(const Start& start);
    /// Any other program by its path or name.
    Running(const std::string& program, const Start& start);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    /// The next line of standard output; "" when it has ended.
    std::string line();
    void signal(int number) const;
    /// Waits for its end.
    Said wait();

private:
    pid_t process_ = 0;
    int out_ = -1, err_ = -1;
    std::string buffer_;
};

}  // namespace tests
