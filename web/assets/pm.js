// Comforts only: every page does its work without this file.
(() => {
  "use strict";

  // Asks before a page with typed, unsent text is left.
  const typed = new WeakSet();
  for (const form of document.querySelectorAll("form[data-keep]")) {
    form.addEventListener("input", () => typed.add(form));
    form.addEventListener("submit", () => typed.delete(form));
    window.addEventListener("beforeunload", (event) => {
      if (typed.has(form)) event.preventDefault();
    });
  }

  // Says how many characters are left of a long text, when few are.
  for (const area of document.querySelectorAll("textarea[data-max]")) {
    const words = area.dataset.left;
    if (!words) continue;
    const line = document.createElement("p");
    line.className = "pm-muted pm-small";
    line.setAttribute("role", "status");
    area.after(line);
    area.addEventListener("input", () => {
      const left = Number(area.dataset.max) - area.value.length;
      line.textContent = left < 500 ? words.replace("{n}", String(left)) : "";
    });
  }
})();
