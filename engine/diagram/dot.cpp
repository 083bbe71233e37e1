#include "engine/diagram/diagram.hpp"

namespace engine {

namespace {

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string arrow_label(const Arrow& arrow, const Names& names) {
    std::string text;
    for (const Row* row : arrow.rows) {
        if (!text.empty()) text += '\n';
        text += row->id + " " + Names::of(names.events, row->event);
    }
    return text;
}

}  // namespace

std::string dot(const std::vector<Row>& rows, const Names& names, std::string_view current) {
    std::string out = "digraph model {\n";
    out += "    graph [rankdir=LR, nodesep=0.35, ranksep=0.7, bgcolor=\"transparent\", fontname=\"sans-serif\"];\n";
    out += "    node [shape=box, style=\"rounded,filled\", fillcolor=\"white\", color=\"#1e2b3c\", fontname=\"sans-serif\", "
           "fontsize=12, margin=\"0.15,0.1\"];\n";
    out += "    edge [color=\"#4a5a6e\", fontcolor=\"#1e2b3c\", fontname=\"sans-serif\", fontsize=9, arrowsize=0.7];\n";
    out += "    start [shape=circle, label=\"\", width=0.2, fillcolor=\"#1e2b3c\"];\n";
    bool first = true;
    for (const std::string& state : states_of(rows)) {
        out += "    " + quoted(state) + " [label=" + quoted(names.state(state));
        if (state == current) out += ", fillcolor=\"#d1e8ff\", penwidth=2.5";
        out += "];\n";
        if (first) out += "    { rank=source; start; }\n";
        first = false;
    }
    for (const Arrow& arrow : arrows_of(rows)) {
        out += "    " + (arrow.from.empty() ? std::string("start") : quoted(arrow.from)) + " -> " + quoted(arrow.to) +
               " [label=" + quoted(arrow_label(arrow, names)) + "];\n";
    }
    return out + "}\n";
}

}  // namespace engine
