// stdin: { ics, first, last }; stdout: every occurrence that ical.js expands between both days (local, inclusive), cancelled ones too, and the
// properties of the calendar and of each event as "name value", parameters except the zone before the value, sorted.
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';

const { ics, first, last } = JSON.parse(await text(process.stdin));
const calendar = new ICAL.Component(ICAL.parse(ics));
for (const zone of calendar.getAllSubcomponents('vtimezone')) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}

const events = calendar.getAllSubcomponents('vevent');
const overrides = events.filter((event) => event.hasProperty('recurrence-id'));
const found = [];
const end = ICAL.Time.fromDateString(last);
end.adjust(100, 0, 0, 0);

function add(item, start, until) {
  const day = start.toString().slice(0, 10);
  if (first <= day && day <= last) {
    const status = item.component.getFirstPropertyValue('status');
    found.push({
      uid: item.uid, sequence: item.sequence, day, start: start.toString().slice(11, 16), end: until.toString().slice(11, 16),
      startUtc: start.toJSDate().toISOString(), zone: start.zone.tzid, status, summary: item.summary, location: item.location, description: item.description,
    });
  }
}

for (const component of events.filter((event) => !event.hasProperty('recurrence-id'))) {
  const event = new ICAL.Event(component);
  overrides.filter((o) => o.getFirstPropertyValue('uid') === event.uid).forEach((o) => event.relateException(o));
  if (!event.isRecurring()) {
    add(event, event.startDate, event.endDate);
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.compare(end) < 0; next = iterator.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    add(item, startDate, endDate);
  }
}
function properties(component) {
  return component.getAllProperties().map((property) => {
    const { tzid, ...parameters } = property.jCal[1];
    const shown = Object.entries(parameters).map(([name, value]) => ` ${name}=${value}`).join('');
    return `${property.name}${shown} ${property.getValues().join(' ')}`;
  }).sort();
}

process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), properties: properties(calendar), events: events.map(properties), occurrences: found }));
