// An OfficeWatch spares a statement an act, on PostgreSQL a trip to the server: rights are read anew for every act, and
// the statement that locks the act's stream tells the office's version too. A request that only reads looks once.
#pragma once

#include "storage/office_rows.hpp"
#include "workflows/people/people.hpp"

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

    /// One request on this thread that only reads: the office it saw first counts until it ends.
    class Look final : public workflows::OneLook {
    public:
        Look() {
            noted_.reset();
            looking_ = true;
        }
        ~Look() override {
            noted_.reset();
            looking_ = false;
        }
    };

    /// Somebody has looked the version up; kept within a Look.
    void looked(const OfficeVersion& version) const {
        if (looking_) note(version);
    }
    /// The office stood at this version when the unit locked its stream.
    void note(const OfficeVersion& version) const { noted_ = Note{this, version}; }
    /// The version noted in the unit of work, or the look, that this thread is in.
    std::optional<OfficeVersion> noted() const { return noted_ && noted_->watch == this ? std::optional(noted_->version) : std::nullopt; }

private:
    struct Note {
        const OfficeWatch* watch;
        OfficeVersion version;
    };
    static thread_local std::optional<Note> noted_;
    static thread_local bool looking_;
};

}  // namespace storage
