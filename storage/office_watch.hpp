// An OfficeWatch spares a statement an act, on PostgreSQL a trip to the server: rights are read anew for every act, and
// the statement that locks the act's stream tells the office's version too. A request that only reads looks once.
#pragma once

#include "storage/case_rows.hpp"
#include "storage/office_rows.hpp"
#include "storage/stream_rows.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/following.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace storage {

class OfficeWatch {
    struct Note {
        const OfficeWatch* watch;
        OfficeVersion version;
        std::optional<CaseLook> look;
    };

public:
    /// One unit of work on this thread: what is noted within it counts until it ends. Borrows its connection.
    class Unit {
    public:
        explicit Unit(Connection& db) : looking_before_(std::exchange(looking_, std::nullopt)), noted_before_(std::exchange(noted_, std::nullopt)) {
            within_ = &db;
        }
        ~Unit() {
            within_ = nullptr;
            looking_ = std::move(looking_before_);
            noted_ = std::move(noted_before_);
        }
        Unit(const Unit&) = delete;
        Unit& operator=(const Unit&) = delete;

    private:
        std::optional<std::string> looking_before_;  ///< a thread that only reads may run the units of others that it waits with
        std::optional<Note> noted_before_;
    };

    /// One request on this thread that only reads: the office, and the case it is about, count as it saw them first
    /// until it ends.
    class Look final : public workflows::OneLook {
    public:
        explicit Look(std::string_view stream) {
            noted_.reset();
            looking_ = std::string(stream);
        }
        ~Look() override {
            noted_.reset();
            looking_.reset();
        }
    };

    /// The stream that this thread's look is about; "" for none.
    std::string_view about() const { return looking_ ? std::string_view(*looking_) : std::string_view(); }
    /// Somebody has looked the version up; kept within a Look.
    void looked(const OfficeVersion& version) const {
        if (looking_) noted_ = Note{this, version, std::nullopt};
    }
    /// And how the case stands that the look is about.
    void looked(CaseLook look) const {
        if (looking_) noted_ = Note{this, look.office, std::move(look)};
    }
    /// The office stood at this version when the unit locked its stream.
    void note(const OfficeVersion& version) const { noted_ = Note{this, version, std::nullopt}; }
    /// The connection of the unit of work that this thread is in, which sees what those before it in the same transaction have
    /// changed; null outside of one.
    Connection* within() const { return within_; }
    /// The version noted in the unit of work, or the look, that this thread is in.
    std::optional<OfficeVersion> noted() const { return noted_ && noted_->watch == this ? std::optional(noted_->version) : std::nullopt; }
    /// How the case stood that this thread's look is about, or the stream of who follows it (version 0: there is none);
    /// nothing for another stream, or when it was not looked up.
    std::optional<Head> seen(std::string_view stream) const {
        if (!noted_ || noted_->watch != this || !looking_ || !noted_->look) return std::nullopt;
        if (stream == *looking_) return noted_->look->head;
        return stream == workflows::following_stream(split(*looking_).id) ? std::optional(noted_->look->following) : std::nullopt;
    }

private:
    static thread_local std::optional<Note> noted_;
    static thread_local Connection* within_;
    static thread_local std::optional<std::string> looking_;
};

}  // namespace storage
