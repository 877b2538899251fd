// Passkeys, on top of pages that also offer another way.
//
// Needs on the page: form[data-passkey="get" or "create"], hidden until this file runs, with data-options (JSON of the server) and
// data-failed (sentence for when nothing came), a field named "antwort" for the answer and an element [data-passkey-status] with
// role=status. The answer is sent with the form; the server decides everything.

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (window.PublicKeyCredential && navigator.credentials) {
    form.hidden = false;
    form.addEventListener("submit", (sending) => ask(form, sending));
  }
}

async function ask(form, sending) {
  const answer = form.elements.namedItem("antwort");
  if (answer.value !== "") {
    return;
  }

  sending.preventDefault();
  const status = form.querySelector("[data-passkey-status]");
  status.textContent = "";
  try {
    const publicKey = read(JSON.parse(form.dataset.options));
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
    answer.value = JSON.stringify(write(credential));
    form.submit();
  } catch {
    // Cancelled, timed out, no passkey here, or one that is registered already: the browser has said so itself.
    status.textContent = form.dataset.failed;
  }
}

function read(options) {
  options.challenge = fromBase64(options.challenge);
  if (options.user) {
    options.user.id = fromBase64(options.user.id);
  }
  for (const list of [options.allowCredentials, options.excludeCredentials]) {
    for (const credential of list ?? []) {
      credential.id = fromBase64(credential.id);
    }
  }
  return options;
}

function write(credential) {
  const response = { clientDataJSON: toBase64(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) {
      response[name] = toBase64(credential.response[name]);
    }
  }
  if (credential.response.getTransports) {
    response.transports = credential.response.getTransports();
  }
  return {
    id: credential.id,
    rawId: toBase64(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

function fromBase64(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function toBase64(buffer) {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
