#include "workflows/orphanet/record_reader.hpp"

namespace workflows::orphanet {

std::optional<Problem> read_through(Source& source, XmlHandler& handler, const Progress& progress,
                                    const std::function<void()>& after_piece, std::size_t deepest) {
    XmlReader reader(handler, source.path(), deepest);
    while (true) {
        const auto text = source.next();
        if (const auto* problem = std::get_if<Problem>(&text)) return *problem;
        const std::string_view part = std::get<std::string_view>(text);
        const auto problem = part.empty() ? reader.finish() : reader.feed(part);
        if (problem) return problem;
        after_piece();
        if (progress) progress(source.bytes_taken(), source.bytes_on_disk());
        if (part.empty()) return std::nullopt;
    }
}

void check_stated(const std::string& stated, std::int64_t found, Warnings& warnings) {
    if (!stated.empty() && stated != std::to_string(found))
        warnings.add("the file says it holds " + excerpt(stated) + " entities but holds " + std::to_string(found));
}

}  // namespace workflows::orphanet
