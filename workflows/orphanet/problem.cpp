#include "workflows/orphanet/problem.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace workflows::orphanet {
namespace {

struct Wording {
    ProblemKind kind;
    std::string_view name;
    std::string_view what;
    std::string_view what_to_do;
};

constexpr std::string_view download = "Download the file again from orphadata.com or orphacode.org.";

constexpr std::array wordings = {
    Wording{ProblemKind::cannot_open, "cannot_open", "the file cannot be opened",
            "Check the name and the right to read it."},
    Wording{ProblemKind::empty, "empty", "the file is empty", download},
    Wording{ProblemKind::utf16, "utf16", "the text is UTF-16", "Save it as UTF-8."},
    Wording{ProblemKind::unknown_encoding, "unknown_encoding", "the encoding is not one Orphanet uses",
            "Save it as UTF-8 or ISO-8859-1."},
    Wording{ProblemKind::invalid_text, "invalid_text", "the bytes are not valid UTF-8", download},
    Wording{ProblemKind::zero_byte, "zero_byte", "a line holds a zero byte, which no text does", download},
    Wording{ProblemKind::lfs_pointer, "lfs_pointer", "this is a Git LFS pointer, not the file itself",
            "Run 'git lfs pull', or download the file itself."},
    Wording{ProblemKind::html_page, "html_page", "this is a web page, not a data file",
            "The download answered with a page: open the address in a browser to see what it says."},
    Wording{ProblemKind::spreadsheet, "spreadsheet",
            "this is a zip archive or a workbook without a list of the nomenclature pack",
            "Unpack it, or save the sheet with the list as tab-separated text (TSV, UTF-8)."},
    Wording{ProblemKind::differential, "differential",
            "this is the nomenclature pack's workbook of differences between two years, not a list",
            "Import the lists of both years instead: 'phasemodel release diff' then works out the difference itself."},
    Wording{ProblemKind::broken_compression, "broken_compression", "the compressed data are damaged", download},
    Wording{ProblemKind::truncated, "truncated", "the file ends too early", download},
    Wording{ProblemKind::too_large, "too_large", "the file is larger than any Orphanet product",
            "Check that it is the right file."},
    Wording{ProblemKind::not_orphanet, "not_orphanet", "this is no Orphanet file this program knows",
            "Give a product of orphadata.com (en_product1.xml, en_product9_prev.xml ...) or a file of the nomenclature "
            "pack."},
    Wording{ProblemKind::other_product, "other_product", "this is another Orphanet product",
            "Give products 1, 3, 4, 6, 7, 9 or functional consequences from orphadata.com, or the classifications and "
            "lists of the nomenclature pack."},
    Wording{ProblemKind::doctype, "doctype", "the file declares a document type, which Orphanet files never do",
            "Do not use this file; download it again from orphadata.com."},
    Wording{ProblemKind::too_deep, "too_deep", "the elements are nested too deeply", download},
    Wording{ProblemKind::too_long, "too_long", "a name or a token is longer than any in Orphanet", download},
    Wording{ProblemKind::malformed_xml, "malformed_xml", "the XML is not well-formed", download},
    Wording{ProblemKind::malformed_row, "malformed_row", "the row does not fit the heading",
            "Export the sheet again as tab-separated text."},
    Wording{ProblemKind::malformed_code, "malformed_code", "an ORPHAcode is missing or is no number", download},
    Wording{ProblemKind::duplicate_code, "duplicate_code", "the same ORPHAcode is described twice", download},
    Wording{ProblemKind::missing_name, "missing_name", "an entity has no preferred name", download},
    Wording{ProblemKind::cycle, "cycle", "an entity stands below itself in the classification", download},
    Wording{ProblemKind::no_entities, "no_entities", "the file holds no entity", download},
};

const Wording& wording_of(ProblemKind kind) {
    for (const Wording& wording : wordings)
        if (wording.kind == kind) return wording;
    std::abort();
}

}  // namespace

std::string_view name_of(ProblemKind kind) { return wording_of(kind).name; }

std::string describe(const Problem& problem) {
    const Wording& wording = wording_of(problem.kind);
    std::string text = problem.file;
    if (problem.line > 0) text += ":" + std::to_string(problem.line);
    if (!problem.record.empty()) text += " (" + problem.record + ")";
    text += ": ";
    text += wording.what;
    if (!problem.detail.empty()) text += " (" + problem.detail + ")";
    text += ". ";
    text += wording.what_to_do;
    return text;
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::size_t end = std::min(text.size(), longest);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    std::string out(text.substr(0, end));
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    if (end < text.size()) out += "...";
    return out;
}

void Warnings::add(std::string text) {
    ++count_;
    if (texts_.size() < kept) texts_.push_back(std::move(text));
}

}  // namespace workflows::orphanet
