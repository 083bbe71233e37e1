// Served is a program that serves on a port of its own choosing, as a child process.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace bench {

class Served {
public:
    /// Starts the program and waits for the line with its address ("http://127.0.0.1:8080"). Its talk goes nowhere.
    explicit Served(const std::vector<std::string>& command);
    ~Served();
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    int port() const { return port_; }
    /// Resident memory now, and the most it ever was, in bytes.
    double resident() const { return of_status("VmRSS:"); }
    double most_resident() const { return of_status("VmHWM:"); }

private:
    double of_status(const std::string& key) const;
    pid_t process_ = 0;
    int port_ = 0;
};

}  // namespace bench
