// Nynorsk is whole: every catalogue of bokmål has one of nynorsk beside it, with every text and every place.
#include "engine/embedded_file.hpp"
#include "tests/support/catch.hpp"
#include "web/embedded.hpp"
#include "workflows/embedded.hpp"
#include "workflows/text/catalogue.hpp"

#include <map>
#include <regex>
#include <set>

namespace {

/// The catalogues by library and name: both libraries have a screening/texts.nb.toml.
std::map<std::string, std::string, std::less<>> files() {
    std::map<std::string, std::string, std::less<>> all;
    const auto add = [&](const std::string& library, engine::EmbeddedFiles embedded) {
        for (const engine::EmbeddedFile& file : embedded)
            if (file.name.ends_with(".toml")) all.emplace(library + "/" + std::string(file.name), std::string(file.content));
    };
    add("web", web::embedded_files());
    add("workflows", workflows::embedded_files());
    return all;
}

/// The {places} of a text.
std::set<std::string> places(const std::string& text) {
    static const std::regex place(R"(\{([a-z_]+)\})");
    return {std::sregex_token_iterator(text.begin(), text.end(), place, 1), std::sregex_token_iterator()};
}

}  // namespace

TEST_CASE("every catalogue of bokmål has one of nynorsk with every text and place", "[texts]") {
    const auto all = files();
    std::set<std::string> gaps;
    std::size_t catalogues = 0;
    for (const auto& [name, content] : all) {
        if (!name.ends_with("texts.nb.toml")) continue;
        ++catalogues;
        const auto beside = all.find(name.substr(0, name.size() - 7) + "nn.toml");
        if (beside == all.end()) {
            gaps.insert(name + " has no nynorsk beside it");
            continue;
        }
        workflows::Catalogue nn("nn"), nb("nb");
        nb.add(content);
        nn.add(beside->second);
        for (const auto& [key, text] : nb.all()) {
            const auto own = nn.all().find(key);
            if (own == nn.all().end())
                gaps.insert(beside->first + " has no " + key);
            else if (places(own->second) != places(text))
                gaps.insert(beside->first + " has other places in " + key);
        }
        for (const auto& [key, text] : nn.all())
            if (!nb.all().contains(key)) gaps.insert(beside->first + " has " + key + ", which bokmål lacks");
    }

    CHECK(catalogues >= 14);
    CHECK(gaps == std::set<std::string>{});
}

// A text that was copied from bokmål and never written in nynorsk gives itself away by these words.
TEST_CASE("no nynorsk text has a word that is bokmål only", "[texts]") {
    const std::regex bokmaal(R"((^|[^a-zæøå])(ikke|hvis|hva|hvem|hvor|hvordan|hvilken|hvilke|noen|noe|fra|saken|uten|bare|være|gjøre|høring(en)?|avstemning(en)?|ledergruppen|begrunnelse|finnes|gjelder|mangler)([^a-zæøå]|$))");
    std::set<std::string> slips;
    for (const auto& [name, content] : files()) {
        if (!name.ends_with("texts.nn.toml")) continue;
        workflows::Catalogue nn("nn");
        nn.add(content);
        for (const auto& [key, text] : nn.all())
            if (std::regex_search(text, bokmaal)) slips.insert(name + " " + key + ": " + text);
    }

    CHECK(slips == std::set<std::string>{});
}
