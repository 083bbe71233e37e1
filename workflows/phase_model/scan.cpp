#include "workflows/phase_model/scan.hpp"

#include "workflows/text/personal_hints.hpp"

namespace workflows {

using engine::Value;

namespace {

/// A hash of ours, where eleven digits in a row mean nothing.
bool is_hash(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

void Scan::look_through(engine::Store& store) {
    for (const std::string& stream : store.streams("")) {
        const std::vector<engine::Sealed> events = store.events(stream);
        const engine::Texts texts = store.texts(stream);  // read after the events, so that every commitment can be opened
        for (const engine::Sealed& sealed : events) look_into_body(stream, sealed, texts, sealed.event.name, sealed.event.body);
    }
}

void Scan::look_into_body(const std::string& stream, const engine::Sealed& sealed, const engine::Texts& texts, const std::string& path, const Value& value) {
    const std::string what = std::to_string(sealed.event.seq) + " " + path;
    if (value.is_string()) return look_at(stream, what, value.string());
    if (value.is_array())
        for (const Value& item : value.items()) look_into_body(stream, sealed, texts, path, item);
    if (!value.is_object()) return;
    if (value.members().size() == 1 && value.has("sha256")) {
        const auto text = texts.find(value.text("sha256"));
        if (text != texts.end()) look_at(stream, what, text->second.text);
        return;
    }
    for (const auto& [name, member] : value.members()) look_into_body(stream, sealed, texts, path + "/" + name, member);
}

void Scan::look_into(const std::string& where, const std::string& what, const Value& value) {
    if (value.is_string()) return look_at(where, what, value.string());
    if (value.is_array())
        for (const Value& item : value.items()) look_into(where, what, item);
    if (value.is_object())
        for (const auto& [name, member] : value.members()) look_into(where, what + "/" + name, member);
}

void Scan::look_at(const std::string& where, const std::string& what, std::string_view text) {
    if (is_hash(text)) return;
    ++texts_;
    for (const Passage& place : identity_numbers(text)) findings_.push_back({where, what, "identity_number", place});
    if (hints_ == Hints::no) return;
    for (const PersonalHint& hint : personal_hints(text)) findings_.push_back({where, what, std::string(name_of(hint.hint)), hint.place});
}

}  // namespace workflows
