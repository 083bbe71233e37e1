// "Hva kan skje nå": the engine's explanations as a page says them, the forward step first (the design's section 4).
#pragma once

#include "engine/command.hpp"
#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"

#include <string>
#include <vector>

namespace web {

/// Who can cure a requirement, and a link when it is the viewer.
struct CureView {
    std::string who;   ///< "Du kan ordne dette:" or "Ordnes av saksbehandler."
    std::string href;  ///< "" when it is somebody else
    std::string act;

    void describe(auto& to) const {
        to("who", who);
        to("href", href);
        to("act", act);
    }
};

struct NeedView {
    StatusMark mark;
    std::string name, reason;
    std::vector<CureView> cures;
    bool mine = false;

    void describe(auto& to) const {
        to("mark", mark);
        to("name", name);
        to("reason", reason);
        to("cures", cures);
    }
};

/// One step forward with all it needs.
struct StepView {
    std::string title, verdict, settled;  ///< `settled` heads the folded list: "4 krav er oppfylt"
    bool ready = false, english = false;
    StatusMark mark;
    std::string href, button;  ///< of the step itself when ready, else of the first thing this person can cure
    std::vector<NeedView> left, done;

    void describe(auto& to) const {
        to("title", title);
        to("verdict", verdict);
        to("settled", settled);
        to("mark", mark);
        to("href", href);
        to("button", button);
        to("left", left);
        to("done", done);
    }
};

/// A step that is not forward: one line.
struct OtherStep {
    std::string title, line, href, link;

    void describe(auto& to) const {
        to("title", title);
        to("line", line);
        to("href", href);
        to("link", link);
    }
};

struct Steps {
    std::vector<StepView> forward;  ///< one, or none where the case is closed
    std::vector<OtherStep> others;
    std::vector<Link> acts;  ///< what this person can do besides, each sure to be accepted when filled in rightly

    void describe(auto& to) const {
        to("forward", forward);
        to("others", others);
        to("acts", acts);
    }
};

/// Something that waits for the viewer in this case.
struct Waiting {
    std::string act, title, why, href;
};

enum class Breadth {
    everything,  ///< every act and transition, once
    ahead,       ///< the step forward alone; any other act when it is asked about: a list of many cases needs few of them
};

/// Explanations of a case for the viewer.
class Explained {
public:
    Explained(Call& call, const Sight& sight, Breadth asked = Breadth::everything);

    Steps steps() const;
    /// The forward step if the viewer can take it, else what the viewer can cure of it.
    std::vector<Waiting> waiting() const;
    bool offered(std::string_view act) const;
    const engine::Explanation* of(std::string_view act) const;
    /// One act or transition with all its requirements.
    StepView step(const engine::Explanation& explanation) const;

private:
    const engine::Explanation* forward() const;
    NeedView need(const engine::Answer& answer) const;
    bool is_mine(const engine::Cure& cure) const;
    std::string href_of(std::string_view act, const Pairs& fields = {}) const;
    std::string deciders(const engine::Explanation& explanation) const;
    OtherStep other(const engine::Explanation& explanation) const;

    Call& call_;
    const Sight& sight_;
    const Breadth asked_;
    std::vector<engine::Explanation> all_;
};

/// The verb and object of an act or transition, as buttons and titles say it.
std::string act_title(const workflows::Catalogue& words, std::string_view act);
/// As above, with what it is about: "Vurder K3 Kompleks", "Legg til opplysning: utbredelse".
std::string act_title_with(const workflows::Catalogue& words, std::string_view act, const Pairs& fields);
/// As above, of a cure: "Vurder K1 Sjelden".
std::string cure_title(const workflows::Catalogue& words, const engine::Cure& cure);

}  // namespace web
