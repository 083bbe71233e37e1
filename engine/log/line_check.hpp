// What each line of an exported record shows by itself, whatever stands around it: an event whose bytes give its hash, and texts that
// open its commitments. This is nearly all the work of verifying, and no line waits for another: so two threads share it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace engine {

/// Borrows from the line, but for a hash that is not the one beside the event.
struct CheckedLine {
    std::string_view bytes;             ///< the line, without its end
    bool is_event = false;              ///< canonical in every byte; anything else is to be read the long way
    std::string_view stream, at, prev;  ///< of the event
    std::int64_t seq = 0;
    std::string_view named_hash;        ///< that stands beside it
    std::string other_hash;             ///< of its bytes, where that is not the one named; "" where it is
    bool texts_fit = false;             ///< every text opens a commitment of the event
    std::int64_t opened = 0, unopened = 0;  ///< commitments, where they do

    std::string_view hash() const { return other_hash.empty() ? named_hash : std::string_view(other_hash); }
};

/// Checks the lines of a text, in order. The last one may lack its end.
void check_lines(std::string_view text, std::vector<CheckedLine>& out);

class LineCheck {
public:
    LineCheck();
    LineCheck(const LineCheck&) = delete;
    LineCheck& operator=(const LineCheck&) = delete;

    /// The lines of a block, piece by piece in their order; good until the next block. A short block is checked on this thread alone.
    std::span<const std::vector<CheckedLine>> check(std::string_view block);

private:
    void work(const std::stop_token& stop);
    void take_pieces();

    std::vector<std::string_view> pieces_;
    std::vector<std::vector<CheckedLine>> checked_;  ///< as many as pieces, and spare ones
    std::atomic<std::size_t> next_ = 0;              ///< piece that nobody has taken
    std::mutex mutex_;
    std::condition_variable_any moved_;
    bool open_ = false, helping_ = false;  ///< guarded by mutex_: there are pieces to take; the other thread is taking some
    std::jthread thread_;                  ///< last, so that it ends first
};

}  // namespace engine
