// A streaming XML reader that trusts nothing: no document type (hence no entities of the file's own), bounded depth,
// bounded tokens. What the elements mean is the handler's business.
#pragma once

#include "workflows/orphanet/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace workflows::orphanet {

inline constexpr std::size_t deepest_xml = 64;               ///< levels; Orphanet's deepest product has under 40
inline constexpr std::size_t longest_xml_token = 64 * 1024;  ///< bytes of one tag, comment or the like
inline constexpr std::size_t longest_name = 4096;  ///< bytes; the longest name in the nomenclature has under 200

/// The attributes of one start tag, alive during the call that hands them over.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// The value, or "" if there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;

private:
    const char* const* pairs_;  ///< name, value, name, value ..., null
};

/// Told of each element in document order. A returned problem stops the reading; its file and line are filled in.
/// Called from C: must not throw anything but std::bad_alloc.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual std::optional<Problem> start(std::string_view element, const XmlAttributes& attributes) = 0;
    virtual std::optional<Problem> end(std::string_view element) = 0;
    /// A part of the text of the element that is open.
    virtual std::optional<Problem> text(std::string_view part) = 0;
};

class XmlReader {
public:
    /// `file` is named in problems; more than `deepest` levels are refused. The handler must outlive the reader.
    XmlReader(XmlHandler& handler, std::string file, std::size_t deepest = deepest_xml);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    /// Reads the next piece of UTF-8 text, whatever encoding the document declares.
    [[nodiscard]] std::optional<Problem> feed(std::string_view text);
    /// Says that the text is complete.
    [[nodiscard]] std::optional<Problem> finish();
    /// The line the reader is at, from 1.
    [[nodiscard]] std::int64_t line() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace workflows::orphanet
