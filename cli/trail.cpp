#include "cli/trail.hpp"

#include "cli/composition.hpp"
#include "cli/opening.hpp"
#include "workflows/phase_model/read_trail.hpp"

namespace cli {

namespace {

/// The stream that the command was asked about, by what its table of arguments calls it; "" for lists and figures.
std::string stream_asked_for(const Arguments& arguments) {
    if (arguments.has("CASE")) {
        const std::string stream = stream_of(arguments.text("CASE"));
        return stream.starts_with("case/") || stream.starts_with("proposal/") ? stream : std::string();
    }
    return arguments.has("MEETING") ? "meeting/" + arguments.text("MEETING") : std::string();
}

}  // namespace

Trail::Trail(std::ostream& out, std::string command, const Arguments& arguments)
    : buffer_(out.rdbuf()), digested_(&buffer_), command_(std::move(command)), arguments_(arguments) {}

void Trail::opened(std::shared_ptr<Composition> composition) { composition_ = std::move(composition); }

void Trail::reads(std::string person) {
    person_ = std::move(person);
    buffer_.begun = true;
}

void Trail::refuses(std::string person) { refused_ = std::move(person); }

void Trail::end() {
    if (!composition_ || (person_.empty() && refused_.empty())) return;
    workflows::ReadTrail trail(composition_->store(), composition_->clock());
    const std::string on = stream_asked_for(arguments_);
    if (!refused_.empty())
        trail.note({.person = refused_, .via = "command line", .what = command_, .on = on, .why = "not-allowed"});
    else
        trail.note({.person = person_, .via = "command line", .what = command_, .on = on, .sha256 = buffer_.digest.hex()});
    trail.flush();
    person_.clear();
    refused_.clear();
}

Trail::Digesting::int_type Trail::Digesting::overflow(int_type c) {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    return xsputn(&byte, 1) == 1 ? c : traits_type::eof();
}

std::streamsize Trail::Digesting::xsputn(const char* bytes, std::streamsize count) {
    if (begun) digest.update({bytes, static_cast<std::size_t>(count)});
    return to_->sputn(bytes, count);
}

}  // namespace cli
