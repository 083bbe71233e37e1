#include "workflows/document/plain_document.hpp"

#include "engine/diagram/xml_text.hpp"

namespace workflows {

namespace {

constexpr std::string_view style =
    "body{font:11pt/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em;color:#000;background:#fff}"
    "section{border-top:1px solid #888;padding:.5em 0}section section{border-top:1px dotted #888}h1{font-size:18pt}h2{font-size:14pt;margin:.3em 0}h3{font-size:12pt;margin:.3em 0}"
    "h2,h3{break-after:avoid}dt{font-weight:bold}dd{margin:0 0 .5em;white-space:pre-wrap;overflow-wrap:anywhere}"
    "@page{margin:2cm}footer{font-size:9pt;border-top:1px solid #888;overflow-wrap:anywhere}";

std::string element(std::string_view name, const std::string& text) {
    return "<" + std::string(name) + ">" + engine::xml_text(text) + "</" + std::string(name) + ">";
}

void write_facts(const DocumentSection& section, std::string& html) {
    bool in_list = false;
    for (const auto& [term, value] : section.facts) {
        const bool fact = !term.empty();
        if (fact != in_list) html += fact ? "<dl>\n" : "</dl>\n";
        in_list = fact;
        html += fact ? element("dt", term) + element("dd", value) + "\n" : element("p", value) + "\n";
    }
    if (in_list) html += "</dl>\n";
}

}  // namespace

std::string body_html(const PlainDocument& document) {
    std::string html = element("h1", document.title) + "\n" + element("p", document.lead) + "\n";
    for (const DocumentSection& section : document.sections) {
        html += "<section>" + element("h" + std::to_string(section.level), section.heading) + "\n";
        write_facts(section, html);
        html += "</section>\n";
    }
    html += "<footer>";
    for (const std::string& line : document.footer) html += element("p", line);
    return html + "</footer>\n";
}

std::string standalone_html(const PlainDocument& document) {
    return "<!doctype html>\n<html lang=\"" + document.language +
           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">" + element("title", document.title) + "<style>" +
           std::string(style) + "</style></head><body><main>\n" + body_html(document) + "</main></body></html>\n";
}

std::string plain_text(const PlainDocument& document) {
    std::string text = document.title + "\n" + std::string(document.title.size(), '=') + "\n\n" + document.lead + "\n";
    for (const DocumentSection& section : document.sections) {
        text += "\n" + section.heading + "\n" + std::string(section.heading.size(), section.level == 2 ? '-' : '.') + "\n";
        for (const auto& [term, value] : section.facts) text += (term.empty() ? "" : term + ": ") + value + "\n";
    }
    text += "\n";
    for (const std::string& line : document.footer) text += line + "\n";
    return text;
}

}  // namespace workflows
