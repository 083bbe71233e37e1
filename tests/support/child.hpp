// A child process of the test: for what must be killed, or be somebody else.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace tests {

/// Sends the parent one line; back when it is in the pipe.
using Tell = std::function<void(std::string_view line)>;

/// A forked process that runs `work` and ends. REQUIRES: no other thread is running.
class Child {
public:
    explicit Child(const std::function<void(Tell)>& work);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The next line it told, or "" when it has ended and told nothing more.
    std::string line();
    void kill_hard();

private:
    pid_t process_ = 0;
    int pipe_ = -1;
    std::string buffer_;
};

/// What a child told before it ended, in one line.
std::string in_child(const std::function<void(Tell)>& work);

}  // namespace tests
