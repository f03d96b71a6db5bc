const PAUSE = 150;
const SHORTEST = 2;

/** Offers words and titles that go on from what is typed, in the browser's own list: it is reached by keys and read out without more ado. */
export function start(field) {
  const list = document.getElementById(field.getAttribute('list'));
  let timer;
  let running;

  async function suggest() {
    running?.abort();
    if (field.value.trim().length < SHORTEST) return list.replaceChildren();
    running = new AbortController();
    const address = new URL(field.dataset.hubSuggest, location.href);
    address.searchParams.set('q', field.value);
    try {
      const answer = await fetch(address, { signal: running.signal });
      if (!answer.ok) return;
      const [, texts] = await answer.json();
      list.replaceChildren(...texts.map(option));
    } catch (problem) {
      if (problem.name !== 'AbortError') console.warn(problem);
    }
  }

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE);
  });
}

function option(text) {
  const made = document.createElement('option');
  made.value = text;
  return made;
}
