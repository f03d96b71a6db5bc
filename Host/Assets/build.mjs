// Builds the portal's style sheet and scripts into Host/wwwroot/assets. Called by Assets.targets.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const here = fileURLToPath(new URL('.', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const out = fileURLToPath(new URL('../wwwroot/assets/', import.meta.url));

mkdirSync(out, { recursive: true });
const sheet = compile(`${here}hub.scss`, { style: 'compressed', loadPaths: [packages], quietDeps: true });
writeFileSync(`${out}hub.css`, sheet.css);

copyFileSync(`${packages}htmx.org/dist/htmx.esm.min.js`, `${out}htmx.js`);
const parts = readdirSync(`${here}js`).filter(name => name.endsWith('.js') && name !== 'hub.js');
for (const part of parts) copyFileSync(`${here}js/${part}`, `${out}${part}`);

// Imported parts carry a mark of their content, so that browsers may keep them for ever.
const hub = readFileSync(`${here}js/hub.js`, 'utf8')
  .replace(/'\.\/([\w-]+\.js)'/g, (_, name) => `'./${name}?v=${mark(`${out}${name}`)}'`);
writeFileSync(`${out}hub.js`, hub);

function mark(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
}
