#include "workflows/phase_model/noark/xml_file.hpp"

#include "engine/crypto.hpp"
#include "engine/diagram/xml_text.hpp"

#include <stdexcept>

namespace workflows {

XmlFile::XmlFile(const std::filesystem::path& path, std::string_view root, std::string_view name_space)
    : path_(path), out_(path, std::ios::binary | std::ios::trunc) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    open(root, "xmlns=\"" + std::string(name_space) + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
    if (!out_) throw std::runtime_error("the file " + path.filename().string() + " cannot be written");
}

void XmlFile::open(std::string_view name, std::string_view attributes) {
    out_ << '<' << name << (attributes.empty() ? "" : " ") << attributes << ">\n";
    open_.emplace_back(name);
}

void XmlFile::close() {
    out_ << "</" << open_.back() << ">\n";
    open_.pop_back();
}

void XmlFile::put(std::string_view name, std::string_view text) {
    if (!text.empty()) out_ << '<' << name << '>' << engine::xml_text(text) << "</" << name << ">\n";
}

std::streamoff XmlFile::room(std::string_view name, std::size_t bytes) {
    out_ << '<' << name << '>';
    const std::streamoff place = out_.tellp();
    out_ << std::string(bytes, '0') << "</" << name << ">\n";
    return place;
}

void XmlFile::fill(std::streamoff place, std::string_view text) {
    out_.seekp(place);
    out_ << text;
    out_.seekp(0, std::ios::end);
}

engine::Value XmlFile::end() {
    while (!open_.empty()) close();
    out_.close();
    if (!out_) throw std::runtime_error("the file " + path_.filename().string() + " could not be written");
    return digest_of_file(path_);
}

engine::Value digest_of_file(const std::filesystem::path& path) {
    constexpr std::size_t piece_size = 65536;
    std::ifstream in(path, std::ios::binary);
    engine::Sha256 digest;
    std::int64_t bytes = 0;
    std::vector<char> piece(piece_size);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        digest.update({piece.data(), static_cast<std::size_t>(in.gcount())});
        bytes += in.gcount();
    }
    return engine::Value::object({{"bytes", bytes}, {"sha256", digest.hex()}});
}

}  // namespace workflows
