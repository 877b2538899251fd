// The page of a running import: reads how far it is, says it politely, and opens the result when it is there.
//
// Needs on the page: [data-progress] with role=status, whose value is the address of {text, isRunning, done, all}; a <progress> beside
// it is kept up to date. Without script the page loads itself anew every two seconds.

const status = document.querySelector("[data-progress]");
const bar = document.querySelector("progress");

async function look() {
  try {
    const answer = await fetch(status.dataset.progress, { headers: { Accept: "application/json" } });
    const now = await answer.json();
    if (!now.isRunning) {
      location.reload();
      return;
    }

    if (status.textContent !== now.text) {
      status.textContent = now.text;
    }
    if (bar) {
      [bar.value, bar.max] = [now.done, Math.max(now.all, 1)];
    }
  } catch {
    // Without network for a moment, or signed out meanwhile: the next look or the link below will tell.
  }
  setTimeout(look, 1500);
}

setTimeout(look, 700);
