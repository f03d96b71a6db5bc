/** Lets a reader tick off the steps of a guide; the ticks stay in this browser. */
export function start(list) {
  const key = `hub-steps:${list.dataset.hubSteps}`;
  const done = new Set(read(key));
  [...list.children].forEach((step, index) => {
    const number = index + 1;
    const box = tick(list.dataset.hubStepsText ?? words(), number);
    box.checked = done.has(number);
    step.classList.toggle('hub-steps__done', box.checked);
    box.addEventListener('change', () => {
      if (box.checked) done.add(number);
      else done.delete(number);
      step.classList.toggle('hub-steps__done', box.checked);
      write(key, [...done]);
    });
    step.append(box.parentElement);
  });
}

function tick(text, number) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  const hidden = document.createElement('span');
  box.type = 'checkbox';
  hidden.className = 'govuk-visually-hidden';
  hidden.textContent = ` ${number}`;
  label.className = 'hub-steps__tick';
  label.append(box, text, hidden);
  return box;
}

function words() {
  return document.documentElement.lang === 'en' ? 'Done' : 'Зроблено';
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still lets the reader tick for this visit.
  }
}
