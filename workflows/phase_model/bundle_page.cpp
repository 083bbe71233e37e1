#include "workflows/phase_model/bundle_page.hpp"

#include "engine/diagram/xml_text.hpp"
#include "engine/time.hpp"
#include "workflows/text/format.hpp"

namespace workflows {

namespace {

constexpr std::string_view style =
    "body{font:11pt/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em;color:#000;background:#fff}"
    "section{border-top:1px solid #888;padding:.5em "
    "0;break-inside:avoid}h1{font-size:18pt}h2{font-size:13pt;margin:.3em 0}"
    "dt{font-weight:bold;float:left;clear:left;width:11em}dd{margin:0 0 .2em "
    "11em;white-space:pre-wrap;overflow-wrap:anywhere}"
    "@media(max-width:30em){dt{float:none}dd{margin-left:0}}@page{margin:2cm}footer{font-size:9pt;border-top:1px solid "
    "#888}";

std::string word(const Catalogue& words, const std::string& prefix, const std::string& id) {
    const std::string key = prefix + "." + id;
    return words.has(key) ? words.text(key) : id;
}

void line(std::string& page, const std::string& heading, const std::string& value) {
    if (!value.empty()) page += "<dt>" + engine::xml_text(heading) + "</dt><dd>" + engine::xml_text(value) + "</dd>\n";
}

std::string section(const Decision& decision, const Catalogue& words) {
    const DecisionRow& row = decision.cells;
    const auto date = engine::parse_date(decision.date);
    std::string page = "<section><h2>" +
                       engine::xml_text((date ? long_date(*date, words.language()) : decision.date) + ": " +
                                        word(words, "act", row[4])) +
                       "</h2>\n<dl>\n";
    line(page, words.text("bundle.from"), row[3].empty() ? std::string() : word(words, "phase", row[3]));
    line(page, words.text("bundle.to"), row[5].empty() ? std::string() : word(words, "phase", row[5]));
    line(page, words.text("bundle.decided_by"),
         row[6] == "leader_group" ? words.text("bundle.leader_group") : word(words, "role", row[6]));
    line(page, words.text("bundle.votes"), row[7]);
    line(page, words.text("bundle.outcome"), row[9].empty() ? std::string() : word(words, "outcome", row[9]));
    line(page, words.text("bundle.reason"), row[8]);
    line(page, words.text("bundle.policy"), row[10]);
    line(page, words.text("bundle.release"), row[11]);
    line(page, words.text("bundle.recorded"), row[12]);
    return page + "</dl></section>\n";
}

}  // namespace

std::string decision_page(const std::vector<Decision>& rows, const Catalogue& words,
                          const std::vector<std::string>& sources) {
    const DecisionRow& last = rows.back().cells;
    const std::string title = words.text("bundle.title", {{"case", last[0]}});
    std::string page =
        "<!doctype html>\n<html lang=\"" + words.language() +
        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" +
        engine::xml_text(title) + "</title><style>" + std::string(style) + "</style></head><body>\n<h1>" +
        engine::xml_text(title) + "</h1>\n<p>" +
        engine::xml_text(last[2] + (last[1].empty() ? "" : " (ORPHA:" + last[1] + ")")) + "</p>\n<p>" +
        engine::xml_text(words.text("bundle.rendering")) + "</p>\n";
    for (const Decision& row : rows) page += section(row, words);
    page += "<footer>";
    for (const std::string& source : sources) page += "<p>" + engine::xml_text(source) + "</p>";
    return page + "</footer></body></html>\n";
}

}  // namespace workflows
