// Everything here makes a page nicer; nothing on a page needs it. Each part is fetched only by a page that has use for it.
const parts = [
  ['form[data-autosave]', () => import('./autosave.js')],
  ['form[data-live-search]', () => import('./live-search.js')],
  ['[data-hub-steps]', () => import('./steps.js')],
  ['[data-hub-count]', () => import('./count.js')],
  ['[data-hub-countdown]', () => import('./countdown.js')],
  ['[data-hub-suggest]', () => import('./suggest.js')],
  ['[data-hub-live]', () => import('./live.js')],
  ['form[data-hub-passkey]', () => import('./passkey.js')],
];

for (const [selector, load] of parts) {
  const found = document.querySelectorAll(selector);
  if (found.length > 0) load().then(part => found.forEach(part.start)).catch(console.warn);
}

document.querySelector('[data-hub-errors]')?.focus();
