// A Town is a database full of real cases: the demonstration's people and stories, performed act by act, and as many copies
// of their histories as are asked for, each cut off at some point, sealed anew and put into the store.
#pragma once

#include "cli/composition.hpp"
#include "engine/event.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// One case's whole history, as it was stored.
struct History {
    std::string stream;
    std::vector<engine::Sealed> events;
    engine::Texts texts;
};

/// Ends of acts in the history: after how many events one may cut it.
std::vector<std::size_t> ends_of_acts(const History& history);

class Town {
public:
    /// fresh: makes the database and performs the stories of examples/. A story that is refused ends there, which is said.
    enum class Open { fresh, existing };
    explicit Town(std::string url, Open open = Open::fresh);
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    const std::string& url() const { return url_; }
    cli::Composition& program() { return *program_; }
    const std::vector<History>& histories() const { return histories_; }
    /// Adds cases made of pieces of the histories, of `shortest` to `longest` events. Returns their streams. The same
    /// call makes the same cases, but for the salt of their names.
    std::vector<std::string> fill(std::size_t cases, std::size_t shortest, std::size_t longest, std::uint32_t seed = 42);
    /// Adds cases of 20 to 200 events until the log has at least so many. Returns how many it has.
    std::int64_t fill_to(std::size_t events);
    /// A case of at least so many events; a copy of the longest history, with enquiries recorded up to that length.
    std::string long_case(std::size_t events);
    /// A case with the first so many events of the history. Returns its stream.
    std::string copy_of(const History& history, std::size_t events);
    /// Votes cast in the cases that fill() added.
    std::size_t votes() const { return votes_; }
    /// A bearer token of the first person who holds the role.
    std::string token(std::string_view role);
    /// Ids of the persons who hold the role today.
    std::vector<std::string> persons(std::string_view role);
    /// Closes the database.
    void close() { program_.reset(); }

private:
    void let_people_in();
    void tell_stories();
    void remember_histories();
    std::string copy(engine::Transaction& transaction, const History& history, std::size_t events, std::size_t number);

    std::string url_;
    std::unique_ptr<cli::Composition> program_;
    std::vector<History> histories_;
    std::size_t votes_ = 0;
};

}  // namespace bench
