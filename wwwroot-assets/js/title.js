// The document always has a title: while the page becomes live, Blazor takes the title away for a moment and then puts
// it back. Until it is back, a copy stands in for it, so that neither the tab nor a screen reader is left without.
(() => {
  const copy = document.createElement("title");

  const keep = () => {
    const title = [...document.head.querySelectorAll(":scope > title")].find(t => t !== copy && t.textContent);
    if (title) {
      if (copy.textContent !== title.textContent) copy.textContent = title.textContent;
      copy.remove();
    } else if (copy.textContent && !copy.isConnected) {
      document.head.append(copy);
    }
  };

  new MutationObserver(keep).observe(document.head, { childList: true, characterData: true, subtree: true });
  document.addEventListener("DOMContentLoaded", keep);
})();
