const SPOKEN_AFTER = 1000;
const PLACES = { one: 0, few: 1, many: 2 };

/** Says how many characters are left while one types; lines are counted as they are sent, with two characters each. */
export function start(box) {
  const field = box.querySelector('textarea, input');
  const shown = box.querySelector('[data-hub-count-shown]');
  const spoken = box.querySelector('[data-hub-count-spoken]');
  const limit = Number(box.dataset.hubCount);
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  let timer;

  function show() {
    const left = limit - field.value.replace(/\r?\n/g, '\r\n').length;
    const forms = shown.dataset[left < 0 ? 'over' : 'left'].split('|');
    const text = forms[PLACES[plurals.select(Math.abs(left))]] ?? forms.at(-1);
    shown.textContent = text.replace('{0}', Math.abs(left).toLocaleString(document.documentElement.lang));
    shown.classList.toggle('govuk-error-message', left < 0);
    shown.classList.toggle('govuk-hint', left >= 0);
    clearTimeout(timer);
    timer = setTimeout(() => { spoken.textContent = shown.textContent; }, SPOKEN_AFTER);
  }

  shown.setAttribute('aria-hidden', 'true');
  field.addEventListener('input', show);
  if (field.value) show();
}
