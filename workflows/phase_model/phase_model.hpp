// PhaseModel is the workflow: it judges every act and transition by the one table, and explains by the same judgement.
#pragma once

#include "engine/workflow.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/policy.hpp"

#include <functional>
#include <memory>

namespace workflows {

namespace orphanet {
class FactSource;
class Nomenclature;
}

class PhaseModel final : public engine::Workflow {
public:
    /// Borrows all; `nomenclature` and `facts` may be null (nothing imported).
    PhaseModel(People& people, CaseList& cases, orphanet::Nomenclature* nomenclature, const Policy& policy = shipped_policy(),
               orphanet::FactSource* facts = nullptr);
    /// The model in an office that stays as it is: one of the past.
    PhaseModel(std::shared_ptr<const Office> office, CaseList& cases, orphanet::Nomenclature* nomenclature, const Policy& policy = shipped_policy(),
               orphanet::FactSource* facts = nullptr);

    std::string_view version() const override { return "1.0"; }
    const std::vector<engine::Row>& rows() const override;
    const std::vector<engine::ActSpec>& acts() const override;
    std::unique_ptr<engine::CaseFile> blank(std::string_view stream) const override;
    std::optional<engine::Problem> form_problem(const engine::CaseFile* file, const engine::Command& command) const override;
    engine::Decision decide(const engine::CaseFile* file, const engine::Command& command, engine::Instant now, const Others& others) const override;
    bool may_read(const engine::CaseFile* file, std::string_view person, engine::Instant now) const override;
    engine::Explanation explain(const engine::CaseFile* file, const engine::Command& command, engine::Instant now, const Others& others) const override;
    engine::Date legal_date(engine::Instant now) const override;

    const Policy& policy() const { return policy_; }
    /// SHA-256 of the policy that an act on this file (null: none yet) is judged under.
    std::string policy_for(const engine::CaseFile* file, engine::Instant now) const;

private:
    std::function<std::shared_ptr<const Office>()> office_;
    CaseList& cases_;
    orphanet::Nomenclature* nomenclature_;
    const Policy& policy_;
    orphanet::FactSource* facts_;
};

/// Makes the empty file of a stream "case/…", "proposal/…", "meeting/…", "access/…" or "follow/…"; null for others, which nobody folds (`office`).
std::unique_ptr<engine::CaseFile> blank_file(std::string_view stream);

}  // namespace workflows
