// Visited public pages open without network, with the time they were read. The server marks what may be kept (Portal-Offline): never a page
// of somebody who is signed in, never anything that was typed. Bounded: the oldest pages and files go first.

const pages = "portal-pages-1";
const files = "portal-files-1";
const mostPages = 40;
const mostFiles = 60;
const kinds = ["style", "script", "font", "image", "manifest"];

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(page(event, url));
  } else if (kinds.includes(request.destination)) {
    event.respondWith(file(event));
  }
});

async function begin() {
  for (const name of await caches.keys()) {
    if (name !== pages && name !== files) {
      await caches.delete(name);
    }
  }
  await clients.claim();
}

async function page(event, url) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected && url.search === "" && answer.headers.get("Portal-Offline")) {
      event.waitUntil(keep(pages, url.pathname, answer.clone(), mostPages));
    }
    return answer;
  } catch (failure) {
    const known = await (await caches.open(pages)).match(url.pathname);
    if (!known || url.search !== "") {
      throw failure;
    }
    return marked(known);
  }
}

async function file(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) {
      event.waitUntil(keep(files, event.request, answer.clone(), mostFiles));
    }
    return answer;
  } catch (failure) {
    const known = await (await caches.open(files)).match(event.request);
    if (!known) {
      throw failure;
    }
    return known;
  }
}

async function keep(name, key, answer, most) {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, answer);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) {
    await cache.delete(old);
  }
}

// The sentence stands on the page itself, in its language.
async function marked(known) {
  const html = await known.text();
  const language = /<html lang="([^"]+)"/.exec(html)?.[1] ?? "de";
  const read = new Date(known.headers.get("date") ?? Date.now());
  const time = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Berlin" }).format(read);
  const main = /<main [^>]*data-offline="([^"]*)"[^>]*>/.exec(html);
  const note = main ? `<p class="ip-offline" role="status">${main[1].replace("{0}", time)}</p>` : "";
  const body = main ? html.replace(main[0], main[0] + note) : html;
  return new Response(body, { status: 200, headers: known.headers });
}
