// What Orphanet calls things: entities, their names, and where inactive codes went. Plain data and two ports, one to
// look up and one to import through; storage/ implements both on releases, diagnoses, diagnosis_names and
// diagnosis_targets. A code is never reused and never interpreted: 58 is written ORPHA:58 and means nothing more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

/// The three levels of the nomenclature; `unstated` where a file gives none that is known.
enum class Level { unstated, group, disorder, subtype };

/// `inactive` is an entity that is flagged inactive without a word on how.
enum class Status { active, deprecated, obsolete, non_rare, inactive };

/// A deprecated code moved to its target (use that instead); an obsolete one is referred to it (evaluate that instead).
enum class Relation { moved_to, referred_to };

struct Flag {
    std::int64_t value = 0;
    std::string label;

    bool operator==(const Flag&) const = default;
};

struct Target {
    std::int64_t code = 0;
    Relation relation = Relation::moved_to;
    std::string name;  ///< as the file gives it, may be empty

    bool operator==(const Target&) const = default;
};

struct Entity {
    std::int64_t code = 0;  ///< ORPHAcode
    Level level = Level::unstated;
    std::int64_t type_id = 0;  ///< DisorderType id, 0 if none is given
    std::string type;          // its label in the language of the file, for example "Malformation syndrome"
    std::string name;          // preferred name, byte for byte as in the file but for blanks at its ends
    std::string language;      // of the names: "en", "fr" ...
    std::vector<std::string> synonyms;
    bool active = true;
    Status status = Status::active;
    std::vector<Target> targets;  ///< where this code went; empty for most
    std::vector<Flag> flags;      // as read

    bool operator==(const Entity&) const = default;
};

/// One imported file. Two files of the same product and language with the same hash are the same release.
struct Release {
    std::int64_t id = 0;         // given by the store
    std::string product;         // "product1", "product9_prev", "pack_active" ... (product.hpp)
    std::string language;        // "en"
    std::string version;         // as the file states it, may be empty
    std::string date;            // as the file states it, "2025-12-09 10:41:42"; empty for the pack's lists
    std::string file;            // name without folder
    std::string sha256;          // of the unpacked bytes, 64 hex digits
    std::string imported_at;     // RFC 3339
    std::int64_t disorders = 0;  ///< entities read, whatever their level
    std::int64_t rows = 0;       // names, records, associations or nodes read, whichever the product holds
    std::int64_t distinct_codes = 0;
    std::int64_t synonyms = 0;
    std::int64_t warnings = 0;
    std::int64_t classification = 0;  ///< 156 for a file of product 3; 0 otherwise
    std::int64_t distinct_edges = 0;  ///< parent and child, of a classification
    std::int64_t depth = 0;           ///< levels, of a classification
    std::string title;                // of a classification, in the language of the file

    bool operator==(const Release&) const = default;
};

/// The last of them that had been imported by that time (RFC 3339); 0 when none had.
std::int64_t last_release(const std::vector<Release>& releases, std::string_view until);

struct Found {
    Entity entity;
    Release release;
    bool in_force = true;  ///< false: only an older or lesser release knows this code
};

/// How well a name fits what was typed, best first.
enum class Match { code, exact, prefix, words };

struct Hit {
    std::int64_t code = 0;
    std::string name;     // preferred
    std::string matched;  ///< the name or synonym that fits
    bool by_synonym = false;
    Match match = Match::exact;
    Level level = Level::unstated;
    Status status = Status::active;
    std::optional<std::int64_t> target;  ///< the first, where the code is inactive
};

/// Looking up. Safe to call from several threads at once.
class Nomenclature {
public:
    virtual ~Nomenclature() = default;

    /// The entity with this code, from the newest release that knows it; nothing if none does.
    [[nodiscard]] virtual std::optional<Found> find(std::int64_t code) = 0;

    /// Entities whose code, name or synonym fits `text`, best first, each code once. Case, diacritics, hyphens and
    /// punctuation do not matter; every word must occur. Active ones come before inactive ones that fit equally well.
    [[nodiscard]] virtual std::vector<Hit> search(std::string_view text, std::size_t limit) = 0;

    /// The release that decides what a code is today: the newest full nomenclature, else the newest of the pack's
    /// lists.
    [[nodiscard]] virtual std::optional<Release> latest_release() = 0;

    /// Everything imported, newest import first.
    [[nodiscard]] virtual std::vector<Release> releases() = 0;

    /// Inactive codes that moved or are referred to this one, ascending.
    [[nodiscard]] virtual std::vector<std::int64_t> came_from(std::int64_t) { return {}; }

    /// What was known at that time (RFC 3339), with the names that Norway had added, for as long as this one lives; null where
    /// nothing had been imported, or that is not kept.
    [[nodiscard]] virtual std::unique_ptr<Nomenclature> as_of(std::string_view) { return nullptr; }
};

/// What an import changed, by code, ascending, against the latest earlier release of the same product,
/// classification and language.
struct Changes {
    bool already_imported = false;  ///< same product, language and hash: nothing was written
    bool in_force = true;           // false: a newer release of the product was there before
    std::optional<Release> previous;
    std::vector<std::int64_t> added, removed, changed;
};

enum class Keep { yes, no };  ///< no: a dry run, everything is computed and nothing is kept

/// What one file says of one code beside its name (fact_fields.hpp).
struct FactRow {
    std::int64_t code = 0;
    std::string body;
    std::vector<std::int64_t> children;  ///< in a classification, in the order of the file
};

/// What an id of a file is called in it, under a field's name.
struct FactLabel {
    std::string_view field;  ///< lives as long as the program
    std::int64_t id = 0;
    std::string label;
};

/// One import under way. Destroyed before `finish`, it leaves nothing behind.
class ReleaseImport {
public:
    virtual ~ReleaseImport() = default;

    virtual void add(const Entity& entity) = 0;
    virtual void add(const FactRow& row) = 0;
    virtual void add(const FactLabel& label) = 0;

    /// Makes everything added one release, at once, or nothing (`Keep::no`, or already imported). Call it once.
    [[nodiscard]] virtual Changes finish(const Release& release, Keep keep) = 0;
};

/// Where imports go; one at a time.
class ReleaseStore {
public:
    virtual ~ReleaseStore() = default;

    [[nodiscard]] virtual std::unique_ptr<ReleaseImport> begin_import() = 0;
};

}  // namespace workflows::orphanet
