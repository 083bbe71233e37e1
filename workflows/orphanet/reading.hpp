// What a reader of any Orphanet product hands back when it has read a file to its end.
#pragma once

#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/orphanet/problem.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

namespace workflows::orphanet {

struct Reading {
    std::string language;  ///< empty if the file does not say
    std::string version;
    std::string date;
    std::int64_t disorders = 0;
    std::int64_t rows = 0;
    std::int64_t distinct_codes = 0;
    std::int64_t synonyms = 0;
    std::int64_t classification = 0;  ///< 156; 0 for what is no classification
    std::int64_t distinct_edges = 0;  ///< of a classification
    std::int64_t depth = 0;           ///< of a classification, in levels
    std::string title;                ///< of a classification
    Warnings warnings;
};

/// Given each entity as it is read; called between pieces of the file, so it may throw.
using TakeEntity = std::function<void(const Entity&)>;

/// Given what is known of each code, and each label once, likewise.
struct TakeFacts {
    std::function<void(const FactRow&)> row;
    std::function<void(const FactLabel&)> label;
};

/// Told now and then how far the file is read, in bytes on disk of bytes on disk.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

}  // namespace workflows::orphanet
