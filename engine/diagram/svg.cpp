#include "engine/diagram/svg.hpp"

#include "engine/crypto.hpp"
#include "engine/diagram/diagram.hpp"
#include "engine/diagram/xml_text.hpp"

#include <graphviz/gvc.h>

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace engine {

namespace {

/// Graphviz, which may be used by one thread at a time, and what it has drawn.
class Drawings {
public:
    std::string of(const std::string& source) {
        const std::lock_guard lock(mutex_);
        if (drawn_.size() > most_kept) drawn_.clear();  // drawings with counts on them never come to an end
        auto& drawing = drawn_[source];
        if (drawing.empty()) drawing = draw(source);
        return drawing;
    }

private:
    static constexpr std::size_t most_kept = 64;

    std::string draw(const std::string& source) {
        if (!context_) context_.reset(gvContext());
        const std::unique_ptr<Agraph_t, void (*)(Agraph_t*)> graph(agmemread(source.c_str()), [](Agraph_t* g) { agclose(g); });
        if (!context_ || !graph || gvLayout(context_.get(), graph.get(), "dot") != 0)
            throw std::runtime_error("Graphviz could not lay out the diagram");
        char* data = nullptr;
        unsigned length = 0;
        const int failed = gvRenderData(context_.get(), graph.get(), "svg", &data, &length);
        gvFreeLayout(context_.get(), graph.get());
        if (failed != 0 || data == nullptr) throw std::runtime_error("Graphviz could not draw the diagram");
        std::string text(data, length);
        gvFreeRenderData(data);
        return text;
    }

    struct Free {
        void operator()(GVC_t* context) const { gvFreeContext(context); }
    };
    std::mutex mutex_;
    std::unique_ptr<GVC_t, Free> context_;      ///< guarded by mutex_
    std::map<std::string, std::string> drawn_;  ///< guarded by mutex_; by DOT source: a few languages times a few phases
};

Drawings& drawings() {
    static Drawings one;
    return one;
}

/// Leaves out every <title> that Graphviz writes (ids of nodes and arrows), which would show as tooltips.
std::string without_titles(std::string text) {
    for (auto begin = text.find("<title>"); begin != std::string::npos; begin = text.find("<title>", begin)) {
        const auto end = text.find("</title>\n", begin);
        if (end == std::string::npos) break;
        text.erase(begin, end + 9 - begin);
    }
    return text;
}

}  // namespace

std::string svg(const std::vector<Row>& rows, const Names& names, std::string_view current, std::string_view current_title) {
    const std::string source = dot(rows, names, current);
    std::string drawing = drawings().of(source);
    const auto begin = drawing.find("<svg ");
    const auto content = drawing.find('>', begin);
    if (begin == std::string::npos || content == std::string::npos) throw std::runtime_error("Graphviz wrote no SVG");
    const auto box_begin = drawing.find("viewBox=\"", begin);
    const std::string box = drawing.substr(box_begin, drawing.find('"', box_begin + 9) + 1 - box_begin);
    const std::string title(current_title.empty() ? std::string_view(names.title) : current_title);
    const std::string id = "diagram-" + sha256_hex(source).substr(0, 8);
    return "<svg role=\"img\" class=\"diagram\" aria-labelledby=\"" + id + "\" lang=\"" + xml_text(names.language) +
           "\" xmlns=\"http://www.w3.org/2000/svg\" " + box + ">\n<title id=\"" + id + "\">" + xml_text(title) + "</title>\n" +
           without_titles(drawing.substr(content + 2));
}

}  // namespace engine
