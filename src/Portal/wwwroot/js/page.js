// Small comforts on every page; all of it works without this file.
//
// The menu of languages closes with Esc and by a click beside it. Print buttons appear, because without a script there is only the
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

if (navigator.serviceWorker && document.querySelector("main[data-offline]")) {
  navigator.serviceWorker.register(policies.createScriptURL("/sw.js")).catch(() => {});
}
