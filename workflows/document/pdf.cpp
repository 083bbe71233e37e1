#include "workflows/document/pdf.hpp"

#include "workflows/document/addresses.hpp"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

namespace {

/// Lengths in points, 1/72 inch.
constexpr double width = 595.276, height = 841.89, margin = 56.7;
constexpr double bottom = height - margin;

struct Release {
    void operator()(cairo_surface_t* one) const { cairo_surface_destroy(one); }
    void operator()(cairo_t* one) const { cairo_destroy(one); }
    void operator()(PangoFontMap* one) const { g_object_unref(one); }
    void operator()(PangoContext* one) const { g_object_unref(one); }
    void operator()(PangoLayout* one) const { g_object_unref(one); }
    void operator()(PangoFontDescription* one) const { pango_font_description_free(one); }
    void operator()(PangoAttrList* one) const { pango_attr_list_unref(one); }
    void operator()(PangoLayoutIter* one) const { pango_layout_iter_free(one); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

/// How a text is set; `line` is the distance from one line to the next, `after` the space below the last.
struct Face {
    double size, line, after;
    bool bold = false;
};
constexpr Face title_face{18, 24, 8, true}, section_face{14, 19, 4, true}, part_face{12, 17, 3, true}, term_face{10.5, 15, 0, true}, text_face{10.5, 15, 5},
    small_face{8.5, 12, 2};

Held<PangoAttrList> attributes_of(const std::vector<Span>& addresses) {
    Held<PangoAttrList> list(pango_attr_list_new());
    // A ligature or an arrow in place of two letters would be copied and read aloud as something else.
    pango_attr_list_insert(list.get(), pango_attr_font_features_new("liga 0, clig 0, calt 0"));
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));
    for (const Span& one : addresses) {
        PangoAttribute* colour = pango_attr_foreground_new(0, 0x4444, 0x9999);  // also makes a run of its own of the address
        colour->start_index = static_cast<guint>(one.from);
        colour->end_index = static_cast<guint>(one.to);
        pango_attr_list_insert(list.get(), colour);
    }
    return list;
}

cairo_status_t append(void* file, const unsigned char* bytes, unsigned int length) {
    static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

/// Sets a document page by page. A tag that is open when a page ends is closed and opened again, so that page numbers stand in none.
class Press {
public:
    /// `pages`: how many there are in all, 0 where that is not known yet.
    Press(const PlainDocument& document, int pages, std::string& file)
        : document_(document), pages_(pages), surface_(cairo_pdf_surface_create_for_stream(append, &file, width, height)), fonts_(pango_cairo_font_map_new()) {
        cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
        describe();
        cairo_.reset(cairo_create(surface_.get()));
        context_.reset(pango_font_map_create_context(fonts_.get()));
        pango_cairo_update_context(cairo_.get(), context_.get());
        pango_context_set_language(context_.get(), pango_language_from_string(document.language.c_str()));
    }

    /// Returns how many pages it made.
    int print() {
        begin("Document");
        outlined(document_.title, 1);
        set("H1", document_.title, title_face);
        end("H1");
        paragraph(document_.lead, text_face);
        for (const DocumentSection& section : document_.sections) print(section);
        y_ += 10;
        for (const std::string& line : document_.footer) paragraph(line, small_face);
        end("Document");
        number_page();
        cairo_show_page(cairo_.get());
        cairo_.reset();
        cairo_surface_finish(surface_.get());
        if (const auto status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("PDF: ") + cairo_status_to_string(status));
        return page_;
    }

private:
    void describe() {
        const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
            if (!text.empty()) cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
        };
        // Without a time of ours, cairo would take the clock's.
        const std::string at = document_.at.empty() ? "1970-01-01T00:00:00Z" : document_.at.size() > 19 ? document_.at.substr(0, 19) + "Z" : document_.at;
        set(CAIRO_PDF_METADATA_TITLE, document_.title);
        set(CAIRO_PDF_METADATA_CREATOR, "phasemodel");
        set(CAIRO_PDF_METADATA_CREATE_DATE, at);
        set(CAIRO_PDF_METADATA_MOD_DATE, at);
    }

    void print(const DocumentSection& section) {
        const bool top = section.level <= 2;
        const Face& face = top ? section_face : part_face;
        const char* tag = top ? "H2" : "H3";
        make_room(8 + face.line + 3 * text_face.line);
        y_ += 8;
        begin("Sect");
        outlined(section.heading, section.level);
        set(tag, section.heading, face);
        end(tag);
        bool in_list = false;
        for (const auto& [term, value] : section.facts) {
            if (in_list == term.empty()) in_list ? end("L") : begin("L");
            in_list = !term.empty();
            in_list ? fact(term, value) : paragraph(value, text_face);
        }
        if (in_list) end("L");
        end("Sect");
    }

    void fact(const std::string& term, const std::string& value) {
        make_room(term_face.line + text_face.line);
        begin("LI");
        set("Lbl", term, term_face);
        end("Lbl");
        set("LBody", value, text_face);
        end("LBody");
        end("LI");
    }

    void paragraph(const std::string& text, const Face& face) {
        set("P", text, face);
        end("P");
    }

    /// Opens the tag and sets the text in it; what belongs to the tag may follow.
    void set(const char* tag, const std::string& text, const Face& face) {
        const auto addresses = addresses_in(text);
        const auto layout = layout_of(text, face, addresses);
        begin(tag);
        const Held<PangoLayoutIter> lines(pango_layout_get_iter(layout.get()));
        do {
            if (y_ + face.line > bottom) {
                end(tag);
                next_page();
                begin(tag);
            }
            draw(pango_layout_iter_get_line_readonly(lines.get()), y_ + face.size + (face.line - face.size) / 2, text, addresses);
            y_ += face.line;
        } while (pango_layout_iter_next_line(lines.get()));
        y_ += face.after;
    }

    /// Run by run, since an address is a link of its own.
    void draw(PangoLayoutLine* line, double baseline, const std::string& text, const std::vector<Span>& addresses) {
        double x = margin;
        for (GSList* one = line->runs; one != nullptr; one = one->next) {
            auto* run = static_cast<PangoGlyphItem*>(one->data);
            const Span* address = address_at(addresses, static_cast<std::size_t>(run->item->offset));
            cairo_set_source_rgb(cairo_.get(), 0, address == nullptr ? 0 : 0.27, address == nullptr ? 0 : 0.6);
            cairo_move_to(cairo_.get(), x, baseline);
            if (address != nullptr) cairo_tag_begin(cairo_.get(), CAIRO_TAG_LINK, ("uri='" + text.substr(address->from, address->to - address->from) + "'").c_str());
            pango_cairo_show_glyph_item(cairo_.get(), text.c_str(), run);
            if (address != nullptr) cairo_tag_end(cairo_.get(), CAIRO_TAG_LINK);
            x += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
        }
    }

    static const Span* address_at(const std::vector<Span>& addresses, std::size_t offset) {
        for (const Span& one : addresses)
            if (offset >= one.from && offset < one.to) return &one;
        return nullptr;
    }

    Held<PangoLayout> layout_of(const std::string& text, const Face& face, const std::vector<Span>& addresses) const {
        Held<PangoLayout> layout(pango_layout_new(context_.get()));
        const Held<PangoFontDescription> font(pango_font_description_from_string("Inter, DejaVu Sans"));
        pango_font_description_set_weight(font.get(), face.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font.get(), face.size * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_attributes(layout.get(), attributes_of(addresses).get());
        pango_layout_set_width(layout.get(), static_cast<int>((width - 2 * margin) * PANGO_SCALE));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        return layout;
    }

    void outlined(const std::string& heading, int level) {
        parents_.resize(static_cast<std::size_t>(level), CAIRO_PDF_OUTLINE_ROOT);
        const std::string here = "page=" + std::to_string(page_) + " pos=[" + std::to_string(static_cast<int>(margin)) + " " + std::to_string(static_cast<int>(y_)) + "]";
        parents_.push_back(cairo_pdf_surface_add_outline(surface_.get(), parents_.back(), heading.c_str(), here.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN));
    }

    void begin(const char* tag) { cairo_tag_begin(cairo_.get(), tag, nullptr); }
    void end(const char* tag) { cairo_tag_end(cairo_.get(), tag); }

    void make_room(double wanted) {
        if (y_ + wanted > bottom) next_page();
    }

    void next_page() {
        number_page();
        cairo_show_page(cairo_.get());
        ++page_;
        y_ = margin;
    }

    void number_page() {
        const std::string text = std::to_string(page_) + " / " + std::to_string(pages_);
        const auto layout = layout_of(text, small_face, {});
        draw(pango_layout_get_line_readonly(layout.get(), 0), height - margin / 2, text, {});
    }

    const PlainDocument& document_;
    const int pages_;
    Held<cairo_surface_t> surface_;
    Held<cairo_t> cairo_;
    Held<PangoFontMap> fonts_;  ///< of its own: what another thread set before leaves no trace in the file
    Held<PangoContext> context_;
    std::vector<int> parents_;  ///< in the outline, of the level that is their place
    double y_ = margin;
    int page_ = 1;
};

}  // namespace

std::string pdf(const PlainDocument& document) {
    static std::mutex one_at_a_time;  // the libraries share fonts, tables of scripts and the clock's zone between threads
    const std::lock_guard lock(one_at_a_time);
    std::string draft, file;
    const int pages = Press(document, 0, draft).print();  // how many there are is known when all are set
    Press(document, pages, file).print();
    return with_language(std::move(file), document.language == "nb" || document.language == "nn" ? document.language + "-NO" : document.language);
}

}  // namespace workflows
