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

  // Escape takes a word's meaning away, until it is pointed at or reached again.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const term of document.querySelectorAll(".pm-term")) term.dataset.closed = "";
  });
  for (const term of document.querySelectorAll(".pm-term"))
    for (const kind of ["pointerleave", "focusout"]) term.addEventListener(kind, () => delete term.dataset.closed);

  // Tells how hard a text is to read, as the server does (workflows/text/readability.cpp).
  for (const line of document.querySelectorAll("[data-lix]")) {
    const area = document.getElementById(line.dataset.lix);
    const tell = () => {
      const words = area.value.match(/[\p{L}\p{N}\u00ad]+/gu) || [];
      if (words.length < 10) { line.textContent = line.dataset.lixNone; return; }
      const sentences = area.value.split(/[.?!:](?=\s|$)|\n/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
      const lix = Math.floor(words.length / Math.max(sentences, 1) + (100 * words.filter((word) => word.length > 6).length) / words.length + 0.5);
      const grade = lix < 30 ? "lixVeryEasy" : lix < 40 ? "lixEasy" : lix < 50 ? "lixMedium" : lix < 60 ? "lixHard" : "lixVeryHard";
      line.textContent = line.dataset[grade].replace("{n}", String(lix));
    };
    area.addEventListener("input", tell);
  }

  // Keeps what is typed as a draft on the server; while that cannot be reached, in this tab.
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const status = form.querySelector("[data-draft-status]");
    const areas = [...form.querySelectorAll("textarea")];
    const about = form.elements.draft_about?.value ?? "";
    const place = `draft ${form.dataset.draft} ${about}`;
    let dirty = false, busy = false, sending = false;

    const keepHere = () => sessionStorage.setItem(place, JSON.stringify(areas.map((area) => [area.name, area.value])));
    // A sign-in in another tab gives this form a new token.
    const renew = async () => {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      const token = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-draft] input[name=csrf]");
      if (answer.redirected || !token) return false;
      for (const input of document.querySelectorAll("input[name=csrf]")) input.value = token.value;
      return true;
    };
    const post = () => fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" } });
    const save = async () => {
      let answer = await post();
      if ((answer.status === 401 || answer.status === 403) && (await renew())) answer = await post();
      if (answer.status === 401 || answer.status === 403) { status.textContent = form.dataset.draftOut; return false; }
      if (answer.status >= 500) throw new Error("later");
      const told = await answer.json();
      status.textContent = told.said;
      // A form that holds several drafts is told the revision of each. One that was dropped or sent elsewhere has none: what is
      // typed from now on is a new draft.
      for (const [name, revision] of Object.entries(told.revisions ?? { draft_revision: told.revision }))
        if (answer.ok || revision === 0 || told.revisions) form.elements[name].value = revision;
      if (!answer.ok) return true; // said why; the words stay here until they are changed
      if (dirty) return true; // typed meanwhile: the next round saves that
      sessionStorage.removeItem(place);
      typed.delete(form);
      return true;
    };
    const run = async () => {
      if (busy) return;
      busy = true;
      let pause = 1000;
      while (dirty && !sending) {
        await wait(pause);
        if (sending) break;
        dirty = false;
        try {
          if (await save()) { pause = 1000; continue; }
        } catch { status.textContent = form.dataset.draftLost; }
        dirty = true;
        pause = Math.min(pause * 2, 30000);
      }
      busy = false;
    };
    form.addEventListener("input", () => { dirty = true; keepHere(); run(); });
    form.addEventListener("submit", () => { sending = true; sessionStorage.removeItem(place); });

    const left = sessionStorage.getItem(place);
    if (left) {
      for (const [name, value] of JSON.parse(left)) {
        const area = areas.find((one) => one.name === name);
        if (area && area.value !== value) { area.value = value; dirty = true; }
      }
      if (dirty) { status.textContent = form.dataset.draftBack; typed.add(form); run(); }
    }
  }
})();
