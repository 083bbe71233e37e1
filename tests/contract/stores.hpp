// The stores that the contract is run on.
#pragma once

#include "engine/store.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/small_case.hpp"

#include <memory>
#include <ostream>
#include <vector>

namespace tests {

enum class StoreKind { memory, sqlite, postgresql };

inline std::ostream& operator<<(std::ostream& out, StoreKind kind) {
    return out << (kind == StoreKind::memory ? "memory" : kind == StoreKind::sqlite ? "SQLite" : "PostgreSQL");
}
inline std::ostream& operator<<(std::ostream& out, Kind kind) { return out << name_of(kind); }

inline std::vector<StoreKind> store_kinds() {
    std::vector<StoreKind> all{StoreKind::memory};
    for (const Kind kind : kinds()) all.push_back(kind == Kind::sqlite ? StoreKind::sqlite : StoreKind::postgresql);
    return all;
}

/// A store with whatever it stands on.
class StoreBed {
public:
    explicit StoreBed(StoreKind kind) {
        if (kind == StoreKind::memory) {
            memory_ = std::make_unique<MemoryStore>(new_small_case);
            return;
        }
        database_ = std::make_unique<TestDatabase>(kind == StoreKind::sqlite ? Kind::sqlite : Kind::postgresql);
        storage_ = database_->open();
    }
    engine::Store* operator->() const { return &**this; }
    engine::Store& operator*() const { return memory_ ? static_cast<engine::Store&>(*memory_) : storage_->store(); }

private:
    std::unique_ptr<MemoryStore> memory_;
    std::unique_ptr<TestDatabase> database_;
    std::unique_ptr<storage::Storage> storage_;
};

inline StoreBed make_store(StoreKind kind) { return StoreBed(kind); }

}  // namespace tests
