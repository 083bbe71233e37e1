#include "engine/log/verify_bundle.hpp"

#include "engine/crypto.hpp"
#include "engine/log/merkle.hpp"
#include "engine/log/succession.hpp"
#include "engine/value.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

namespace engine {

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string digest_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    Sha256 digest;
    std::vector<char> piece(65536);
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
        digest.update({piece.data(), static_cast<std::size_t>(file.gcount())});
    return digest.hex();
}

/// One object in canonical form; nothing otherwise.
std::optional<Value> object_of(std::string_view text) {
    const auto parsed = parse_value(text, 64);
    const Value* value = std::get_if<Value>(&parsed);
    if (value == nullptr || !value->is_object() || value->canonical() != text) return std::nullopt;
    return *value;
}

/// The lines of proof.json, one for each event of the record.
class Proofs {
public:
    Proofs(const fs::path& path, const Checkpoint& checkpoint) : in_(path, std::ios::binary), checkpoint_(checkpoint) {
        std::string line;
        begins_ = static_cast<bool>(std::getline(in_, line)) && line == "{\"proofs\":[";
    }

    bool begins() const { return begins_; }
    std::string check(std::string_view stream, std::int64_t seq, std::string_view hash) {
        any_ = true;
        const std::string name = std::string(stream) + "/" + std::to_string(seq);
        std::string line;
        if (!std::getline(in_, line)) return "proof.json ends before the event";
        if (line.ends_with(',')) line.pop_back();
        const auto proof = object_of(line);
        if (!proof || !proof->has("position") || !proof->find("position")->is_number())
            return "proof.json holds something else than a proof";
        if (proof->text("event") != name)
            return "its proof is missing: proof.json goes on with " + proof->text("event");
        Proof path;
        for (const Value& step : proof->list("path"))
            path.push_back(step.is_string() ? from_base64(step.string()).value_or("") : "");
        const auto root =
            root_from_inclusion(leaf_hash(from_hex(hash)), proof->integer("position"), checkpoint_.size, path);
        return root == checkpoint_.root ? "" : "is not in the log that was signed";
    }
    /// True when nothing but the end of the list follows.
    bool ends() {
        std::ostringstream rest;
        rest << in_.rdbuf();
        return rest.str() == (any_ ? "]}\n" : "\n]}\n");
    }

private:
    std::ifstream in_;
    const Checkpoint& checkpoint_;
    bool begins_ = false, any_ = false;
};

class BundleCheck {
public:
    BundleCheck(const fs::path& folder, const std::optional<VerifierKey>& key) : folder_(folder), key_(key) {
        if (key) keys_.push_back(*key);
    }

    Verification run() {
        const std::string text = content_of(folder_ / "manifest.json");
        const auto manifest =
            text.ends_with('\n') ? object_of(std::string_view(text).substr(0, text.size() - 1)) : std::nullopt;
        if (!manifest || manifest->text("format") != "phasemodel-bundle" || manifest->integer("v") != 1 ||
            !manifest->has("files") || !manifest->has("counts")) {
            found("manifest", "manifest.json", "there is no manifest that this program knows");
            return std::move(result_);
        }
        if (const Value* told = manifest->find("keys")) keys_ = trusted_keys(std::move(keys_), read_succession(*told));
        check_files(*manifest);
        check_note("manifest.note", "phasemodel-bundle\n" + sha256_hex(text) + "\n");
        const auto checkpoint = check_checkpoint(*manifest);
        if (checkpoint) check_record(*manifest, *checkpoint);
        return std::move(result_);
    }

private:
    void found(std::string kind, std::string file, std::string explanation) {
        ++result_.wrong;
        result_.findings.push_back({0, "", 0, std::move(kind), std::move(explanation), std::move(file)});
    }

    bool is_signed(const std::string& note) const {
        return std::any_of(keys_.begin(), keys_.end(), [&](const VerifierKey& key) { return open_note(note, key).has_value(); });
    }

    void check_files(const Value& manifest) {
        std::set<std::string> names{"events.jsonl", "proof.json", "checkpoint"}, here;
        for (const auto& [name, said] :
             manifest.find("files")->is_object() ? manifest.find("files")->members() : Value::Object{})
            names.insert(name);
        for (const auto& entry : fs::recursive_directory_iterator(folder_))
            if (!entry.is_directory()) here.insert(entry.path().lexically_relative(folder_).generic_string());
        for (const std::string& name : here)
            if (name != "manifest.json" && name != "manifest.note") names.insert(name);
        for (const std::string& name : names) {
            const Value* said = manifest.find("files")->find(name);
            if (!here.contains(name))
                found("file", name, "the file is missing");
            else if (said == nullptr)
                found("stray-file", name, "the manifest does not name this file");
            else if (digest_of(folder_ / name) != said->text("sha256"))
                found("file", name, "the file was changed");
        }
    }

    void check_note(const std::string& name, const std::string& wanted) {
        const std::string note = content_of(folder_ / name);
        const std::size_t blank = note.rfind("\n\n");
        if (blank == std::string::npos || !note.ends_with('\n') || note.substr(0, blank + 1) != wanted)
            found("manifest", name, "signs another manifest");
        else if (key_ && !is_signed(note))
            found("signature", name, "the signature is not this key's, nor of one that it vouches for");
    }

    std::optional<Checkpoint> check_checkpoint(const Value& manifest) {
        const std::string note = content_of(folder_ / "checkpoint");
        auto checkpoint = read_checkpoint(note);
        if (!checkpoint) {
            found("checkpoint", "checkpoint", "this is no checkpoint of a log");
            return std::nullopt;
        }
        result_.log_size = checkpoint->size;
        if (checkpoint->origin != manifest.text("origin") || (key_ && checkpoint->origin != key_->name))
            found("checkpoint", "checkpoint", "the checkpoint is of another origin: " + checkpoint->origin);
        if (manifest.find("counts") == nullptr || manifest.find("counts")->integer("log", -1) != checkpoint->size)
            found("checkpoint", "checkpoint", "the checkpoint is not of the size that the manifest names");
        if (key_ && !is_signed(note)) found("signature", "checkpoint", "the signature is not this key's, nor of one that it vouches for");
        return checkpoint;
    }

    void check_record(const Value& manifest, const Checkpoint& checkpoint) {
        Proofs proofs(folder_ / "proof.json", checkpoint);
        if (!proofs.begins()) found("proof", "proof.json", "this is no list of proofs");
        std::ifstream record(folder_ / "events.jsonl", std::ios::binary);
        Verification of_record = verify_jsonl(record, [&](std::string_view stream, std::int64_t seq, std::string_view hash) {
            return proofs.check(stream, seq, hash);
        });
        for (Finding& finding : of_record.findings) finding.file = "events.jsonl";
        of_record.findings.insert(of_record.findings.begin(), result_.findings.begin(), result_.findings.end());
        of_record.wrong += result_.wrong;
        of_record.log_size = result_.log_size;
        result_ = std::move(of_record);
        if (!proofs.ends()) found("proof", "proof.json", "there are proofs of events that are not here");
        if (manifest.find("counts")->integer("events", -1) != result_.events)
            found("count", "manifest.json", "the manifest counts other events than there are");
        result_.vouched_for = key_ && result_.ok();
        say_what_is_not_proved();
    }

    void say_what_is_not_proved() {
        auto& open = result_.not_proved;
        open.front() = result_.vouched_for
                           ? "That what was entered was true, and that nothing was left out before it was signed."
                           : "Internally consistent only: no key from outside vouches for it (--key FILE), so somebody "
                             "who rewrote "
                             "all of it, checkpoint included, would not be noticed.";
        if (result_.events < result_.log_size)
            open.push_back("The log had " + std::to_string(result_.log_size) + " entries when it was signed; " +
                           std::to_string(result_.events) + " of them are here.");
    }

    const fs::path& folder_;
    const std::optional<VerifierKey>& key_;
    std::vector<VerifierKey> keys_;  ///< the one from outside, and those that it vouches for
    Verification result_;
};

}  // namespace

Verification verify_bundle(const fs::path& folder, const std::optional<VerifierKey>& key) {
    return BundleCheck(folder, key).run();
}

}  // namespace engine
