#include "engine/diagram/diagram.hpp"

namespace engine {

namespace {

/// Mermaid ends a label at these; its entities stand for them.
std::string label(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '"': out += "#quot;"; break;
            case '#': out += "#35;"; break;
            case ';': out += "#59;"; break;
            case ':': out += "#58;"; break;
            case '\n': out += ' '; break;
            default: out += c;
        }
    }
    return out;
}

}  // namespace

std::string mermaid(const std::vector<Row>& rows, const Names& names) {
    std::string out = "---\ntitle: \"" + label(names.title) + "\"\n---\nstateDiagram-v2\n    direction LR\n";
    for (const std::string& state : states_of(rows)) out += "    state \"" + label(names.state(state)) + "\" as " + state + "\n";
    for (const Row& row : rows) {
        out += "    " + (row.from.empty() ? std::string("[*]") : row.from) + " --> " + row.to + " : " + row.id + " " +
               label(Names::of(names.events, row.event)) + "\n";
    }
    return out;
}

}  // namespace engine
