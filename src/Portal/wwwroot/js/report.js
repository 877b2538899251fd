// The code of a scanned slip: it stands behind the # of the address, which browsers send to nobody, and is put into the field here.
//
// Needs on the page: an input with data-code. Without script people type the code; afterwards the address holds it no longer.

const field = document.querySelector("input[data-code]");
const code = decodeURIComponent(location.hash.slice(1));

if (field && /^[0-9A-Za-z-]{15,20}$/.test(code)) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
