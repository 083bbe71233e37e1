// Opening files: packing, encodings, and what is no data file at all.
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/source.hpp"

using namespace workflows::orphanet;
using tests::TemporaryFolder;

namespace {

struct Everything {
    std::string text;
    std::string sha256;
    std::string problem;
    std::int64_t line = 0;
};

Everything read_all(const std::string& path, std::int64_t most_bytes = most_unpacked_bytes) {
    auto opened = Source::open(path, most_bytes);
    if (const auto* const problem = std::get_if<Problem>(&opened))
        return {"", "", std::string(name_of(problem->kind)), problem->line};
    auto& source = std::get<Source>(opened);
    Everything all;
    while (true) {
        const auto part = source.next();
        if (const auto* const problem = std::get_if<Problem>(&part))
            return {"", "", std::string(name_of(problem->kind)), problem->line};
        if (std::get<std::string_view>(part).empty()) break;
        all.text += std::get<std::string_view>(part);
    }
    all.sha256 = source.sha256();
    return all;
}

std::string refusal(std::string_view content) {
    const TemporaryFolder folder;
    return read_all(folder.write("file", content)).problem;
}

constexpr std::string_view latin1 = "Bj\xF6rnstad caf\xE9";
constexpr std::string_view utf8 = "Bj\xC3\xB6rnstad caf\xC3\xA9";

std::string declared(std::string_view encoding, std::string_view text) {
    return "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) + "\"?>\n<a>" + std::string(text) + "</a>";
}

}  // namespace

TEST_CASE("a file reads the same and has the same hash plain, gzipped and xz-packed", "[orphanet]") {
    const TemporaryFolder folder;
    std::string content;
    for (int i = 0; i < 40'000; ++i) content += "line " + std::to_string(i) + " caf\xC3\xA9\n";

    const Everything plain = read_all(folder.write("plain", content));
    const Everything gz = read_all(folder.write("a.gz", tests::packed(content, tests::Packing::gzip)));
    const Everything xz = read_all(folder.write("a.xz", tests::packed(content, tests::Packing::xz)));

    CHECK(plain.text == content);
    CHECK(gz.text == content);
    CHECK(xz.text == content);
    CHECK(plain.sha256.size() == 64);
    CHECK(gz.sha256 == plain.sha256);
    CHECK(xz.sha256 == plain.sha256);
}

TEST_CASE("both of Orphanet's encodings come out as UTF-8, declared or not", "[orphanet]") {
    const TemporaryFolder folder;
    const auto text_of = [&folder](std::string_view content) { return read_all(folder.write("file", content)).text; };

    CHECK(text_of(utf8) == utf8);
    CHECK(text_of(latin1) == utf8);
    CHECK(text_of("\xEF\xBB\xBF" + std::string(utf8)) == utf8);
    CHECK(text_of(declared("UTF-8", utf8)) == declared("UTF-8", utf8));
    CHECK(text_of(declared("ISO-8859-1", latin1)) == declared("ISO-8859-1", utf8));
    CHECK(text_of(declared("iso-8859-1", latin1)) == declared("iso-8859-1", utf8));
}

TEST_CASE("an undeclared ISO-8859-1 file is understood wherever its first such letter stands", "[orphanet]") {
    const TemporaryFolder folder;
    for (const std::size_t before : {std::size_t{0}, std::size_t{65535}, std::size_t{262143}, std::size_t{400'000}}) {
        CAPTURE(before);
        const std::string ascii(before, 'x');

        CHECK(read_all(folder.write("file", ascii + "\xE9")).text == ascii + "\xC3\xA9");
        CHECK(read_all(folder.write("file", ascii + "\xC3\xA9")).text == ascii + "\xC3\xA9");
    }
}

TEST_CASE("bytes that fit neither the declared encoding nor any are refused with their line", "[orphanet]") {
    const TemporaryFolder folder;

    const Everything mixed = read_all(folder.write("file", "caf\xC3\xA9\nBj\xF6rn\n"));
    const Everything wrong = read_all(folder.write("file", declared("UTF-8", "\n" + std::string(latin1))));

    CHECK(mixed.problem == "invalid_text");
    CHECK(mixed.line == 2);
    CHECK(wrong.problem == "invalid_text");
    CHECK(wrong.line == 3);
    CHECK(refusal(declared("UTF-8", "\xC0\xAF")) == "invalid_text");
    CHECK(refusal(declared("UTF-8", "\xED\xA0\x80")) == "invalid_text");
    CHECK(refusal(declared("UTF-8", "\xF4\x90\x80\x80")) == "invalid_text");
}

TEST_CASE("what is no data file is refused by its own name", "[orphanet]") {
    CHECK(refusal("") == "empty");
    CHECK(refusal(" \n\n ") == "empty");
    CHECK(refusal("<!DOCTYPE html>\n<html><body>Sign in</body></html>") == "html_page");
    CHECK(refusal("\n<HTML lang=\"en\">") == "html_page");
    CHECK(refusal("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\" \"y\"><html>") == "html_page");
    CHECK(refusal("version https://git-lfs.github.com/spec/v1\noid sha256:6b49\nsize 16178169\n") == "lfs_pointer");
    CHECK(refusal("PK\x03\x04 rest") == "spreadsheet");
    CHECK(refusal(std::string("\xFF\xFE<\0?\0", 6)) == "utf16");
    CHECK(refusal(std::string("\xFE\xFF\0<", 4)) == "utf16");
    CHECK(refusal(std::string("<\0?\0x\0", 6)) == "utf16");
    CHECK(refusal(declared("UTF-16", "x")) == "utf16");
    CHECK(refusal(declared("windows-1252", "x")) == "unknown_encoding");
    CHECK(refusal(tests::packed("", tests::Packing::gzip)) == "empty");
}

TEST_CASE("a missing file and a folder cannot be opened", "[orphanet]") {
    const TemporaryFolder folder;

    CHECK(read_all((folder.path() / "nothing").string()).problem == "cannot_open");
    CHECK(read_all(folder.path().string()).problem == "cannot_open");
}

TEST_CASE("packed files that are cut or altered are refused", "[orphanet]") {
    const std::string content(300'000, 'x');
    const std::string gz = tests::packed(content, tests::Packing::gzip);
    const std::string xz = tests::packed(content, tests::Packing::xz);
    std::string wrong_sum = gz;
    wrong_sum[wrong_sum.size() - 6] ^= 1;
    std::string wrong_length = gz;
    wrong_length[wrong_length.size() - 3] ^= 1;
    std::string damaged = xz;
    damaged[damaged.size() / 2] ^= 1;

    CHECK(refusal(gz.substr(0, gz.size() - 20)) == "truncated");
    CHECK(refusal(gz.substr(0, gz.size() - 3)) == "truncated");
    CHECK(refusal(xz.substr(0, xz.size() - 20)) == "truncated");
    CHECK(refusal(wrong_sum) == "broken_compression");
    CHECK(refusal(wrong_length) == "broken_compression");
    CHECK_FALSE(refusal(damaged).empty());
}

TEST_CASE("a small file that unpacks without end is stopped at the limit", "[orphanet]") {
    const TemporaryFolder folder;
    const std::string bomb = folder.write("bomb.gz", tests::packed(std::string(20'000'000, 'x'), tests::Packing::gzip));

    const Everything stopped = read_all(bomb, 1'000'000);

    CHECK(stopped.problem == "too_large");
}
