// A RunningDigest is a SHA-256 (FIPS 180-4) that can be asked on the way: of an export, whose last line names the digest of
// all before it, while the whole is digested too.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace engine {

class RunningDigest {
public:
    RunningDigest();
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;

    void update(std::string_view bytes);
    /// 64 lower-case hex digits of all that was fed so far; more may follow.
    std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace engine
