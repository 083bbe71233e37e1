#include "workflows/orphanet/xml_reader.hpp"

#include <expat.h>

#include <new>
#include <utility>

namespace workflows::orphanet {

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (name == pair[0]) return pair[1];
    return "";
}

struct XmlReader::State {
    State(XmlHandler& handler_, std::string file_, std::size_t deepest_)
        : handler(handler_), file(std::move(file_)), deepest(deepest_), parser(XML_ParserCreate("UTF-8")) {
        if (!parser) throw std::bad_alloc();
        XML_SetUserData(parser.get(), this);
        XML_SetElementHandler(parser.get(), on_start, on_end);
        XML_SetCharacterDataHandler(parser.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    }

    struct FreeParser {
        void operator()(XML_Parser handle) const { XML_ParserFree(handle); }
    };

    XmlHandler& handler;
    std::string file;
    std::size_t deepest;
    std::unique_ptr<XML_ParserStruct, FreeParser> parser;
    std::size_t depth = 0;
    std::int64_t fed = 0;
    std::int64_t understood = 0;
    std::optional<Problem> problem;

    static State& of(void* user) { return *static_cast<State*>(user); }

    [[nodiscard]] std::int64_t line() const {
        return static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser.get()));
    }

    // Keeps the first problem and stops expat, which may still call back for what it has already read.
    void stop(std::optional<Problem> found) {
        if (!found || problem) return;
        problem = std::move(found);
        problem->file = file;
        if (problem->line == 0) problem->line = line();
        XML_StopParser(parser.get(), XML_FALSE);
    }

    void stop(ProblemKind kind, std::string detail) {
        stop(Problem{.kind = kind, .file = file, .detail = std::move(detail)});
    }

    static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        State& self = of(user);
        if (self.problem) return;
        if (++self.depth > self.deepest)
            return self.stop(ProblemKind::too_deep, "more than " + std::to_string(self.deepest) + " levels");
        self.stop(self.handler.start(name, XmlAttributes(attributes)));
    }

    static void XMLCALL on_end(void* user, const XML_Char* name) {
        State& self = of(user);
        if (self.problem) return;
        --self.depth;
        self.stop(self.handler.end(name));
    }

    static void XMLCALL on_text(void* user, const XML_Char* part, int length) {
        State& self = of(user);
        if (!self.problem) self.stop(self.handler.text({part, static_cast<std::size_t>(length)}));
    }

    static void XMLCALL on_doctype(void* user, const XML_Char* name, const XML_Char*, const XML_Char*, int) {
        of(user).stop(ProblemKind::doctype, "<!DOCTYPE " + excerpt(name) + ">");
    }

    std::optional<Problem> failure(bool at_end) {
        if (problem) return problem;
        const XML_Error code = XML_GetErrorCode(parser.get());
        const bool early = at_end && (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
                                      code == XML_ERROR_PARTIAL_CHAR || code == XML_ERROR_UNCLOSED_CDATA_SECTION);
        stop(early ? ProblemKind::truncated : ProblemKind::malformed_xml, XML_ErrorString(code));
        return problem;
    }

    std::optional<Problem> parse(std::string_view text, bool at_end) {
        if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), at_end ? XML_TRUE : XML_FALSE) !=
            XML_STATUS_OK)
            return failure(at_end);
        fed += static_cast<std::int64_t>(text.size());
        const auto index = static_cast<std::int64_t>(XML_GetCurrentByteIndex(parser.get()));
        if (index >= 0) understood = index;  // -1 while expat waits for more of one token
        if (!at_end && fed - understood > static_cast<std::int64_t>(longest_xml_token))
            stop(ProblemKind::too_long, "more than " + std::to_string(longest_xml_token) + " bytes in one token");
        return problem;
    }
};

XmlReader::XmlReader(XmlHandler& handler, std::string file, std::size_t deepest)
    : state_(std::make_unique<State>(handler, std::move(file), deepest)) {}
XmlReader::~XmlReader() = default;

std::optional<Problem> XmlReader::feed(std::string_view text) {
    if (state_->problem) return state_->problem;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, longest_xml_token);
        if (auto problem = state_->parse(piece, false)) return problem;
        text.remove_prefix(piece.size());
    }
    return std::nullopt;
}

std::optional<Problem> XmlReader::finish() {
    if (state_->problem) return state_->problem;
    return state_->parse("", true);
}

std::int64_t XmlReader::line() const { return state_->line(); }

}  // namespace workflows::orphanet
