// The clock runs, others' changes appear, what is typed survives a reload and a lost connection. Without this module: times of the last
// load, the save button, and a reload.
const bar = document.querySelector('[data-sitting]');
const timer = document.querySelector('[data-since]');
const form = document.querySelector('[data-draft]');
const news = document.querySelector('[data-news]');
const saved = new URLSearchParams(location.search).get('gespeichert');
// What the protected room writes stays in this tab only: others may use the device later.
const store = form && 'protected' in form.dataset ? sessionStorage : localStorage;
const key = form && `notiz:${location.pathname}:${form.dataset.draft}`;
const typed = new Set();

function tick() {
  const passed = (Date.now() - Date.parse(timer.dataset.since)) / 60000;
  timer.querySelector('[data-left]').textContent = Math.max(0, Math.ceil(Number(timer.dataset.minutes) - passed));
}

function keepDraft() {
  const field = form.elements.notiz;
  const state = form.querySelector('[data-draft-state]');
  // The server has it: the draft has done its work.
  if (saved === 'notiz') { store.removeItem(key); }
  const kept = store.getItem(key);
  if (kept === field.value) {
    store.removeItem(key);
  } else if (kept !== null && !document.querySelector('#gespeichert')) {
    field.value = kept;
    typed.add(field);
    state.textContent = 'Ihr Entwurf von diesem Gerät steht hier. Er ist noch nicht gespeichert.';
  }
  field.addEventListener('input', () => {
    store.setItem(key, field.value);
    state.textContent = 'Noch nicht gespeichert.';
  });
  form.addEventListener('submit', event => {
    store.setItem(key, field.value);
    if (!navigator.onLine) {
      event.preventDefault();
      state.textContent = 'Keine Verbindung. Ihr Text bleibt auf diesem Gerät. Speichern Sie, sobald Sie wieder online sind.';
    }
  });
}

// Nothing that somebody is typing is taken away: then the page only says that there is news.
function show() {
  if (typed.size > 0 || document.activeElement?.matches('input, textarea, select')) {
    news.hidden = false;
  } else {
    const bare = new URL(location);
    bare.searchParams.delete('gespeichert');
    location.replace(bare);
  }
}

function listen() {
  let waiting = 0;
  const source = new EventSource(bar.dataset.sitting);
  source.addEventListener('neu', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 300);
  });
  // Closed for good, not interrupted: from now on the page asks by itself.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) { setInterval(() => { if (navigator.onLine) { show(); } }, 20000); }
  });
}

document.addEventListener('input', event => typed.add(event.target));
if (timer) { tick(); setInterval(tick, 15000); }
if (form) { keepDraft(); }
if (bar?.dataset.running === 'true') { listen(); }
