// Drafts: what is typed into a part with data-draft="key" is kept in this tab until the part goes away by itself, so it
// survives a reload, a deployment and sleep. Passwords, files and hidden fields are never kept.
(() => {
  const kept = "input:not([type=password], [type=file], [type=hidden], [type=submit]), select, textarea";
  const restored = new WeakSet();
  const keyOf = part => `draft:${location.pathname}:${part.dataset.draft}`;
  const controls = part => [...part.querySelectorAll(kept)];
  const isChoice = control => control.matches("[type=checkbox], [type=radio]");

  const store = (key, values) => {
    try {
      values ? sessionStorage.setItem(key, JSON.stringify(values)) : sessionStorage.removeItem(key);
    } catch { /* Storage may be off; there are then no drafts. */ }
  };
  const stored = key => {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
  };

  document.addEventListener("input", e => {
    const part = e.target.closest?.("[data-draft]");
    if (part) store(keyOf(part), controls(part).map(c => isChoice(c) ? c.checked : c.value));
  });

  const restore = part => {
    restored.add(part);
    const values = stored(keyOf(part));
    if (!Array.isArray(values)) return;
    controls(part).forEach((control, i) => {
      const value = values[i];
      if (value === undefined || value === (isChoice(control) ? control.checked : control.value)) return;
      if (isChoice(control)) control.checked = value; else control.value = value;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  // A part may be taken and put back when the page becomes live; only one that stays away has served its purpose.
  const live = () => !document.querySelector(".app") || !!document.querySelector(".app[data-ready]");
  let shown = new Set();
  const follow = () => {
    if (!live()) return;
    const parts = [...document.querySelectorAll("[data-draft]")];
    const keys = new Set(parts.map(keyOf));
    shown.forEach(key => { if (!keys.has(key)) store(key, null); });
    shown = keys;
    parts.filter(part => !restored.has(part)).forEach(restore);
  };
  document.addEventListener("DOMContentLoaded", () => {
    follow();
    new MutationObserver(follow).observe(document.body, {
      childList: true, subtree: true, attributes: true, attributeFilter: ["data-ready", "data-draft"],
    });
  });
})();
