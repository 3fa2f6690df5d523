// What the shell does in the browser itself, so that it works without a circuit and while one is being made:
// shortcuts, menus, dialogs, copying, one submission per click, and the lock while the connection is lost.
(() => {
  const typing = e => e.target.closest?.("input, textarea, select, [contenteditable]");
  const within = (e, selector) => e.target.closest?.(selector);

  // ---- Shortcuts: / and Ctrl+K search, ? lists them, Escape leaves the search box ----
  const focusSearch = () => {
    const box = document.getElementById("shell-search");
    box?.focus();
    box?.select();
    return !!box;
  };
  document.addEventListener("keydown", e => {
    const find = (e.key === "/" && !typing(e)) || (e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey));
    if (find && focusSearch()) return e.preventDefault();
    if (e.key === "?" && !typing(e)) return openDialog("shortcuts");
    if (e.key === "Escape" && e.target.id === "shell-search") e.target.blur();
    if (e.key === "ArrowDown" || e.key === "ArrowUp") moveInList(e);
    if (!typing(e) && !e.ctrlKey && !e.metaKey && !e.altKey && !document.querySelector("dialog[open]")) {
      walkRows(e);
      pressShortcut(e);
    }
  });

  // ---- Queues: a page's own keys press what carries them, or go to the box that does; in a list, what the row has ----
  const pressShortcut = e => {
    const key = /^[a-z]$/.test(e.key) && `[data-shortcut="${e.key}"]`;
    const place = key && (within(e, "tr")?.querySelector(key) ?? document.querySelector(`main ${key}:not(tr *)`));
    if (!place) return;
    e.preventDefault();
    if (place.matches("input, textarea")) return place.focus();
    (place.matches("a, button") ? place : place.querySelector("a, button"))?.click();
  };

  // ---- Lists: j and k go from row to row, n to the next that waits, Enter opens the row, x chooses it ----
  const walkRows = e => {
    const row = within(e, "table[data-rows] tbody tr");
    if (e.key === "j" || e.key === "k" || e.key === "n") {
      const rows = [...document.querySelectorAll("main table[data-rows] tbody tr")];
      const place = rows.indexOf(row);
      const next = e.key === "n" ? rows.find((x, i) => i > place && x.querySelector('[data-shortcut="a"]'))
        : rows[place + (e.key === "j" ? 1 : -1)] ?? (row ? null : rows[0]);
      if (!next) return;
      next.tabIndex = -1;
      next.focus({ focusVisible: true });
      next.scrollIntoView({ block: "nearest" });
      e.preventDefault();
    } else if (e.key === "x" && row) {
      row.querySelector("input[data-select]")?.click();
    } else if (e.key === "Enter" && row && e.target === row) {
      row.querySelector("a[href], button")?.click();
    }
  };

  const openMenuOf = opener => {
    const id = opener.getAttribute?.("popovertarget");
    return id && document.querySelector(`#${CSS.escape(id)}[data-arrows]:popover-open`);
  };
  const moveInList = e => {
    const list = within(e, "[data-arrows]") ?? openMenuOf(e.target);
    if (!list || e.target.matches("select, textarea, input:not([type=search])")) return;
    const stops = [...list.querySelectorAll("input[type=search], a[href], button")].filter(s => s.checkVisibility());
    const next = stops[stops.indexOf(e.target) + (e.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    next.focus();
    e.preventDefault();
  };

  // ---- Menus are popovers: placed below their button, inside the window ----
  const place = menu => {
    const opener = document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    if (!opener || !menu.matches(".menu-list")) return;
    const from = opener.getBoundingClientRect();
    const size = menu.getBoundingClientRect();
    const rtl = document.dir === "rtl";
    const endAligned = menu.dataset.align !== "start";
    const left = rtl === endAligned ? from.left : from.right - size.width;
    const below = from.bottom + 4;
    const top = below + size.height > innerHeight - 8 ? Math.max(8, from.top - size.height - 4) : below;
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`;
    menu.style.top = `${top}px`;
  };
  document.addEventListener("toggle", e => {
    if (e.newState === "open" && e.target.popover) place(e.target);
  }, true);
  const placeOpen = () => document.querySelectorAll(".menu-list:popover-open").forEach(place);
  addEventListener("resize", placeOpen);
  addEventListener("scroll", placeOpen, { passive: true, capture: true });

  // ---- Dialogs: <dialog data-modal> opens as it appears; data-dialog="id" opens one that is there ----
  const openDialog = id => {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  };
  const openModals = [];
  const followModals = () => {
    for (const dialog of document.querySelectorAll("dialog[data-modal]:not([open])")) {
      openModals.push({ dialog, opener: document.activeElement });
      dialog.showModal();
    }
    while (openModals.length && !openModals.at(-1).dialog.isConnected) openModals.pop().opener?.focus();
    const box = document.querySelector("dialog[open] [data-focus]");
    box?.removeAttribute("data-focus");
    box?.focus();
  };
  document.addEventListener("cancel", e => {
    if (!e.target.matches("dialog[data-modal]")) return;
    e.preventDefault();
    e.target.querySelector("[data-close]")?.click();
  }, true);
  document.addEventListener("click", e => {
    const opener = within(e, "[data-dialog]");
    if (opener) openDialog(opener.dataset.dialog);
    const dialog = within(e, "dialog");
    if (dialog && within(e, "[data-close]") && !dialog.matches("[data-modal]")) dialog.close();
    if (within(e, "#nav a[href]")) document.getElementById("nav").hidePopover?.();
    if (within(e, ".menu-list a[href], .menu-list button:not([aria-disabled=true])")) {
      const menu = within(e, ".menu-list");
      if (menu.popover && !menu.matches("[data-stay]")) menu.hidePopover();
    }
  });

  // ---- Copying ----
  const copy = async text => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };
  document.addEventListener("click", async e => {
    const button = within(e, "[data-copy]");
    if (!button) return;
    await copy(button.dataset.copy);
    const status = button.querySelector("[role=status]");
    if (status) status.textContent = button.dataset.copied;
    button.dataset.done = "";
    setTimeout(() => {
      delete button.dataset.done;
      if (status) status.textContent = "";
    }, 2000);
  });

  // ---- A form without a circuit is sent once: the second click does nothing ----
  document.addEventListener("submit", e => {
    const button = e.submitter?.closest("[data-once]");
    if (!button) return;
    if (button.getAttribute("aria-busy") === "true" || button.getAttribute("aria-disabled") === "true") {
      return e.preventDefault();
    }
    setTimeout(() => { if (!e.defaultPrevented) button.setAttribute("aria-busy", "true"); });
  });
  const release = () => document.querySelectorAll("[data-once][aria-busy=true]")
    .forEach(b => { if (!b.matches("[data-live]")) b.removeAttribute("aria-busy"); });
  addEventListener("pageshow", release);

  // ---- While the connection is lost nothing behind the dialog can be pressed ----
  const lost = ["components-reconnect-show", "components-reconnect-failed", "components-reconnect-rejected"];
  const watchConnection = modal => {
    const follow = () => {
      const away = lost.some(c => modal.classList.contains(c));
      document.querySelectorAll(".app").forEach(app => { if (app.inert !== away) app.inert = away; });
      if (away && !modal.contains(document.activeElement)) modal.querySelector("[role=alertdialog]")?.focus();
    };
    new MutationObserver(follow).observe(modal, { attributes: true, attributeFilter: ["class"] });
  };
  document.addEventListener("click", e => {
    if (within(e, "[data-reconnect]")) Blazor.reconnect().then(ok => { if (ok === false) location.reload(); });
    if (within(e, "[data-reload]")) location.reload();
  });

  // ---- "Skip to content": the document's base address would make a bare #main point to the start page ----
  document.addEventListener("click", e => {
    const skip = within(e, "[data-skip]");
    if (!skip) return;
    e.preventDefault();
    e.stopPropagation();
    document.querySelector(skip.getAttribute("href"))?.focus();
  }, true);

  // ---- Start ----
  const start = () => {
    followModals();
    new MutationObserver(followModals).observe(document.body, { childList: true, subtree: true });
    const modal = document.getElementById("components-reconnect-modal");
    if (modal) watchConnection(modal);
    document.querySelector("form [aria-invalid=true]")?.focus();
    globalThis.Blazor?.addEventListener?.("enhancedload", release);
  };
  document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", start) : start();
})();
