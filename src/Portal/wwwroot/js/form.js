// Forms of the administration: a field says what is missing or unreadable as soon as it is left, before anything is saved.
//
// Needs on the page: form[data-check] with the address that answers {field: message} for what is typed, and [data-check-status] with
// aria-live for readers of the screen. Only fields that were left are told about; without script the messages come with "Speichern".

const form = document.querySelector("form[data-check]");
const status = document.querySelector("[data-check-status]");
const left = new Set();
let turn = 0;

form.addEventListener("change", async ({ target }) => {
  if (!target.name) {
    return;
  }
  left.add(target.name);
  turn += 1;
  const asked = turn;
  let messages;
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" });
    messages = await answer.json();
  } catch {
    // Without network for a moment, or signed out meanwhile: "Speichern" will tell.
    return;
  }
  if (asked === turn) {
    left.forEach((name) => say(name, messages[name]));
    status.textContent = messages[target.name] ?? "";
  }
});

function say(name, message) {
  const control = document.getElementById(name);
  const box = control?.closest(".kern-form-input");
  if (!box) {
    return;
  }
  const id = `${name}-fehler`;
  document.getElementById(id)?.remove();
  box.classList.toggle("kern-form-input--error", Boolean(message));
  control.classList.toggle(`kern-form-input__${control.localName === "select" ? "select" : "input"}--error`, Boolean(message));
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((part) => part && part !== id);
  if (message) {
    described.push(id);
    control.setAttribute("aria-invalid", "true");
    [...box.children].find((child) => child.contains(control)).before(sentence(id, message));
  } else {
    control.removeAttribute("aria-invalid");
  }
  if (described.length > 0) {
    control.setAttribute("aria-describedby", described.join(" "));
  } else {
    control.removeAttribute("aria-describedby");
  }
}

// As the tag helper writes it.
function sentence(id, message) {
  const error = document.createElement("p");
  const icon = document.createElement("span");
  const text = document.createElement("span");
  [error.id, error.className] = [id, "kern-error"];
  icon.className = "kern-icon kern-icon--danger";
  [text.className, text.textContent] = ["kern-body", message];
  icon.setAttribute("aria-hidden", "true");
  error.append(icon, text);
  return error;
}
