#include "workflows/document/pdf.hpp"

#include <cstdio>
#include <stdexcept>

namespace workflows {

namespace {

/// What follows the last `key` in the file, up to the next blank or line end.
std::string word_after(const std::string& file, const std::string& key) {
    const auto found = file.rfind(key);
    if (found == std::string::npos) throw std::runtime_error("PDF without " + key);
    const auto from = file.find_first_not_of(" \n", found + key.size());
    return from == std::string::npos ? std::string() : file.substr(from, file.find_first_of(" \n", from) - from);
}

}  // namespace

std::string with_language(std::string file, const std::string& language) {
    const std::string root = word_after(file, "/Root"), info = word_after(file, "/Info"), size = word_after(file, "/Size");
    const std::string head = "\n" + root + " 0 obj\n<<";
    const auto object = file.rfind(head), end = file.find(">>\nendobj", object);
    if (object == std::string::npos || end == std::string::npos) throw std::runtime_error("PDF without catalogue");
    const std::string entries = file.substr(object + head.size(), end - object - head.size());
    const std::string before = word_after(file, "startxref");
    const std::size_t catalogue = file.size();
    file += root + " 0 obj\n<<" + entries + "   /Lang (" + language + ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
    const std::size_t table = file.size();
    char row[21];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", catalogue);  // 20 bytes, as the format demands
    file += "xref\n" + root + " 1\n" + row;
    file += "trailer\n<< /Size " + size + "\n   /Root " + root + " 0 R\n   /Info " + info + " 0 R\n   /Prev " + before + "\n>>\n";
    return file + "startxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace workflows
