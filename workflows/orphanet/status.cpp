#include "workflows/orphanet/status.hpp"

#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace workflows::orphanet {
namespace {

// Set on inactive entities in every release seen (label "Inactive", flag id 495); read only where labels are silent.
constexpr std::int64_t inactive_bit = 8192;
constexpr std::int64_t plain_value = 1;

struct Stem {
    std::string_view stem;  // found anywhere in a folded label
    Status status;
};

// In the order they are tried: "inactive" is the general word, the others say how. English first, then the languages
// Orphanet publishes in.
constexpr std::array stems = {
    Stem{"non rare", Status::non_rare},
    Stem{"non rara", Status::non_rare},
    Stem{"no rara", Status::non_rare},
    Stem{"nicht selten", Status::non_rare},
    Stem{"niet zeldza", Status::non_rare},
    Stem{"deprec", Status::deprecated},
    Stem{"obsol", Status::obsolete},
    Stem{"veralt", Status::obsolete},
    Stem{"verouder", Status::obsolete},
    Stem{"inacti", Status::inactive},
    Stem{"inakti", Status::inactive},
    Stem{"inatti", Status::inactive},
    Stem{"inativ", Status::inactive},
    Stem{"nieaktyw", Status::inactive},
    Stem{"neaktiv", Status::inactive},
    Stem{"active", Status::active},  // the pack's one word
    Stem{"historical", Status::active},
    Stem{"head of classification", Status::active},
};

// How much a status says: a reason beats the bare word "inactive", which beats "active".
int weight(Status status) {
    switch (status) {
        case Status::active: return 0;
        case Status::inactive: return 1;
        case Status::deprecated:
        case Status::obsolete:
        case Status::non_rare: return 2;
    }
    return 0;
}

std::optional<Status> by_prefix(std::string_view name) {
    if (name.starts_with("OBSOLETE")) return Status::obsolete;
    if (name.starts_with("NON RARE")) return Status::non_rare;
    return std::nullopt;
}

std::optional<Status> by_target(const std::vector<Target>& targets) {
    if (targets.empty()) return std::nullopt;
    return targets.front().relation == Relation::moved_to ? Status::deprecated : Status::obsolete;
}

struct FlagsSay {
    Status status = Status::active;
    bool plain = false;  // the flag 1 without a label is there
    const Flag* unknown = nullptr;
};

FlagsSay read_flags(const std::vector<Flag>& flags) {
    FlagsSay said;
    for (const Flag& flag : flags) {
        if (flag.label.empty() && flag.value == plain_value) {
            said.plain = true;
            continue;
        }
        std::optional<Status> status = status_in_words(flag.label);
        if (!status && (flag.value & inactive_bit) != 0) status = Status::inactive;
        if (!status) said.unknown = &flag;
        if (status && weight(*status) > weight(said.status)) said.status = *status;
    }
    return said;
}

std::string written(const Flag& flag) { return "flag " + std::to_string(flag.value) + " \"" + flag.label + "\""; }

}  // namespace

std::optional<Status> status_in_words(std::string_view label) {
    const std::string words = folded(label);
    for (const Stem& stem : stems)
        if (words.find(stem.stem) != std::string::npos) return stem.status;
    return std::nullopt;
}

Judged judge_status(const std::vector<Flag>& flags, const std::vector<Target>& targets, std::string_view name) {
    const FlagsSay said = read_flags(flags);
    Judged judged{.status = said.status};
    if (said.unknown != nullptr && said.status == Status::active) {
        judged.status = said.plain ? Status::active : Status::inactive;
        judged.doubt = written(*said.unknown) + " is not known, taken as " + std::string(name_of(judged.status));
    }
    if (judged.status == Status::inactive)
        judged.status = by_prefix(name).value_or(by_target(targets).value_or(Status::inactive));
    if (judged.status != Status::active) return judged;
    const std::optional<Status> hint = by_prefix(name) ? by_prefix(name) : by_target(targets);
    if (hint && flags.empty())
        return Judged{.status = *hint, .doubt = "has no flag, taken as " + std::string(name_of(*hint))};
    if (hint) judged.doubt = "is flagged active but looks " + std::string(name_of(*hint));
    if (flags.empty()) judged.doubt = "has no flag, taken as active";
    return judged;
}

Level level_in_words(std::string_view label) {
    const std::string words = folded(label);
    const auto begins = [&words](auto... starts) { return (words.starts_with(starts) || ...); };
    if (words.empty()) return Level::unstated;
    if (begins("group", "grupo", "grupp", "grupa", "skupina", "groep")) return Level::group;
    if (begins("subt", "sub t", "sous type", "sottotip", "podt", "untert")) return Level::subtype;
    if (begins("disorder", "maladie", "pathologie", "trouble", "erkrankung", "krankheit", "storung", "enfermedad",
               "trastorno", "malattia", "patologia", "doenca", "perturbacao", "aandoening", "ziekte", "choroba",
               "zaburzen", "onemocneni", "porucha"))
        return Level::disorder;
    return Level::unstated;
}

Level level_of_id(std::string_view id) {
    if (id == "36540") return Level::group;
    if (id == "36547") return Level::disorder;
    if (id == "36554") return Level::subtype;
    return Level::unstated;
}

}  // namespace workflows::orphanet
