// Checks and writes of hiding comments and setting access levels.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

namespace workflows {

void check_access(const Scene& scene, Effects& effects);
void write_access(const Scene& scene, Effects& effects);
void check_hiding(const Scene& scene, Effects& effects);
void write_hiding(const Scene& scene, Effects& effects);
/// The countersigning of a hidden comment: what is signed, and that it is not by the one who hid it.
void check_countersigned_hiding(const Scene& scene, Effects& effects);

/// Redaction: the words are there, and somebody else has signed for removing just them (requirement `countersigned`).
void check_redaction(const Scene& scene, Effects& effects);
void write_redaction(const Scene& scene, Effects& effects);
/// The countersigning of a redaction that is to be done: what is signed, and that the words are there.
void check_countersigned_redaction(const Scene& scene, Effects& effects);

/// The same two steps for words of a meeting or a proposal: the words are there, and not removed already.
void check_removal(const Scene& scene, Effects& effects);
void write_countersigned_removal(const Scene& scene, Effects& effects);
void write_removal(const Scene& scene, Effects& effects);

}  // namespace workflows
