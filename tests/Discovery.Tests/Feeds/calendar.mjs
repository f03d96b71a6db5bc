// Reads a calendar from the standard input with ical.js, a parser that shares nothing with the library that wrote it, and prints what it understood.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
const event = (component) => {
  const read = new ICAL.Event(component);
  const at = (time) => time?.toJSDate().toISOString();
  return {
    uid: read.uid,
    summary: read.summary,
    description: read.description,
    start: at(component.getFirstPropertyValue('dtstart')),
    end: at(component.getFirstPropertyValue('dtend')),
    stamp: at(component.getFirstPropertyValue('dtstamp')),
    url: component.getFirstPropertyValue('url'),
    categories: component.getFirstProperty('categories')?.getValues(),
  };
};
process.stdout.write(JSON.stringify({
  version: calendar.getFirstPropertyValue('version'),
  product: calendar.getFirstPropertyValue('prodid'),
  name: calendar.getFirstPropertyValue('x-wr-calname'),
  events: calendar.getAllSubcomponents('vevent').map(event),
}));
