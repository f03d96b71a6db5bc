import { trusted } from './trusted.js';

let loaded;

/** htmx for the pages that ask for it: no injected styles, no code from attributes, answers cleaned. */
export function start() {
  loaded ??= load();
}

async function load() {
  const settings = document.createElement('meta');
  settings.name = 'htmx-config';
  settings.content = JSON.stringify({ includeIndicatorCSS: false, extensions: 'hub-safe', mode: 'same-origin' });
  document.head.append(settings);
  const { default: htmx } = await import('./htmx.js');
  htmx.registerExtension('hub-safe', {
    init(internals) {
      internals.initSecurity({ createHTML: trusted, createScript: () => '' }, refuse, refuse);
    },
  });
}

function refuse() {
  throw new Error('Code in attributes is not run on this site.');
}
