// Nynorsk is whole where it stands: a folder's catalogue that has nynorsk has every text and every place of the bokmål one. Two
// are still under way and fall back to bokmål: the pages' general texts and the Phase Model's own.
#include "engine/embedded_file.hpp"
#include "tests/support/catch.hpp"
#include "web/embedded.hpp"
#include "workflows/embedded.hpp"
#include "workflows/text/catalogue.hpp"

#include <map>
#include <regex>
#include <set>

namespace {

const std::set<std::string> under_way{"texts.nn.toml", "phase_model/texts.nn.toml"};

std::map<std::string, std::string, std::less<>> files() {
    std::map<std::string, std::string, std::less<>> all;
    for (const auto& embedded : {web::embedded_files(), workflows::embedded_files()})
        for (const engine::EmbeddedFile& file : embedded)
            if (file.name.ends_with(".toml")) all.emplace(std::string(file.name), std::string(file.content));
    return all;
}

/// The {places} of a text.
std::set<std::string> places(const std::string& text) {
    static const std::regex place(R"(\{([a-z_]+)\})");
    return {std::sregex_token_iterator(text.begin(), text.end(), place, 1), std::sregex_token_iterator()};
}

}  // namespace

TEST_CASE("a catalogue that has nynorsk has every text and place of the bokmål one", "[texts]") {
    const auto all = files();
    std::set<std::string> gaps;
    std::size_t rooms = 0;
    for (const auto& [name, content] : all) {
        if (!name.ends_with("texts.nn.toml") || under_way.contains(name)) continue;
        workflows::Catalogue nn("nn"), nb("nb");
        nn.add(content);
        nb.add(all.at(name.substr(0, name.size() - 7) + "nb.toml"));
        ++rooms;
        for (const auto& [key, text] : nb.all()) {
            const auto own = nn.all().find(key);
            if (own == nn.all().end())
                gaps.insert(name + " has no " + key);
            else if (places(own->second) != places(text))
                gaps.insert(name + " has other places in " + key);
        }
    }

    CHECK(rooms >= 4);
    CHECK(gaps == std::set<std::string>{});
}
