const DAYS = 7;

/** Keeps a copy of what was typed in this browser, when the server could not be told. Passwords, files and hidden fields are left out. */
export function keep(key, form) {
  const values = typed(form).map(field => [field.name, field.value, field.checked ?? false]);
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // Nothing more can be done: the text is still on the page, and leaving it is warned of.
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

export function copyOf(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    const fresh = kept && Date.now() - kept.at < DAYS * 86_400_000;
    if (!fresh) return null;
    return { into: form => restore(form, kept.values) };
  } catch {
    return null;
  }
}

function restore(form, values) {
  const counters = new Map();
  for (const [name, value, checked] of values) {
    const same = typed(form).filter(field => field.name === name);
    const boxes = same.filter(field => field.value === value && isBox(field));
    if (boxes.length > 0) {
      boxes[0].checked = checked;
      continue;
    }
    const turn = counters.get(name) ?? 0;
    counters.set(name, turn + 1);
    if (same[turn] && !isBox(same[turn])) same[turn].value = value;
  }
}

function typed(form) {
  return [...form.elements].filter(field => field.name && 'value' in field && field.tagName !== 'BUTTON'
    && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type));
}

function isBox(field) {
  return field.type === 'checkbox' || field.type === 'radio';
}
