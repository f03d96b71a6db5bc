// Builds the portal's style sheet and scripts into Host/wwwroot/assets. Called by Assets.targets.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const here = fileURLToPath(new URL('.', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const out = fileURLToPath(new URL('../wwwroot/assets/', import.meta.url));

mkdirSync(out, { recursive: true });
const sheet = compile(`${here}hub.scss`, { style: 'compressed', loadPaths: [packages], quietDeps: true });
writeFileSync(`${out}hub.css`, sheet.css);

// Imported parts carry a mark of their content, so that browsers may keep them for ever.
const sources = new Map([['htmx.js', `${packages}htmx.org/dist/htmx.esm.min.js`]]);
for (const name of readdirSync(`${here}js`)) sources.set(name, `${here}js/${name}`);
const marks = new Map();
for (const name of sources.keys()) build(name);

function build(name) {
  if (marks.has(name)) return marks.get(name);
  const text = readFileSync(sources.get(name), 'utf8');
  const marked = name === 'htmx.js' ? text : text.replace(/'\.\/([\w-]+\.js)'/g, (_, part) => `'./${part}?v=${build(part)}'`);
  writeFileSync(`${out}${name}`, marked);
  marks.set(name, createHash('sha256').update(marked).digest('hex').slice(0, 12));
  return marks.get(name);
}
