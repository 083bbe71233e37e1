// A Catalogue holds what users read, by key, in one language: "text with {name}", plural as key.one and key.other.
// Language nn falls back to nb. Files: workflows/phase_model/texts.{nb,nn,en}.toml and web/texts.{nb,nn,en}.toml. A key that
// begins another key ("act.comment", "act.comment.help") must stand in quotes, or TOML takes it for a table.
#pragma once

#include "engine/answer.hpp"
#include "engine/embedded_file.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

using Values = std::vector<std::pair<std::string, std::string>>;

class Catalogue {
public:
    explicit Catalogue(std::string language = "nb") : language_(std::move(language)) {}

    /// Throws std::runtime_error with file position when the TOML is invalid or a key stands twice.
    void add(std::string_view toml);
    void fall_back_to(const Catalogue* other) { fallback_ = other; }

    const std::string& language() const { return language_; }
    bool has(std::string_view key) const;
    /// The text with its {places} filled. A missing key gives the key itself, so a gap is seen, not hidden; tests list them.
    /// A value "@key" is looked up too, "@a,@b" becomes "x, y", "@a TRS" "x TRS"; a value that is a date, YYYY-MM-DD, is written as
    /// people write it. With a place {n}, key.one or key.other is taken by n. A key "body.council:TRS" that is not there
    /// is the text of "body.council" with TRS for {name}.
    std::string text(std::string_view key, const Values& values = {}) const;
    std::string text(const engine::Message& message) const { return text(message.key, message.values); }
    const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

private:
    const std::string* find(std::string_view key) const;
    std::string filling(std::string_view value) const;

    std::string language_;
    std::map<std::string, std::string, std::less<>> texts_;
    const Catalogue* fallback_ = nullptr;
};

/// The three languages; nn falls back to nb. Made once by the composition root, which adds workflows' files and web's.
struct Catalogues {
    Catalogues() : nb("nb"), nn("nn"), en("en") { nn.fall_back_to(&nb); }
    explicit Catalogues(engine::EmbeddedFiles files) : Catalogues() { add(files); }
    Catalogues(const Catalogues&) = delete;
    Catalogues& operator=(const Catalogues&) = delete;

    /// Adds every file named "texts.nb.toml", "texts.nn.toml" or "texts.en.toml", in whatever folder. Throws
    /// std::runtime_error with the file's name and position when one is wrong.
    void add(engine::EmbeddedFiles files);
    /// The catalogue of a language; nb for any other than nb, nn and en.
    const Catalogue& in(std::string_view language) const;

    Catalogue nb, nn, en;
};

}  // namespace workflows
