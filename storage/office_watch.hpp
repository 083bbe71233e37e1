// An OfficeWatch spares a statement an act, on PostgreSQL a trip to the server: rights are read anew for every act, and
// the statement that locks the act's stream tells the office's version too.
#pragma once

#include "storage/office_rows.hpp"

#include <optional>

namespace storage {

class OfficeWatch {
public:
    /// One unit of work on this thread: what is noted within it counts until it ends.
    class Unit {
    public:
        Unit() { noted_.reset(); }
        ~Unit() { noted_.reset(); }
        Unit(const Unit&) = delete;
        Unit& operator=(const Unit&) = delete;
    };

    /// The office stood at this version when the unit locked its stream.
    void note(const OfficeVersion& version) const { noted_ = Note{this, version}; }
    /// The version noted in the unit of work that this thread is in.
    std::optional<OfficeVersion> noted() const { return noted_ && noted_->watch == this ? std::optional(noted_->version) : std::nullopt; }

private:
    struct Note {
        const OfficeWatch* watch;
        OfficeVersion version;
    };
    static thread_local std::optional<Note> noted_;
};

}  // namespace storage
