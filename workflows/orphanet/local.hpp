// What Norway adds to Orphanet: Norwegian names, which Orphanet has none of, and how many have asked Sjeldentelefonen, as
// counts. Both come from files (local_files.hpp); each row says where it is from. Plain data and the port to it.
#pragma once

#include "workflows/people/people.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

/// A name in Norwegian, with who gave it, when, and on what authority.
struct LocalName {
    std::int64_t code = 0;
    std::string language;  ///< "nb" or "nn"
    std::string name;
    std::string who, date, source;

    bool operator==(const LocalName&) const = default;
};

/// How many asked about a diagnosis in a year by one channel: a number, never who (specification section 11).
struct EnquiryCount {
    std::int64_t code = 0, year = 0, count = 0;
    std::string channel;

    bool operator==(const EnquiryCount&) const = default;
};

/// The file that rows came from.
struct LocalFile {
    std::string name, sha256;
};

/// What keeping a file came to; nothing was written where both are 0.
struct LocalKept {
    std::int64_t added = 0, changed = 0, unchanged = 0;
};

/// Norwegian names by code; a snapshot.
using LocalNames = std::map<std::int64_t, std::vector<LocalName>>;

/// The name in that language, else in the other Norwegian one where a Norwegian one is wanted; null when there is none.
[[nodiscard]] const LocalName* local_name(const LocalNames& names, std::int64_t code, std::string_view language);

/// Reading them, as they stand or as they stood at one moment. Safe to use from several threads.
class LocalSource {
public:
    virtual ~LocalSource() = default;

    /// Every name; kept until another file is imported.
    [[nodiscard]] virtual std::shared_ptr<const LocalNames> names() = 0;
    /// Of one code, by year and channel, ascending.
    [[nodiscard]] virtual std::vector<EnquiryCount> enquiries(std::int64_t code) = 0;
};

/// The present, the past, and bringing in more. storage/ implements it.
class LocalKnowledge : public LocalSource {
public:
    /// As they stood at that time (RFC 3339), whatever was brought since; lives no longer than this one.
    [[nodiscard]] virtual std::unique_ptr<LocalSource> as_of(std::string_view until) = 0;

    /// Keep all rows, or none. A row holds from now on instead of an earlier one of its code and language, or code, year and
    /// channel, which stays on record. An event of the stream `office` says who brought which file, and a digest of the rows
    /// that were new, unless none was.
    virtual LocalKept keep(const std::vector<LocalName>& rows, const LocalFile& file, const By& by) = 0;
    virtual LocalKept keep(const std::vector<EnquiryCount>& rows, const LocalFile& file, const By& by) = 0;
};

}  // namespace workflows::orphanet
