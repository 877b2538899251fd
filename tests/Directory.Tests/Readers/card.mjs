// stdin: { vcf }; stdout: "name value" of every property as ical.js reads it; structured values as "[a|b|c]".
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';

const { vcf } = JSON.parse(await text(process.stdin));
const card = new ICAL.Component(ICAL.parse(vcf));
const shown = (value) => (Array.isArray(value) ? `[${value.join('|')}]` : String(value));
process.stdout.write(JSON.stringify(card.getAllProperties().map((property) => `${property.name} ${shown(property.getFirstValue())}`)));
