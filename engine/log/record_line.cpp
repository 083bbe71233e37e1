#include "engine/log/record_line.hpp"

#include "engine/canonical_reader.hpp"
#include "engine/crypto.hpp"

namespace engine {

namespace {

constexpr int depth = 61;  // of a body: three levels stand around it

bool read_event(CanonicalReader& in, RecordLine& out) {
    const std::string_view begin = in.rest();
    std::string_view code;
    std::int64_t number = 0;
    const bool read =
        in.pass("{\"act\":") && in.plain_text(code) && in.pass(",\"actor\":") && in.plain_text(code) && in.pass(",\"at\":") &&
        in.plain_text(out.at) && in.pass(",\"body\":") && in.rest().starts_with('{') && in.skip(depth, out.commitments) &&
        in.pass(",\"cycle\":") && in.number(number) && in.pass(",\"date\":") && in.plain_text(code) && in.pass(",\"event\":") &&
        in.plain_text(code) && in.pass(",\"for\":") && (in.pass("null") || in.plain_text(code)) && in.pass(",\"model\":") &&
        in.plain_text(code) && in.pass(",\"policy\":") && in.plain_text(code) && in.pass(",\"prev\":") && in.plain_text(out.prev) &&
        in.pass(",\"role\":") && in.plain_text(code) && in.pass(",\"seq\":") && in.number(out.seq) && in.pass(",\"stream\":") &&
        in.plain_text(out.stream) && in.pass(",\"v\":1,\"via\":") && in.plain_text(code) && in.pass("}");
    out.event = begin.substr(0, begin.size() - in.rest().size());
    return read;
}

bool read_texts(CanonicalReader& in, RecordLine& out) {
    if (!in.pass("{")) return false;
    for (out.opened = 0; !in.pass("}"); ++out.opened) {
        if (out.opened == out.texts.size()) out.texts.emplace_back();
        RecordLine::Opened& text = out.texts[out.opened];
        if (out.opened > 0 && !in.pass(",")) return false;
        if (!in.plain_text(text.sha256) || !in.pass(":{\"salt\":") || !in.plain_text(text.salt) || !in.pass(",\"text\":") ||
            !in.text(text.text) || !in.pass("}"))
            return false;
        if (out.opened > 0 && text.sha256 <= out.texts[out.opened - 1].sha256) return false;
    }
    return true;
}

}  // namespace

bool RecordLine::Opened::fits() const {
    thread_local std::string bytes;
    from_hex(salt, bytes);
    return has_sha256(bytes, text, sha256);
}

bool read_record_line(std::string_view line, RecordLine& out) {
    out.commitments.clear();
    out.opened = 0;
    CanonicalReader in(line);
    return in.pass("{\"event\":") && read_event(in, out) && in.pass(",\"hash\":") && in.plain_text(out.hash) &&
           in.pass(",\"texts\":") && read_texts(in, out) && in.pass("}") && in.at_end() && is_utf8(line);
}

}  // namespace engine
