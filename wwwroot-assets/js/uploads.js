// Uploads: a form with data-upload is sent in the background with progress. What it added appears by itself, since the
// page hears of it. Without scripts nothing is sent, because the token goes in a header. A form with data-most gathers
// several files, also photos that are taken one after the other.
(() => {
  const { say: text, write } = globalThis.OffersTexts;
  const keys = new WeakMap();
  const piles = new WeakMap();
  const sending = new WeakSet();
  const part = (form, name) => form.querySelector(`[data-upload-${name}]`);
  const isMany = form => !!form.dataset.most;
  const filesOf = form => isMany(form) ? piles.get(form) ?? [] : [...form.elements.file.files];
  const fieldsOf = form => [...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && !name.startsWith("__"));

  // The same files are sent under the same key until an answer arrived, so a lost answer does not add them twice.
  const keyOf = form => {
    const signature = JSON.stringify([
      filesOf(form).map(file => [file.name, file.size, file.lastModified]), isMany(form) ? fieldsOf(form) : [],
    ]);
    if (keys.get(form)?.signature !== signature) {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const key = "upload:" + Array.from(bytes, b => b.toString(16).padStart(2, "0")).join("");
      keys.set(form, { signature, key });
    }
    return keys.get(form).key;
  };

  const say = (form, error, done = "") => {
    const place = part(form, "error");
    write(place.querySelector("span"), error);
    place.hidden = !error;
    part(form, "done").textContent = done;
  };

  const mostBytes = (form, file) => {
    const limit = form.dataset.limits.split(" ").map(x => x.split("=")).find(([type]) => type === file.type);
    return limit ? Number(limit[1]) : Infinity;
  };

  const bodyOf = form => {
    const body = new FormData();
    fieldsOf(form).forEach(([name, value]) => body.append(name, value));
    filesOf(form).forEach(file => body.append("file", file));
    return body;
  };

  const post = form => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("RequestVerificationToken", form.elements.__RequestVerificationToken.value);
    request.setRequestHeader("Idempotency-Key", keyOf(form));
    request.upload.addEventListener("progress", e => {
      if (e.lengthComputable) part(form, "progress").value = 100 * e.loaded / e.total;
    });
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", () => reject(new Error(text("The connection was lost. Send it again."))));
    request.send(bodyOf(form));
  });

  const sentence = request => {
    try {
      const problem = JSON.parse(request.responseText);
      const detail = Object.values(problem.errors ?? {}).flat().join(" ") || problem.detail;
      const title = text(problem.title);
      return title === problem.title || text(detail) !== detail ? text(detail) : `${title} (${detail})`;
    } catch {
      return text("It was not taken. Reload the page and try again.");
    }
  };

  const faultOf = (form, files) => {
    const large = files.find(file => file.size > mostBytes(form, file));
    if (large) return text("{0} has more than {1} MB.", large.name, Math.floor(mostBytes(form, large) / 1048576));
    return form.dataset.least && !files.length ? text("Add a photo first.") : null;
  };

  // What was sent is no draft any more.
  const clear = form => {
    keys.delete(form);
    form.reset();
    form.dispatchEvent(new Event("input", { bubbles: true }));
    if (isMany(form)) pile(form, []);
  };

  const send = async form => {
    const files = filesOf(form);
    if ((!isMany(form) && !files.length) || sending.has(form)) return;
    const fault = faultOf(form, files);
    if (fault) return say(form, fault);
    const [bar, button] = [part(form, "progress"), part(form, "send")];
    sending.add(form);
    say(form, "");
    bar.value = 0;
    bar.hidden = false;
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await post(form);
      if (answer.status !== 201) {
        keys.delete(form);
        return say(form, sentence(answer));
      }
      clear(form);
      if (form.dataset.upload === "go") return location.assign(answer.getResponseHeader("Location"));
      say(form, "", text("{0} was added.", files[0].name));
    } catch (error) {
      say(form, error.message);
    } finally {
      sending.delete(form);
      bar.hidden = true;
      button.removeAttribute("aria-busy");
    }
  };

  // ---- Several files: each choice adds to the pile, and each can be taken out again ----
  const pile = (form, files) => {
    piles.set(form, files);
    part(form, "pile").replaceChildren(...files.map((file, i) => {
      const [item, name, remove] = ["li", "span", "button"].map(tag => document.createElement(tag));
      name.textContent = `${file.name}, ${Math.max(1, Math.round(file.size / 1024))} KB`;
      remove.type = "button";
      remove.className = "btn btn-sm";
      remove.textContent = text("Remove");
      remove.setAttribute("aria-label", text("Remove {0}", file.name));
      remove.addEventListener("click", () => pile(form, files.filter((_, n) => n !== i)));
      item.append(name, remove);
      return item;
    }));
  };

  document.addEventListener("change", e => {
    const form = e.target.matches?.("[data-upload-source]") && e.target.closest("form[data-upload]");
    if (!form) return;
    const most = Number(form.dataset.most);
    const all = [...filesOf(form), ...e.target.files];
    e.target.value = "";
    pile(form, all.slice(0, most));
    say(form, all.length > most ? text("At most {0} are sent; the others were left out.", most) : "");
  });

  document.addEventListener("submit", e => {
    if (!e.target.matches("form[data-upload]")) return;
    e.preventDefault();
    send(e.target);
  });
})();
