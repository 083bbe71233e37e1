#include "tests/bench/audit_child.hpp"

#include "tests/bench/report.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace bench {

namespace {

double seconds_in(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

double since(SteadyClock::time_point begin) { return std::chrono::duration<double>(SteadyClock::now() - begin).count(); }

[[noreturn]] void become(const std::vector<std::string>& command, const std::string& output) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const int out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(out, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execv(words[0], words.data());
    _exit(127);
}

}  // namespace

ChildRun run_child(const std::vector<std::string>& command, const std::string& output) {
    const auto begin = SteadyClock::now();
    const pid_t process = fork();
    if (process == 0) become(command, output);
    int status = 0;
    rusage used{};
    wait4(process, &status, 0, &used);
    return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            .seconds = since(begin),
            .processor = seconds_in(used.ru_utime) + seconds_in(used.ru_stime),
            .peak_bytes = static_cast<double>(used.ru_maxrss) * 1024};
}

Streamed stream_once(int port, const std::string& request) {
    const int client = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) throw std::runtime_error("no connection");
    const auto begin = SteadyClock::now();
    if (send(client, request.data(), request.size(), 0) != static_cast<ssize_t>(request.size())) throw std::runtime_error("not sent");
    Streamed streamed;
    std::string head, tail;
    bool in_body = false;
    std::array<char, 65536> piece{};
    // A chunked answer ends with an empty chunk; the connection may stay open.
    for (ssize_t got = 0; !tail.ends_with("\r\n0\r\n\r\n") && (got = recv(client, piece.data(), piece.size(), 0)) > 0;) {
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
        streamed.bytes += got;
        tail.append(bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 16)));
        tail.erase(0, tail.size() - std::min<std::size_t>(tail.size(), 16));
        if (in_body) continue;
        head += bytes;
        const std::size_t blank = head.find("\r\n\r\n");
        in_body = blank != std::string::npos && head.size() > blank + 4;
        if (in_body && head.starts_with("HTTP/1.1 200")) streamed.first_byte = since(begin);
    }
    streamed.seconds = since(begin);
    close(client);
    return streamed;
}

}  // namespace bench
