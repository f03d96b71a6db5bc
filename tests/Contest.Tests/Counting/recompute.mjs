// Counts the files named on the command line with the script of the public page; an array of counts comes out as JSON.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

const { read, count, differences, exactText } = await import(pathToFileURL(process.argv[2]));

const counts = process.argv.slice(3).map((name) => {
  const file = read(fs.readFileSync(name, 'utf8'));
  const counted = count(file);
  return {
    differences: differences(file, counted).map((d) => [d.nomination, d.entry, d.field, d.now, d.was].join(' ')),
    entries: counted.flatMap((n) => n.entries.map((e) => [n.nomination.key, e.entry.key, e.score ? exactText(e.score) : '-', e.place === null ? '-' : String(e.place), String(e.ballots)].join(' '))),
    refused: counted.filter((n) => n.refused).map((n) => n.nomination.key),
  };
});
process.stdout.write(JSON.stringify(counts));
