// stdin: { value, instants }; stdout: for each instant "open", "unknown" or "closed", as opening_hours reads the value in Baden-Württemberg.
import { text } from 'node:stream/consumers';
import OpeningHours from 'opening_hours';

const { value, instants } = JSON.parse(await text(process.stdin));
const place = { lat: 48.94, lon: 8.41, address: { country_code: 'de', state: 'Baden-Württemberg' } };
const hours = new OpeningHours(value, place, { tag_key: 'opening_hours' });
const states = instants.map((instant) => {
  const at = new Date(instant);
  return hours.getState(at) ? 'open' : hours.getUnknown(at) ? 'unknown' : 'closed';
});
process.stdout.write(JSON.stringify({ states, warnings: hours.getWarnings() }));
