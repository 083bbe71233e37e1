#include "engine/diagram/diagram.hpp"
#include "engine/diagram/xml_text.hpp"

#include <algorithm>

namespace engine {

namespace {

constexpr std::string_view start_state = "unregistered";

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::string state_element(const std::string& id, const std::string& name, const std::string& state,
                          const std::vector<Row>& rows, const Names& names) {
    std::string out = "  <state id=\"" + xml_text(id) + "\" pm:name=\"" + xml_text(name) + "\">\n";
    for (const Row& row : rows) {
        if (row.from != state) continue;
        out += "    <transition event=\"" + xml_text(row.event) + "\" target=\"" + xml_text(row.to) + "\" pm:id=\"" +
               xml_text(row.id) + "\" pm:name=\"" + xml_text(Names::of(names.events, row.event)) + "\" pm:decided-by=\"" +
               xml_text(joined(row.decided_by)) + "\" pm:requirements=\"" + xml_text(joined(row.requirements)) + "\"/>\n";
    }
    return out + "  </state>\n";
}

}  // namespace

std::string scxml(const std::vector<Row>& rows, const Names& names) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" xmlns:pm=\"urn:phasemodel:diagram\" version=\"1.0\" datamodel=\"null\" "
           "name=\"" + xml_text(names.title) + "\" initial=\"" + std::string(start_state) + "\" pm:language=\"" +
           xml_text(names.language) + "\">\n";
    const bool has_start = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return row.from.empty(); });
    if (has_start) out += state_element(std::string(start_state), names.start, "", rows, names);
    for (const std::string& state : states_of(rows)) out += state_element(state, names.state(state), state, rows, names);
    return out + "</scxml>\n";
}

}  // namespace engine
