// Clock times while minutes are typed, and rows that can be dragged. Without this module the page does the same after sending it.
const form = document.querySelector('[data-agenda]');

const minutesOf = text => { const [hour, minute] = text.split(':').map(Number); return hour * 60 + minute; };
const clockOf = minutes => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function compute() {
  let now = minutesOf(form.dataset.start);
  for (const part of form.querySelectorAll('[data-part]')) {
    if (part.dataset.part === '2' && form.dataset.partTwo) { now = minutesOf(form.dataset.partTwo); }
    for (const row of part.querySelectorAll('[data-item]')) {
      const minutes = Number(row.querySelector('[name=min]').value) || 0;
      row.querySelector('[data-clock]').textContent = `${clockOf(now)} – ${clockOf(now + minutes)}`;
      now += minutes;
    }
  }
}

function drag(part) {
  let moved = null;
  for (const row of part.querySelectorAll('.is-row')) { row.draggable = true; }
  part.addEventListener('dragstart', event => {
    // Fields keep their own dragging of text.
    if (event.target.closest('input')) { return; }
    moved = event.target.closest('[data-item]');
  });
  part.addEventListener('dragover', event => {
    const over = event.target.closest('[data-item]');
    if (!moved || !over || over === moved || over.parentElement !== moved.parentElement) { return; }
    event.preventDefault();
    const box = over.getBoundingClientRect();
    over.parentElement.insertBefore(moved, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
  });
  part.addEventListener('dragend', () => {
    moved = null;
    form.elements.gezogen.value = 'true';
    compute();
  });
}

if (form) {
  form.addEventListener('input', event => { if (event.target.name === 'min') { compute(); } });
  form.querySelectorAll('[data-part]').forEach(drag);
}
