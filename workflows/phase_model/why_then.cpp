#include "workflows/phase_model/why_then.hpp"

#include "workflows/people/office_fold.hpp"

namespace workflows {

WhyThen::WhyThen(const Hindsight& present, const AsOf& moment)
    : store_(present.store),
      moment_(moment),
      cases_(present.cases.as_of(moment)),
      facts_(present.facts.as_of(engine::to_text(moment.until))),
      model_(office_as_of(present.store, present.office, moment), *cases_, &present.nomenclature, shipped_policy(), facts_.get()) {}

std::shared_ptr<const engine::CaseFile> WhyThen::open(std::string_view stream) const {
    return stream.empty() ? nullptr : fold_as_of(store_, blank_file, std::string(stream), moment_);
}

engine::Explanation WhyThen::explain(const engine::Command& command) const {
    const auto file = open(command.stream);
    if (!file && !command.stream.empty()) return {.act = command.act, .here = false};
    return model_.explain(file.get(), command, moment_.until, [this](std::string_view stream) { return open(stream); });
}

std::vector<engine::Explanation> WhyThen::explain_all(std::string_view stream, std::string_view person, bool transitions_only) const {
    std::vector<engine::Explanation> all;
    const auto file = open(stream);
    if (!file) return all;
    const auto others = [this](std::string_view other) { return open(other); };
    for (const engine::ActSpec& act : model_.acts())
        if (act.transition || !transitions_only)
            all.push_back(model_.explain(file.get(), {.stream = std::string(stream), .act = act.name, .fields = engine::Value::object(), .person = std::string(person)}, moment_.until, others));
    return all;
}

}  // namespace workflows
