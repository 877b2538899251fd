// Small comforts on every page; all of it works without this file.
//
// The menu of languages closes with Esc and by a click beside it. A typed day gets the calendar of the browser beside it. Print buttons
// appear, because without a script there is only the
// browser's own way. The service worker keeps visited public pages for reading without network.

const sameAddress = { createScriptURL: (address) => address };
const policies = window.trustedTypes?.createPolicy("portal-worker", sameAddress) ?? sameAddress;

const menus = document.querySelectorAll("details.ip-menu");
document.addEventListener("keydown", (press) => {
  const open = press.key === "Escape" ? [...menus].find((menu) => menu.open) : undefined;
  if (open) {
    open.open = false;
    open.querySelector("summary")?.focus();
  }
});
document.addEventListener("click", (click) => {
  for (const menu of menus) {
    menu.open = menu.open && menu.contains(click.target);
  }
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const field of document.querySelectorAll("input[data-day]")) {
  addCalendar(field);
}

function addCalendar(field) {
  const native = Object.assign(document.createElement("input"), { type: "date", className: "ip-dayfield__native", tabIndex: -1 });
  if (native.type !== "date" || !native.showPicker) {
    return;
  }
  native.setAttribute("aria-hidden", "true");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "kern-btn kern-btn--tertiary" });
  const icon = Object.assign(document.createElement("span"), { className: "kern-icon kern-icon--calendar-today" });
  icon.setAttribute("aria-hidden", "true");
  const words = Object.assign(document.createElement("span"), { className: "ip-vh" });
  words.textContent = `${field.dataset.day}: ${labelOf(field)}`;
  button.append(icon, words);
  const box = Object.assign(document.createElement("div"), { className: "ip-dayfield" });
  field.before(box);
  box.append(field, native, button);
  button.addEventListener("click", () => {
    const typed = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(field.value.trim());
    native.value = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : "";
    native.showPicker();
  });
  native.addEventListener("change", () => {
    field.value = native.value.split("-").reverse().join(".");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
}

function labelOf(field) {
  return field.labels[0]?.firstChild?.textContent.trim() ?? "";
}

if (navigator.serviceWorker && document.querySelector("main[data-offline]")) {
  navigator.serviceWorker.register(policies.createScriptURL("/sw.js")).catch(() => {});
}
