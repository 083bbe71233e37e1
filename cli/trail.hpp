// A Trail is what one run of the program leaves in the log of what it showed: a command that reads what is not public is recorded as
// the server records its pages and answers (specification section 11), who read what and a digest of what was printed, no copy.
#pragma once

#include "cli/command.hpp"
#include "engine/crypto.hpp"

#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

namespace cli {

class Composition;

class Trail {
public:
    /// Borrows `out` and the arguments; `command` is its path, "case show".
    Trail(std::ostream& out, std::string command, const Arguments& arguments);

    /// Prints on, and digests what is printed from reads() on.
    std::ostream& out() { return digested_; }
    /// The database that the command has opened; kept open until the trail ends.
    void opened(std::shared_ptr<Composition> composition);
    /// This person is about to be shown something.
    void reads(std::string person);
    /// The command records itself what it shows, as an export does.
    void records_itself() {
        person_.clear();
        buffer_.begun = false;
    }
    /// This person was refused: recorded when the trail ends.
    void refuses(std::string person);
    /// Records what there is to record. Throws engine::Unavailable.
    void end();

private:
    class Digesting final : public std::streambuf {
    public:
        explicit Digesting(std::streambuf* to) : to_(to) {}
        bool begun = false;
        engine::Sha256 digest;

    protected:
        int_type overflow(int_type c) override;
        std::streamsize xsputn(const char* bytes, std::streamsize count) override;
        int sync() override { return to_->pubsync(); }

    private:
        std::streambuf* to_;
    };

    Digesting buffer_;
    std::ostream digested_;
    std::string command_;
    const Arguments& arguments_;
    std::shared_ptr<Composition> composition_;
    std::string person_, refused_;
};

}  // namespace cli
