// AwakeFlush flushes files for one who stays awake meanwhile. A thread that sleeps until the disk has answered wakes to a processor that
// has forgotten its program: on a virtual machine the next commit's work then takes twice as long. Where commits follow each other
// closely another thread flushes, and the one who needs it done keeps its processor until it is.
#pragma once

#include "storage/processor_trial.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <thread>

namespace storage {

class AwakeFlush {
public:
    using Duration = std::chrono::steady_clock::duration;

    struct Limits {
        /// So long the other thread stays awake for the next flush: acts that follow at once are closer, those of a client over the
        /// network are not, and the processor is theirs.
        Duration between = std::chrono::microseconds(150);
        /// So long who asks stays awake for the other thread. Not worth while with disks that take longer.
        Duration flush = std::chrono::microseconds(250);
        /// Who is awake answers sooner than this, unless the system has given its processor to somebody else.
        Duration at_hand = std::chrono::microseconds(5);
    };

    AwakeFlush();
    explicit AwakeFlush(Limits limits) : limits_(limits) {}
    ~AwakeFlush();
    AwakeFlush(const AwakeFlush&) = delete;
    AwakeFlush& operator=(const AwakeFlush&) = delete;

    /// What is to be flushed: a function, and what it is called with. It must not throw.
    struct Flush {
        int (*call)(void*) = nullptr;
        void* with = nullptr;
    };
    /// Has it flushed, here or by the other thread, and returns what the function did. What was done before is seen by the function,
    /// and what it did is seen by the caller. Never throws: where no other thread can be had, it is done here. One call at a time.
    int run(Flush flush);

    /// How many were flushed by the other thread.
    std::size_t handed_over() const { return handed_over_; }

private:
    using Clock = std::chrono::steady_clock;
    enum State : int { asleep, awake, asked, taken, done, ended };

    std::optional<int> hand_over(Flush flush);
    void call();
    bool wait_while(State state, Duration most) const;
    void missed();
    void settle_on(int processor);
    void attend();
    void attend_awake();
    void answer();

    const Limits limits_;
    std::atomic<int> state_ = asleep;  ///< of the other thread; `taken` and `done` are set by it, `asked` and `ended` for it

    // With the state: of who asks until `asked`, of the other thread until `done`.
    Flush flush_;
    struct Answer {
        int result = 0;
        Duration took{};
        int processor = -1;
    } answer_;

    // Of who asks.
    Clock::time_point ended_{};  ///< of the last flush
    Duration took_{};            ///< what flushes take: the last ones count most
    static constexpr std::size_t least_put_off = 2;
    std::size_t put_off_ = 0;    ///< so many are flushed here before the other thread is asked again
    std::size_t next_put_off_ = least_put_off;  ///< where it is awake but not at hand: twice as many with each time in a row
    std::size_t handed_over_ = 0;
    ProcessorTrial trial_;

    std::thread thread_;
};

}  // namespace storage
