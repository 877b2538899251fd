// stdin: { states, first, last }; stdout: ["BW 2024-01-01", ...] as feiertagejs knows them.
import { text } from 'node:stream/consumers';
import { getHolidays } from 'feiertagejs';

const { states, first, last } = JSON.parse(await text(process.stdin));
const days = [];
for (const state of states) {
  for (let year = first; year <= last; year++) {
    days.push(...getHolidays(year, state).map((holiday) => `${state} ${holiday.dateString}`));
  }
}
process.stdout.write(JSON.stringify(days));
