#include "tests/support/child.hpp"

#include <array>
#include <csignal>
#include <exception>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

Child::Child(const std::function<void(Tell)>& work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ < 0) throw std::runtime_error("no child");
    if (process_ > 0) {
        close(ends[1]);
        pipe_ = ends[0];
        return;
    }
    close(ends[0]);
    const auto tell = [&](std::string_view line) {
        const std::string whole = std::string(line) + "\n";
        if (write(ends[1], whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) _exit(1);
    };
    try {
        work(tell);
    } catch (const std::exception& error) {
        tell(std::string("failed: ") + error.what());
    }
    _exit(0);
}

Child::~Child() {
    kill_hard();
    close(pipe_);
}

std::string Child::line() {
    std::array<char, 4096> chunk{};
    for (;;) {
        const std::size_t end = buffer_.find('\n');
        if (end != std::string::npos) {
            const std::string first = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return first;
        }
        const ssize_t count = read(pipe_, chunk.data(), chunk.size());
        if (count <= 0) return {};
        buffer_.append(chunk.data(), static_cast<std::size_t>(count));
    }
}

void Child::kill_hard() {
    if (process_ == 0) return;
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = 0;
}

std::string in_child(const std::function<void(Tell)>& work) { return Child(work).line(); }

}  // namespace tests
