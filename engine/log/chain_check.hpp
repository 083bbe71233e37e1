// A ChainCheck follows the events of many streams, whichever way they are mixed: each goes on from the one before it in its stream,
// by number, hash and time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace engine {

/// Where something is wrong; nowhere in particular: "" and 0.
struct Place {
    std::string_view stream = {};
    std::int64_t seq = 0;
};

class ChainCheck {
public:
    /// Told of everything that is wrong; kinds as in "engine/log/verify.hpp": gap, chain, order, repeated, time.
    using Found = std::function<void(std::string kind, std::string explanation, const Place& place)>;
    explicit ChainCheck(Found found) : found_(std::move(found)) {}

    /// The next event, which hashes to `hash`. `whole`: a stream that does not begin with number 1 lacks something.
    void follow(const Place& place, std::string_view prev, std::string_view at, std::string_view hash, bool whole);
    /// How many streams there were so far.
    std::int64_t streams() const { return static_cast<std::int64_t>(heads_.size()); }

private:
    struct Head {
        std::int64_t seq = 0;
        std::string hash, at;
    };
    using Heads = std::map<std::string, Head, std::less<>>;

    void begin_stream(const Place& place, std::string_view prev, bool whole) const;
    void go_on(const Place& place, std::string_view prev, std::string_view at, const Head& head) const;

    Found found_;
    Heads heads_;
    Heads::iterator last_ = heads_.end();  ///< of the event before
};

}  // namespace engine
