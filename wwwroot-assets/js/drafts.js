// Drafts: what is typed into a part with data-draft="key" is kept in this tab until the part goes away by itself, so it
// survives a reload, a deployment and sleep. Passwords, files and hidden fields are never kept.
(() => {
  const kept = "input:not([type=password], [type=file], [type=hidden], [type=submit]), select, textarea";
  const waiting = new WeakMap();
  const keyOf = part => `draft:${location.pathname}:${part.dataset.draft}`;
  const isChoice = control => control.matches("[type=checkbox], [type=radio]");
  const valueOf = control => isChoice(control) ? control.checked : control.value;

  // A control is known by its label, and by its place among those with the same one: what is chosen may bring others.
  const controls = part => {
    const seen = new Map();
    return [...part.querySelectorAll(kept)].map(control => {
      const label = control.labels?.[0]?.textContent.trim() ?? "";
      const place = seen.get(label) ?? 0;
      seen.set(label, place + 1);
      return [`${label}#${place}`, control];
    });
  };

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
    if (!part) return;
    const shown = Object.fromEntries(controls(part).map(([name, control]) => [name, valueOf(control)]));
    store(keyOf(part), { ...waiting.get(part), ...shown });
  });

  const restore = part => {
    if (!waiting.has(part)) waiting.set(part, { ...stored(keyOf(part)) });
    const values = waiting.get(part);
    controls(part).forEach(([name, control]) => {
      if (!(name in values)) return;
      const value = values[name];
      delete values[name];
      // Of several radio buttons the chosen one takes the choice from the others.
      if (value === valueOf(control) || (control.type === "radio" && !value)) return;
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
    parts.forEach(restore);
  };
  document.addEventListener("DOMContentLoaded", () => {
    follow();
    new MutationObserver(follow).observe(document.body, {
      childList: true, subtree: true, attributes: true, attributeFilter: ["data-ready", "data-draft"],
    });
  });
})();
