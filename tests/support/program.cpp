#include "tests/support/program.hpp"

#include "tests/support/temporary_folder.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace tests {

namespace {

std::string program_under_test() {
    const char* path = std::getenv("PHASEMODEL");
    if (path == nullptr) throw std::runtime_error("PHASEMODEL does not name the program");
    return path;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

/// Forks, and in the child becomes the program with these three ends. Returns the child's id.
pid_t begin(const std::string& program, const Start& start, int in, int out, int err) {
    std::vector<std::string> words{program};
    words.insert(words.end(), start.words.begin(), start.words.end());
    std::vector<std::string> environment{"PATH=" + std::string(std::getenv("PATH") == nullptr ? "/usr/bin:/bin" : std::getenv("PATH"))};
    for (const char* name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* value = std::getenv(name)) environment.push_back(std::string(name) + "=" + value);
    for (const auto& [name, value] : start.environment) environment.push_back(name + "=" + value);
    auto arguments = pointers(words);
    auto variables = pointers(environment);
    const pid_t child = ::fork();
    if (child != 0) return child;
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (!start.folder.empty() && ::chdir(start.folder.c_str()) != 0) ::_exit(126);
    if (start.file_limit > 0) {
        const rlimit limit{static_cast<rlim_t>(start.file_limit), static_cast<rlim_t>(start.file_limit)};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ::execvpe(arguments.front(), arguments.data(), variables.data());
    ::_exit(127);
}

int code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

std::string read_all(int file) {
    std::string text;
    char part[4096];
    for (ssize_t count = 0; (count = ::read(file, part, sizeof part)) > 0;) text.append(part, static_cast<std::size_t>(count));
    return text;
}

}  // namespace

engine::Value Said::json() const {
    auto parsed = engine::parse_value(out, 64);
    if (std::holds_alternative<engine::ParseError>(parsed)) throw std::runtime_error("standard output is no JSON: " + out + err);
    return std::get<engine::Value>(parsed);
}

Said run(const Start& start) { return run(program_under_test(), start); }

Said run(const std::string& program, const Start& start) {
    const TemporaryFolder folder;
    const std::string in_path = folder.write("in", start.in);
    const std::string out_path = start.out_file.empty() ? folder.write("out", "") : start.out_file;
    const std::string err_path = folder.write("err", "");
    const int in = ::open(in_path.c_str(), O_RDONLY | O_CLOEXEC);
    const int out = ::open(out_path.c_str(), O_WRONLY | O_CLOEXEC);
    const int err = ::open(err_path.c_str(), O_WRONLY | O_CLOEXEC);
    int status = 0;
    ::waitpid(begin(program, start, in, out, err), &status, 0);
    for (const int file : {in, out, err}) ::close(file);
    return {code_of(status), start.out_file.empty() ? read_file(out_path) : std::string(), read_file(err_path)};
}

Running::Running(const Start& start) : Running(program_under_test(), start) {}

Running::Running(const std::string& program, const Start& start) {
    int out[2], err[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const int in = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    process_ = begin(program, start, in, out[1], err[1]);
    for (const int file : {in, out[1], err[1]}) ::close(file);
    out_ = out[0];
    err_ = err[0];
}

Running::~Running() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    ::close(out_);
    ::close(err_);
}

std::string Running::line() {
    for (;;) {
        if (const auto end = buffer_.find('\n'); end != std::string::npos) {
            std::string first = buffer_.substr(0, end);
            buffer_.erase(0, end + 1);
            return first;
        }
        char part[512];
        const ssize_t count = ::read(out_, part, sizeof part);
        if (count <= 0) return {};
        buffer_.append(part, static_cast<std::size_t>(count));
    }
}

void Running::signal(int number) const { ::kill(process_, number); }

Said Running::wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return {code_of(status), buffer_ + read_all(out_), read_all(err_)};
}

}  // namespace tests
