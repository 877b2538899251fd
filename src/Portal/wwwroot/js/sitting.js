// The clock runs, what is typed survives a reload and a lost connection. Without this
// module: times of the last load, the save button, and a reload.
const timer = document.querySelector('[data-since]');
const form = document.querySelector('[data-draft]');

function tick() {
  const passed = (Date.now() - Date.parse(timer.dataset.since)) / 60000;
  timer.querySelector('[data-left]').textContent = Math.max(0, Math.ceil(Number(timer.dataset.minutes) - passed));
}

function keepDraft() {
  const field = form.elements.notiz;
  const state = form.querySelector('[data-draft-state]');
  const key = `notiz:${location.pathname}:${form.dataset.draft}`;
  const kept = localStorage.getItem(key);
  const isFresh = !document.querySelector('#gespeichert');
  if (kept !== null && kept !== field.value && isFresh) {
    field.value = kept;
    state.textContent = 'Ihr Entwurf von diesem Gerät steht hier. Er ist noch nicht gespeichert.';
  }
  field.addEventListener('input', () => {
    localStorage.setItem(key, field.value);
    state.textContent = 'Noch nicht gespeichert.';
  });
  form.addEventListener('submit', () => localStorage.removeItem(key));
}

if (timer) { tick(); setInterval(tick, 15000); }
if (form) { keepDraft(); }
