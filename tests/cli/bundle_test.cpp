// Bundles: what lies in them, and that the program's verifier and the one in Python find the same things wrong.
#include "engine/crypto.hpp"
#include "engine/log/verify_bundle.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace tests;
namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string root() {
    const char* given = std::getenv("PHASEMODEL_ROOT");
    return given == nullptr ? "." : given;
}

std::string content(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

void put(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

/// A small office with a bundle of it and its key.
struct Bundle {
    Bundle() : folder(office.path("bundle")), key(office.path("key.txt")) {
        const std::string id = office.a_case("Prøve <sykdom>");
        office.json("user", {"case", "act", id, "comment", "--text", "For alle"});
        office.json("officer", {"case", "act", id, "accept", "--reason", "Tas opp & utredes"});
        office.a_case("Annen sykdom");
        put(key, office.run("", {"log", "key"}).out);
        const Said made = office.run("auditor", {"export", "--format", "bundle", "--output", folder});
        INFO(made.err);
        REQUIRE(made.code == 0);
    }

    OfficeDatabase office;
    std::string folder, key;
};

Said python_verify(const std::string& path, const std::string& key) {
    std::vector<std::string> words{"-B", root() + "/examples/verify/verify.py", path};
    if (!key.empty()) words.insert(words.end(), {"--key", key});
    return run("python3", Start{.words = words});
}

engine::VerifierKey key_in(const std::string& file) {
    const std::string line = content(file);
    return *engine::verifier_key(line.substr(0, line.size() - 1));
}

/// Makes the manifest agree with the files again, as a forger without the log's key would.
void agree_again(const fs::path& folder) {
    std::string text = content(folder / "manifest.json");
    engine::Value manifest = std::get<engine::Value>(engine::parse_value(text, 64));
    engine::Value files = engine::Value::object();
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_directory() || name.starts_with("manifest.")) continue;
        const std::string bytes = content(entry.path());
        files.set(name, engine::Value::object({{"bytes", static_cast<std::int64_t>(bytes.size())},
                                               {"sha256", engine::sha256_hex(bytes)}}));
    }
    manifest.set("files", files);
    put(folder / "manifest.json", manifest.canonical() + "\n");
    const std::string note = content(folder / "manifest.note");
    put(folder / "manifest.note",
        "phasemodel-bundle\n" + engine::sha256_hex(manifest.canonical() + "\n") + note.substr(note.rfind("\n\n")));
}

/// Changes one of the files at some place in some way; says which.
std::string mutate(const fs::path& folder, std::mt19937& random) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    const fs::path file = files[below(files.size())];
    std::string text = content(file);
    const std::string before_it = text;
    const std::size_t place = below(text.size());
    switch (below(7)) {
        case 0: text[place] = static_cast<char>(text[place] ^ (1U << below(8))); break;
        case 1: text.erase(place, 1 + below(40)); break;
        case 2: text.insert(place, 1, static_cast<char>(below(256))); break;
        case 3: text.resize(place); break;
        case 4: text.insert(place, text.substr(below(text.size()), 30)); break;
        case 5: {  // a line less: the one that the place is in, its end included
            const std::size_t before = place == 0 ? std::string::npos : text.rfind('\n', place - 1), begin = before + 1;
            text.erase(begin, text.find('\n', begin) - begin + 1);
            break;
        }
        default: text += text.substr(0, 20); break;
    }
    REQUIRE(text != before_it);
    put(file, text);
    if (below(2) == 0 && !file.filename().string().starts_with("manifest")) agree_again(folder);
    return file.lexically_relative(folder).generic_string() + ", byte " + std::to_string(place);
}

}  // namespace

TEST_CASE("a bundle holds what an auditor needs, and both verifiers vouch for it with the key", "[cli]") {
    const Bundle bundle;

    const Said ours = bundle.office.run("", {"verify", bundle.folder, "--key", bundle.key});
    const Said without = bundle.office.run("", {"verify", bundle.folder});
    const Said theirs = python_verify(bundle.folder, bundle.key);

    INFO(ours.out + theirs.out + theirs.err);
    CHECK(ours.code == 0);
    CHECK(theirs.code == 0);
    CHECK(contains(theirs.out, "Signed by phasemodel/"));
    CHECK(without.code == 0);
    CHECK(contains(without.out, "Internally consistent only"));
    CHECK_FALSE(contains(ours.out, "Internally consistent only"));
    CHECK(contains(python_verify(bundle.folder, "").out, "Internally consistent only"));
    for (const char* name : {"README.txt", "manifest.json", "proof.json", "checkpoint"})
        CHECK(fs::exists(fs::path(bundle.folder) / name));
    CHECK(content(fs::path(bundle.folder) / "verify.py") == content(root() + "/examples/verify/verify.py"));
    const std::string year = bundle.office.json("officer", {"case", "list"}).items().front().text("id").substr(0, 4);
    CHECK(contains(content(fs::path(bundle.folder) / "decisions" / (year + "-0001.html")), "Tas opp &amp; utredes"));
}

TEST_CASE("a bundle of one case is packed, and still proves each entry", "[cli]") {
    const Bundle bundle;
    const std::string year = bundle.office.json("officer", {"case", "list"}).items().front().text("id").substr(0, 4);
    const std::string packed = bundle.office.path("one.tar.gz");

    const Said made =
        bundle.office.run("auditor", {"export", "--format", "bundle", "--case", year + "-0001", "--output", packed});
    const Said checked = bundle.office.run("", {"verify", packed, "--key", bundle.key});

    INFO(made.err + checked.out + checked.err);
    CHECK(made.code == 0);
    CHECK(checked.code == 0);
    CHECK(contains(checked.out, "of them are here"));
    put(packed, content(packed).substr(0, 500));
    CHECK(bundle.office.run("", {"verify", packed}).code == 1);
}

TEST_CASE("what a forger could do to a bundle is found by both verifiers, and named", "[cli]") {
    const Bundle bundle;
    const fs::path copy = bundle.office.path("copy");
    const auto verdicts = [&](const std::function<void()>& change, bool repaired, const std::string& named) {
        fs::remove_all(copy);
        fs::copy(bundle.folder, copy, fs::copy_options::recursive);
        change();
        if (repaired) agree_again(copy);
        const Said ours = bundle.office.run("", {"verify", copy.string(), "--key", bundle.key});
        const Said theirs = python_verify(copy.string(), bundle.key);
        INFO(named + "\n" + ours.out + ours.err + theirs.out + theirs.err);
        CHECK(ours.code == 1);
        CHECK(theirs.code == 1);
        CHECK(contains(ours.out, named));
        CHECK(contains(theirs.out, named));
    };
    const engine::SignerKey other = engine::new_signer_key("phasemodel/other");
    const engine::SignerKey same_name = engine::new_signer_key(key_in(bundle.key).name);
    const auto signed_again = [&](const engine::SignerKey& by) {
        engine::Checkpoint checkpoint = *engine::read_checkpoint(content(copy / "checkpoint"));
        checkpoint.origin = by.name;
        put(copy / "checkpoint", engine::sign_checkpoint(checkpoint, by));
    };

    verdicts([&] { put(copy / "events.jsonl", ""); }, true, "events.jsonl");
    verdicts([&] { fs::remove(copy / "proof.json"); }, false, "proof.json");
    verdicts([&] { put(copy / "more.txt", "x"); }, false, "more.txt");
    verdicts([&] { signed_again(same_name); }, true, "checkpoint");
    verdicts([&] { signed_again(other); }, true, "checkpoint");
    verdicts([&] { put(copy / "README.txt", "Trust us."); }, true, "manifest.note");
    verdicts(
        [&] {  // an event rewritten with its hash and the trailer: only the proof can tell
            std::istringstream in(content(copy / "events.jsonl"));
            std::string text, last_event;
            std::vector<std::string> lines;
            for (std::string line; std::getline(in, line);) lines.push_back(line);
            engine::Value value = std::get<engine::Value>(engine::parse_value(lines[lines.size() - 2], 64));
            value.members().at("event").set("via", "nowhere");
            value.set("hash", engine::sha256_hex(value.find("event")->canonical()));
            lines[lines.size() - 2] = value.canonical();
            engine::Value trailer = std::get<engine::Value>(engine::parse_value(lines.back(), 64));
            lines.pop_back();
            for (const std::string& line : lines) text += line + "\n";
            trailer.set("sha256", engine::sha256_hex(text));
            put(copy / "events.jsonl", text + trailer.canonical() + "\n");
        },
        true, "is not in the log that was signed");
}

TEST_CASE("the two verifiers agree on every mutation of a bundle", "[cli]") {
    const char* given = std::getenv("PHASEMODEL_MUTATIONS");
    const int wanted = given == nullptr ? 150 : std::atoi(given);
    constexpr int batch = 150;
    const Bundle bundle;
    const engine::VerifierKey key = key_in(bundle.key);
    std::mt19937 random(20261126);
    int disagreed = 0, passed = 0;

    for (int done = 0; done < wanted; done += batch) {
        const fs::path many = bundle.office.path("many");
        fs::remove_all(many);
        fs::create_directory(many);
        std::string ours;
        for (int i = 0; i < batch; ++i) {
            const fs::path copy = many / std::to_string(1000 + i);
            fs::copy(bundle.folder, copy, fs::copy_options::recursive);
            const std::string changed = mutate(copy, random);
            const bool ok = engine::verify_bundle(copy, key).ok();
            if (ok) WARN("not noticed: mutation " << done + i << ", " << changed);
            passed += ok ? 1 : 0;
            ours += ok ? "0\n" : "1\n";
        }
        const Said theirs =
            run("python3", Start{.words = {"-B", root() + "/tests/support/verify_many.py",
                                           root() + "/examples/verify/verify.py", many.string(), bundle.key}});
        INFO(theirs.err);
        REQUIRE(theirs.out.size() == ours.size());
        for (std::size_t i = 0; i < ours.size(); i += 2) {
            if (ours[i] == theirs.out[i]) continue;
            ++disagreed;
            WARN("they disagree on mutation " << done + static_cast<int>(i) / 2);
        }
    }

    CHECK(disagreed == 0);
    CHECK(passed == 0);
}
