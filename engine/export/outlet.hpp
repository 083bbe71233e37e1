// An Outlet is what an export leaves through: counted and digested on its way to a sink.
#pragma once

#include "engine/background_digest.hpp"
#include "engine/export/sink.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace engine {

/// The first piece goes at once, so that whoever waits sees
/// that something comes; the rest in blocks, as a call of the system for each line costs more than the line.
class Outlet {
public:
    /// `block`: bytes that are gathered before they go; 0: each piece by itself.
    explicit Outlet(Sink sink, std::size_t block = 262144) : sink_(std::move(sink)), block_(block) {}

    /// False when nobody wants the rest.
    bool write(std::string_view piece);
    /// Sends what is gathered.
    bool flush();

    /// Bytes that have left.
    std::int64_t bytes() const { return bytes_; }
    /// SHA-256 of the bytes that have left.
    std::string sha256() { return digest_.hex(); }

private:
    Sink sink_;
    std::size_t block_;
    std::string gathered_;
    BackgroundDigest digest_;
    std::int64_t bytes_ = 0;
    bool begun_ = false, wanted_ = true;
};

}  // namespace engine
