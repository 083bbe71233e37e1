// A ProposalFile is a proposed diagnosis before it is a case: received, then judged (specification section 8).
#pragma once

#include "engine/case_file.hpp"
#include "workflows/phase_model/removals.hpp"

#include <string>

namespace workflows {

class ProposalFile final : public engine::CaseFile {
public:
    explicit ProposalFile(std::string number) : id(std::move(number)) {}
    ProposalFile(const ProposalFile&) = default;

    void apply(const engine::Sealed& event, const engine::Texts& texts) override;
    std::unique_ptr<engine::CaseFile> clone() const override { return std::make_unique<ProposalFile>(*this); }
    engine::CaseRow row() const override;

    std::string id;
    std::string status;    ///< received, new_case, belongs_to_case, refused
    std::string name, orpha, origin, reason, organisation;
    std::string proposer;  ///< person id
    std::string case_id;   ///< where it belongs; of a new case it stands in that case's `proposal`
    std::string verdict_reason;
    std::string received_at;
    Removals removals;     ///< what was typed, and what of it is gone; a text above is "" then
};

}  // namespace workflows
