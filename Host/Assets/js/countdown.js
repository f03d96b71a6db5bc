const MINUTE = 60_000;
const UNITS = [['day', 1440], ['hour', 60], ['minute', 1]];

/** Keeps the time that is left right while the page stays open; the server wrote the first one. */
export function start(box) {
  const end = Number(box.dataset.hubCountdown);
  const shown = box.querySelector('[data-hub-countdown-left]');
  const timer = setInterval(show, MINUTE / 4);

  function show() {
    const minutes = Math.ceil((end - Date.now()) / MINUTE);
    if (minutes <= 0) {
      clearInterval(timer);
      box.remove();
      return;
    }
    const text = words(minutes);
    if (shown.textContent !== text) shown.textContent = text;
  }
}

function words(minutes) {
  const first = UNITS.findIndex(([, size]) => minutes >= size);
  let rest = minutes;
  return UNITS.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return count && new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  }).filter(Boolean).join(' ');
}
