// A Gate opens once, for all who wait at it. std::atomic::wait would do, but yields the processor four times before it sleeps, and
// where dozens of threads wait on a few processors that takes a tenth of their time.
#pragma once

#include <atomic>

namespace storage {

class Gate {
public:
    /// Returns when the gate is open; what was done before it was opened is then seen.
    void wait();
    void open();

private:
    std::atomic<int> state_ = 0;  ///< closed, awaited or open
};

}  // namespace storage
