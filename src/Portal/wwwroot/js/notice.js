// Fits the text of a notice to one sheet: the server reckons the size, this measures it. Without this file a sheet that is too long goes on
// on a second page; nothing is ever cut off.

const smallest = 60;
const sheet = document.querySelector(".ip-sheet");

if (sheet) {
  fit(sheet);
  document.fonts.ready.then(() => fit(sheet));
  addEventListener("beforeprint", () => fit(sheet));
}

function fit(sheet) {
  const now = [...sheet.classList].find((name) => /^ip-sheet--\d+$/.test(name));
  let percent = Number(now?.slice("ip-sheet--".length) ?? 100);
  // Its own shape is 297 to 210: whatever makes it higher would start a second page.
  while (sheet.offsetHeight > (sheet.offsetWidth * 297) / 210 + 1 && percent > smallest) {
    sheet.classList.remove(`ip-sheet--${percent}`);
    percent -= 5;
    sheet.classList.add(`ip-sheet--${percent}`);
  }
}
