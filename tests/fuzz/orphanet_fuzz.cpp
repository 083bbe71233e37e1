// Any bytes as an Orphanet file: opening, detecting and reading them ends in a report or a problem, never in a fault.
#include "workflows/orphanet/import.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

namespace orphanet = workflows::orphanet;

namespace {

class Nowhere : public orphanet::ReleaseStore, public orphanet::ReleaseImport {
public:
    std::unique_ptr<orphanet::ReleaseImport> begin_import() override { return std::make_unique<Nowhere>(); }
    void add(const orphanet::Entity& entity) override {
        if (entity.code <= 0 || entity.name.empty()) std::abort();
    }
    void add(const orphanet::FactRow& row) override {
        if (row.code <= 0 || !std::holds_alternative<engine::Value>(engine::parse_value(row.body))) std::abort();
    }
    void add(const orphanet::FactLabel& label) override {
        if (label.id <= 0 || label.field.empty()) std::abort();
    }
    orphanet::Changes finish(const orphanet::Release& release, orphanet::Keep) override {
        if (release.disorders <= 0 || release.sha256.size() != 64) std::abort();
        return {};
    }
};

// Random bytes seldom begin as a product does: a first byte 0 to 10 stands for the beginning of one. With
// PHASEMODEL_FUZZ_READER=n every input has the beginning n, so that one reader can be worked on alone.
constexpr std::array<std::string_view, 11> beginnings = {
    "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><PrevalenceList><Prevalence id=\"1\">",
    "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><AverageAgeOfOnsetList><AverageAgeOfOnset id=\"1\">",
    "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><DisorderGeneAssociationList><DisorderGeneAssociation>",
    "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><DisorderDisorderAssociationList>",
    "<JDBOR><HPODisorderSetStatusList><HPODisorderSetStatus><Disorder><OrphaCode>1</OrphaCode>"
    "<HPODisorderAssociationList><HPODisorderAssociation id=\"1\">",
    "<JDBOR><DisorderDisabilityRelevanceList><DisorderDisabilityRelevance><Disorder><OrphaCode>1</OrphaCode>"
    "<DisabilityDisorderAssociationList>",
    "<JDBOR><ClassificationList><Classification id=\"1\"><ClassificationNodeRootList><ClassificationNode><Disorder>",
    "ORPHAcode\tPreferredTerm\tSynonym\tICD10\n",
    "<JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><Name lang=\"en\">x</Name><DisorderFlagList>",
    "ORPHAcode\tLabel\tLabelType\tClassificationLevel\n",
    "format-version: 1.2\ndata-version: releases/2016-01-13\n\n[Term]\nid: HP:0000001\nname: All\n\n[Term]\n",
};

std::size_t only_reader() {
    const char* const wanted = std::getenv("PHASEMODEL_FUZZ_READER");
    return wanted == nullptr ? beginnings.size() : static_cast<std::size_t>(std::strtoul(wanted, nullptr, 10));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const int file = memfd_create("orphanet", 0);
    if (file < 0) std::abort();
    static const std::size_t only = only_reader();
    const bool begun = only < beginnings.size();
    if (begun || (size > 0 && data[0] < beginnings.size())) {
        const std::string_view beginning = beginnings[begun ? only : data[0]];
        if (write(file, beginning.data(), beginning.size()) != static_cast<ssize_t>(beginning.size())) std::abort();
        if (!begun) ++data, --size;
    }
    if (write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
    Nowhere nowhere;
    const auto result =
        orphanet::import_file("/proc/self/fd/" + std::to_string(file), nowhere, "", orphanet::Keep::no, {});
    if (const auto* const problem = std::get_if<orphanet::Problem>(&result))
        static_cast<void>(orphanet::describe(*problem));
    close(file);
    return 0;
}
