// Uploads: a form with data-upload is sent in the background with progress. What it added appears by itself, since the
// page hears of it. Without scripts nothing is sent, because the token goes in a header.
(() => {
  const keys = new WeakMap();
  const sending = new WeakSet();
  const part = (form, name) => form.querySelector(`[data-upload-${name}]`);

  // The same file is sent under the same key until an answer arrived, so a lost answer does not add it twice.
  const keyOf = file => {
    if (!keys.has(file)) {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      keys.set(file, "upload:" + Array.from(bytes, b => b.toString(16).padStart(2, "0")).join(""));
    }
    return keys.get(file);
  };

  const say = (form, error, done = "") => {
    const place = part(form, "error");
    place.querySelector("span").textContent = error;
    place.hidden = !error;
    part(form, "done").textContent = done;
  };

  const mostBytes = (form, file) => {
    const limit = form.dataset.limits.split(" ").map(x => x.split("=")).find(([type]) => type === file.type);
    return limit ? Number(limit[1]) : Infinity;
  };

  const bodyOf = (form, file) => {
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !name.startsWith("__")) body.append(name, value);
    }
    body.append("file", file);
    return body;
  };

  const post = (form, file) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    request.setRequestHeader("Idempotency-Key", keyOf(file));
    request.upload.addEventListener("progress", e => {
      if (e.lengthComputable) part(form, "progress").value = 100 * e.loaded / e.total;
    });
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", () => reject(new Error("The connection was lost. Send it again.")));
    request.send(bodyOf(form, file));
  });

  const sentence = request => {
    try {
      const problem = JSON.parse(request.responseText);
      return Object.values(problem.errors ?? {}).flat().join(" ") || problem.detail;
    } catch {
      return "It was not taken. Reload the page and try again.";
    }
  };

  const send = async form => {
    const file = form.elements.file.files[0];
    if (!file || sending.has(form)) return;
    if (file.size > mostBytes(form, file)) {
      return say(form, `${file.name} has more than ${Math.floor(mostBytes(form, file) / 1048576)} MB.`);
    }
    const [bar, button] = [part(form, "progress"), part(form, "send")];
    sending.add(form);
    say(form, "");
    bar.value = 0;
    bar.hidden = false;
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await post(form, file);
      keys.delete(file);
      if (answer.status !== 201) return say(form, sentence(answer));
      if (form.dataset.upload === "go") return location.assign(answer.getResponseHeader("Location"));
      form.reset();
      say(form, "", `${file.name} was added.`);
    } catch (error) {
      say(form, error.message);
    } finally {
      sending.delete(form);
      bar.hidden = true;
      button.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("submit", e => {
    if (!e.target.matches("form[data-upload]")) return;
    e.preventDefault();
    send(e.target);
  });
})();
