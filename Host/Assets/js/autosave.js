import { copyOf, forget, keep } from './kept.js';

const PAUSE = 2000;
const LONGEST_SAVE = 20_000;
const KEEPALIVE_BYTES = 60_000;

/** Saves a draft by itself: after a pause, on leaving a field and when the page is hidden. Typing is never touched. */
export function start(form) {
  const status = form.querySelector('[data-autosave-status]');
  const key = `hub-draft:${form.dataset.autosave}`;
  let changed = false;
  let saving;
  let failed = false;
  let asked = false;
  let timer;

  async function save() {
    clearTimeout(timer);
    if (!changed || saving) return;
    saving = send();
    await saving;
    saving = undefined;
    if (changed && !failed) timer = setTimeout(save, PAUSE);
  }

  async function send() {
    changed = false;
    say('saving');
    try {
      const answer = await post(form);
      fill(form, answer.fields);
      failed = false;
      forget(key);
      say('saved', answer.savedAt ?? time());
    } catch (problem) {
      changed = failed = true;
      keep(key, form);
      say('failed', reason(problem));
    }
  }

  // A form sent while a save is under way would meet its own save as somebody else's.
  function submit(event) {
    if (saving) {
      event.preventDefault();
      const { submitter } = event;
      if (!asked) saving.finally(() => { asked = false; form.requestSubmit(submitter); });
      asked = true;
      return;
    }
    changed = failed = false;
    clearTimeout(timer);
    forget(key);
  }

  function say(state, what = '') {
    const text = { saving: status.dataset.saving, saved: status.dataset.saved, failed: '{0}' }[state];
    status.dataset.state = state;
    status.textContent = text.replace('{0}', what);
  }

  function reason(problem) {
    if (problem instanceof Refused && problem.message) return problem.message;
    if (problem instanceof Refused && problem.signedOut) return status.dataset.signedOut;
    return status.dataset[navigator.onLine ? 'failed' : 'offline'];
  }

  function note() {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }

  form.addEventListener('input', note);
  form.addEventListener('change', note);
  form.addEventListener('focusout', save);
  form.addEventListener('submit', submit);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(); });
  addEventListener('online', save);
  addEventListener('beforeunload', event => { if (failed && changed) event.preventDefault(); });
  offer(form, status, key, note);
}

async function post(form) {
  const body = fields(form);
  const answer = await fetch(form.dataset.autosave, {
    method: 'POST',
    body,
    keepalive: document.visibilityState === 'hidden' && body.toString().length < KEEPALIVE_BYTES,
    signal: AbortSignal.timeout(LONGEST_SAVE),
    redirect: 'manual',
    headers: { 'X-Hub-Autosave': '1', 'X-Requested-With': 'XMLHttpRequest', Accept: 'application/json' },
  });
  const said = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : {};
  if (!answer.ok) throw new Refused(said.message ?? said.detail, answer);
  return said;
}

class Refused extends Error {
  constructor(message, answer) {
    super(message ?? '');
    this.signedOut = answer.type === 'opaqueredirect' || answer.status === 401;
  }
}

function fields(form) {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value);
  return sent;
}

function fill(form, values = {}) {
  for (const [name, value] of Object.entries(values ?? {})) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === 'hidden') field.value = value;
  }
}

function time() {
  return new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
}

function offer(form, status, key, note) {
  const kept = copyOf(key);
  if (!kept) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary';
  button.textContent = status.dataset.restore;
  button.addEventListener('click', () => {
    kept.into(form);
    button.remove();
    note();
  });
  status.after(button);
}
