// Results while typing, on top of a search form that works without this file.
//
// Needs on the page: form[data-live] with a field named "q", whose data-live is the address of the
// fragment and data-failed the sentence for no answer, #treffer for the results, and a role=status element that is there
// from the start. The fragment is a piece of server-rendered HTML; its [data-status] is what gets announced.
// Nothing that is typed is stored, and without an answer the plain form stays as it is.

const pauseBeforeAsking = 180;
const shortestQuery = 2;

// The fragment is our own server's, already encoded; the policy's name is the only one the header allows.
const fragments = window.trustedTypes?.createPolicy("portal-fragment", { createHTML: (html) => html }) ?? { createHTML: (html) => html };

const form = document.querySelector("form[data-live]");
const results = document.getElementById("treffer");
const status = document.querySelector("[role=status]");

if (form && results && status) {
  enhance(form, form.elements.namedItem("q"));
}

function enhance(form, field) {
  const resultsAddress = new URL(form.action).pathname;
  const loadedAs = location.pathname;
  let address = location.pathname + location.search;
  let timer = 0;
  let running = new AbortController();

  field.addEventListener("input", (typing) => {
    if (!typing.isComposing) {
      schedule(pauseBeforeAsking);
    }
  });
  field.addEventListener("compositionend", () => schedule(pauseBeforeAsking));

  // The form's own request takes over; an answer on its way must not change the page any more.
  form.addEventListener("submit", stop);

  // Also fired by links within the page, which change nothing here. The step back to another page may arrive at this
  // document, when the browser had dropped the one it belonged to.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search === address) {
      return;
    }
    address = location.pathname + location.search;
    if (location.pathname !== resultsAddress && location.pathname !== loadedAs) {
      location.reload();
      return;
    }
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    ask(false);
  });

  function schedule(pause) {
    stop();
    timer = setTimeout(() => ask(true), pause);
  }

  function stop() {
    clearTimeout(timer);
    running.abort();
  }

  async function ask(keepAddress) {
    stop();
    const query = field.value.trim();
    if (query.length < shortestQuery) {
      results.replaceChildren();
      form.closest(".ip-hero")?.classList.remove("is-searching");
      status.textContent = "";
      return;
    }

    running = new AbortController();
    const { signal } = running;
    try {
      const html = await fetchFragment(query, signal);
      signal.throwIfAborted();
      show(html);
      if (keepAddress) {
        keepInStep(query);
      }
    } catch (failure) {
      if (failure.name !== "AbortError") {
        status.textContent = form.dataset.failed;
      }
    }
  }

  // Going on from another page is one step for the Back button; every further letter is not.
  function keepInStep(query) {
    address = `${resultsAddress}?${new URLSearchParams({ q: query })}`;
    if (location.pathname === resultsAddress) {
      history.replaceState(null, "", address);
    } else {
      history.pushState(null, "", address);
    }
  }
}

async function fetchFragment(query, signal) {
  const answer = await fetch(`${form.dataset.live}?${new URLSearchParams({ q: query })}`, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok) {
    throw new Error(`The fragment was answered with ${answer.status}.`);
  }
  return answer.text();
}

function show(html) {
  const template = document.createElement("template");
  template.innerHTML = fragments.createHTML(html);
  results.replaceChildren(template.content);
  form.closest(".ip-hero")?.classList.toggle("is-searching", results.childElementCount > 0);
  status.textContent = results.querySelector("[data-status]")?.textContent.trim() ?? "";
}
