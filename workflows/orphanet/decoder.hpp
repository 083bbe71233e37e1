// Bytes of a file into UTF-8: Orphanet wrote ISO-8859-1 until 2024 and UTF-8 since, and some tools drop the
// declaration.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace workflows::orphanet {

enum class Encoding { undeclared, utf8, latin1 };

/// What an XML declaration at the start of `head` names: an encoding we read, `undeclared` without a declaration, or
/// nothing when it names one we do not read (`named` then says which).
[[nodiscard]] std::optional<Encoding> declared_encoding(std::string_view head, std::string& named);

/// Decodes piece by piece. Undeclared text is UTF-8 until a byte says otherwise; if everything before that byte was
/// ASCII the text is taken as ISO-8859-1 from there, else it is invalid.
class Decoder {
public:
    explicit Decoder(Encoding encoding) : encoding_(encoding) {}

    /// Appends `bytes` to `out` as UTF-8; false when they are not valid in the encoding.
    [[nodiscard]] bool decode(std::string_view bytes, std::string& out);
    /// False when the bytes stopped inside a letter. An undeclared text may still be ISO-8859-1, hence `out`.
    [[nodiscard]] bool finish(std::string& out);

    [[nodiscard]] Encoding encoding() const { return encoding_; }

private:
    bool fall_back(std::string_view bytes, std::string& out);

    Encoding encoding_;
    bool only_ascii_ = true;
    std::string pending_;  ///< the first bytes of a letter whose rest is still to come
};

}  // namespace workflows::orphanet
