// The theme: light, dark or the system's. Loaded without `defer` in the head, so that it acts before the first paint.
// `?theme=dark` forces one for a look. Blazor's page merging drops attributes it does not know, so they are put back.
(() => {
  const root = document.documentElement;
  const known = ["light", "dark"];
  const asked = new URLSearchParams(location.search).get("theme");

  const saved = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const keep = theme => {
    try {
      theme ? localStorage.setItem("theme", theme) : localStorage.removeItem("theme");
    } catch { /* Storage may be off; the choice then lasts for the page. */ }
  };

  let theme = known.includes(asked) ? asked : known.includes(saved()) ? saved() : null;

  const show = () => {
    const now = root.dataset.theme ?? null;
    if (now !== theme) theme ? root.dataset.theme = theme : delete root.dataset.theme;
    for (const button of document.querySelectorAll("[data-theme-set]")) {
      const chosen = String(button.dataset.themeSet === (theme ?? "system"));
      if (button.getAttribute("aria-pressed") !== chosen) button.setAttribute("aria-pressed", chosen);
    }
  };

  show();
  new MutationObserver(show).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("toggle", show, true);
  document.addEventListener("click", e => {
    const button = e.target.closest?.("[data-theme-set]");
    if (!button) return;
    theme = known.includes(button.dataset.themeSet) ? button.dataset.themeSet : null;
    keep(theme);
    show();
  });
  addEventListener("storage", e => {
    if (e.key !== "theme") return;
    theme = known.includes(e.newValue) ? e.newValue : null;
    show();
  });
})();
