#include "engine/diagram/bpmn_layout.hpp"
#include "engine/diagram/diagram.hpp"
#include "engine/diagram/xml_text.hpp"

namespace engine {

namespace {

std::string task_id(const std::string& state) { return "state_" + state; }
std::string gateway_id(const std::string& state) { return "choice_" + state; }
std::string start_id(const std::string& event) { return "start_" + event; }
std::string way_id(const std::string& state) { return "way_" + state; }
std::string flow_id(const Row& row) { return "row_" + (row.from.empty() ? std::string("start") : row.from) + "_" + row.event; }

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + xml_text(value) + "\"";
}

/// The incoming and outgoing flows of one node, as its children.
std::string ways(const std::vector<std::string>& incoming, const std::vector<std::string>& outgoing) {
    std::string out;
    for (const std::string& id : incoming) out += "      <incoming>" + id + "</incoming>\n";
    for (const std::string& id : outgoing) out += "      <outgoing>" + id + "</outgoing>\n";
    return out;
}

std::string node(std::string_view element, const std::string& id, const std::string& name, const std::string& children) {
    std::string out = "    <" + std::string(element) + attribute("id", id);
    if (!name.empty()) out += attribute("name", name);
    return out + ">\n" + children + "    </" + std::string(element) + ">\n";
}

std::string state_nodes(const std::string& state, const std::vector<Row>& rows, const Names& names) {
    std::vector<std::string> in, out;
    for (const Row& row : rows) {
        if (row.to == state) in.push_back(flow_id(row));
        if (row.from == state) out.push_back(flow_id(row));
    }
    if (out.empty()) return node("userTask", task_id(state), names.state(state), ways(in, {}));
    return node("userTask", task_id(state), names.state(state), ways(in, {way_id(state)})) +
           node("exclusiveGateway", gateway_id(state), "", ways({way_id(state)}, out)) + "    <sequenceFlow" +
           attribute("id", way_id(state)) + attribute("sourceRef", task_id(state)) + attribute("targetRef", gateway_id(state)) + "/>\n";
}

std::string flow(const Row& row, const Names& names) {
    const std::string source = row.from.empty() ? start_id(row.event) : gateway_id(row.from);
    std::string documentation = names.headings[4] + ": " + Names::list(names.roles, row.decided_by);
    if (!row.requirements.empty())
        documentation += "\n" + names.headings[5] + ": " + Names::list(names.requirements, row.requirements);
    return "    <sequenceFlow" + attribute("id", flow_id(row)) +
           attribute("name", row.id + " " + Names::of(names.events, row.event)) + attribute("sourceRef", source) +
           attribute("targetRef", task_id(row.to)) + ">\n      <documentation>" + xml_text(documentation) +
           "</documentation>\n    </sequenceFlow>\n";
}

std::string bounds(const Box& box, std::string_view indent) {
    return std::string(indent) + "<dc:Bounds x=\"" + std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) + "\" width=\"" +
           std::to_string(box.width) + "\" height=\"" + std::to_string(box.height) + "\"/>\n";
}

std::string shape(const std::string& element, const Box& box, std::string_view more = {}) {
    return "      <bpmndi:BPMNShape" + attribute("id", element + "_di") + attribute("bpmnElement", element) + std::string(more) +
           ">\n" + bounds(box, "        ") + "      </bpmndi:BPMNShape>\n";
}

std::string edge(const std::string& element, const Flow& flow) {
    std::string out = "      <bpmndi:BPMNEdge" + attribute("id", element + "_di") + attribute("bpmnElement", element) + ">\n";
    for (const Point& point : flow.points)
        out += "        <di:waypoint x=\"" + std::to_string(point.x) + "\" y=\"" + std::to_string(point.y) + "\"/>\n";
    if (flow.label.width > 0) out += "        <bpmndi:BPMNLabel>\n" + bounds(flow.label, "          ") + "        </bpmndi:BPMNLabel>\n";
    return out + "      </bpmndi:BPMNEdge>\n";
}

std::string drawing(const std::vector<Row>& rows) {
    const BpmnLayout layout = lay_out(rows);
    std::string out = "  <bpmndi:BPMNDiagram id=\"diagram\">\n    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"process\">\n";
    for (const auto& [event, box] : layout.starts) out += shape(start_id(event), box);
    for (const std::string& state : states_of(rows)) {
        const Box& task = layout.tasks.find(state)->second;
        out += shape(task_id(state), task);
        const auto gateway = layout.gateways.find(state);
        if (gateway == layout.gateways.end()) continue;
        out += shape(gateway_id(state), gateway->second, " isMarkerVisible=\"true\"");
        out += edge(way_id(state), {{task.right(), gateway->second.left()}, {}});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) out += edge(flow_id(rows[i]), layout.flows[i]);
    return out + "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n";
}

}  // namespace

std::string bpmn(const std::vector<Row>& rows, const Names& names) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out += "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
           "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
           "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"definitions\" targetNamespace=\"urn:phasemodel:diagram\">\n";
    out += "  <process id=\"process\"" + attribute("name", names.title) + " isExecutable=\"false\">\n";
    for (const Row& row : rows)
        if (row.from.empty())
            out += node("startEvent", start_id(row.event), Names::of(names.events, row.event), ways({}, {flow_id(row)}));
    for (const std::string& state : states_of(rows)) out += state_nodes(state, rows, names);
    for (const Row& row : rows) out += flow(row, names);
    return out + "  </process>\n" + drawing(rows) + "</definitions>\n";
}

}  // namespace engine
