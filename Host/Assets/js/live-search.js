import { parsed } from './trusted.js';

const PAUSE = 300;

/** Search as you type: the named parts of the page are replaced by those of the answer, the address follows. */
export function start(form) {
  const targets = form.dataset.liveSearch.trim().split(/\s+/).join(',');
  const status = announcer(form);
  let timer;
  let running;

  async function search() {
    running?.abort();
    running = new AbortController();
    const address = new URL(form.action);
    address.search = new URLSearchParams(filled(form));
    try {
      const answer = await fetch(address, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, signal: running.signal });
      if (!answer.ok || answer.redirected) return;
      replace(targets, parsed(await answer.text()));
      history.replaceState(history.state, '', address);
      status.textContent = document.querySelector('[data-result-count]')?.textContent.trim() ?? '';
    } catch (problem) {
      if (problem.name !== 'AbortError') console.warn(problem);
    }
  }

  form.addEventListener('input', event => {
    clearTimeout(timer);
    timer = setTimeout(search, event.target.matches('[type=search], [type=text]') ? PAUSE : 0);
  });
  form.addEventListener('submit', () => clearTimeout(timer));
}

function filled(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '');
}

// What has the focus stays as it is: only the parts around it are replaced.
function replace(targets, page) {
  for (const old of document.querySelectorAll(targets)) {
    const fresh = page.getElementById(old.id);
    if (fresh && !old.contains(document.activeElement)) old.replaceChildren(...fresh.childNodes);
  }
}

function announcer(form) {
  const status = document.createElement('p');
  status.className = 'govuk-visually-hidden';
  status.setAttribute('role', 'status');
  form.append(status);
  return status;
}
