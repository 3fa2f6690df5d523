// Copies and prints on the page of gift cards. The page says all without it: the buttons appear only where it runs.
for (const button of document.querySelectorAll("[data-copy],[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    if ("print" in button.dataset) {
      print();
      return;
    }
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
    } catch { /* The code stands above to be selected. */ }
  });
}
