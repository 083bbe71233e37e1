// A library of four diagnoses with made-up facts, as a source of facts for servers in tests.
#pragma once

#include "tests/support/known.hpp"
#include "workflows/orphanet/facts.hpp"

#include <algorithm>
#include <memory>

namespace tests {

class Books final : public workflows::orphanet::FactSource {
public:
    Books() {
        auto library = std::make_shared<workflows::orphanet::Library>();
        add(*library, 436, "Hypophosphatasia", per_100_000, {156, 199}).entity.synonyms = {"Rathbun disease"};
        add(*library, 558, "Marfan syndrome", below_6, {147, 156});
        add(*library, 738, "Porphyria", unknown_class, {150});
        auto& williams = add(*library, 904, "Williams syndrome", below_6, {147}).entity;
        williams.active = false;
        williams.status = workflows::orphanet::Status::deprecated;
        williams.targets = {{.code = 558}};
        library->releases[7] = {.id = 7,
                                .product = "product9_prev",
                                .language = "en",
                                .version = "1.3.42",
                                .date = "2026-06-23",
                                .sha256 = std::string(64, '7')};
        library_ = std::move(library);
    }

    workflows::orphanet::Facts facts(std::int64_t code) override {
        const auto* known = library_->find(code);
        return known == nullptr ? Facts{.code = code} : known->facts;
    }
    std::vector<std::int64_t> children(std::int64_t code) override {
        std::vector<std::int64_t> codes;
        for (const auto& known : library_->known)
            if (std::ranges::find(known.facts.parents, code, &workflows::orphanet::Parent::code) !=
                known.facts.parents.end())
                codes.push_back(known.entity.code);
        return codes;
    }
    std::shared_ptr<const workflows::orphanet::Library> everything() override { return library_; }

private:
    static workflows::orphanet::Known& add(workflows::orphanet::Library& library, std::int64_t code, std::string name,
                                           const Term& prevalence_class, std::vector<std::int64_t> classifications) {
        auto& known = library.known.emplace_back();
        known.entity = {
            .code = code, .level = workflows::orphanet::Level::disorder, .name = std::move(name), .language = "en"};
        known.facts = {.code = code, .prevalences = {prevalence(code, prevalence_class)}};
        known.facts.classifications = std::move(classifications);
        known.facts.releases["product9_prev"] = 7;
        return known;
    }

    std::shared_ptr<const workflows::orphanet::Library> library_;
};

}  // namespace tests
