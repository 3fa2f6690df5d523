// Copies and prints on the page of gift cards. The page says all without it: the buttons appear only where it runs.
// A page whose card is awaited is left alone until there is something new; without scripts it is loaded again.
const { awaited } = document.body.dataset;
if (awaited) {
  setInterval(async () => {
    try {
      const page = await fetch(awaited);
      if (page.ok && !(await page.text()).includes("data-awaited")) location.replace(awaited);
    } catch { /* Without a connection it is asked again later. */ }
  }, 15000);
}
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
