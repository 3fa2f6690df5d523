// Passkeys on the account pages: asks the server for its question, the browser for the answer, and posts the form.
(() => {
  const { say: text, write } = globalThis.OffersTexts;
  const say = (form, problem) => {
    const place = form.querySelector("[data-passkey-error]");
    write(place.querySelector("span"), problem);
    place.hidden = !problem;
  };

  const question = async form => {
    const answer = await fetch(form.dataset.options, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(text("The page was open for too long. Reload it and try again."));
    return answer.json();
  };

  const ask = async form => {
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      throw new Error(text("This browser knows no passkeys. Use your password."));
    }
    const options = await question(form);
    return form.dataset.passkey === "request"
      ? navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
      : navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  };

  const sentence = error => error.name === "NotAllowedError"
    ? text("No passkey was used: it was cancelled, or none is on this device.")
    : error.name === "InvalidStateError"
      ? text("This device holds a passkey for your account already.")
      : error.message;

  document.addEventListener("click", async e => {
    const button = e.target.closest?.("[data-passkey-ask]");
    if (!button || button.getAttribute("aria-busy") === "true") return;
    const form = button.closest("[data-passkey]");
    say(form, "");
    button.setAttribute("aria-busy", "true");
    try {
      const credential = await ask(form);
      form.querySelector("[name$='.Credential']").value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch (error) {
      say(form, sentence(error));
      button.removeAttribute("aria-busy");
    }
  });
})();
