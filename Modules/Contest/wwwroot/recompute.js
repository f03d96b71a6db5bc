/*
 * Recomputes a published count in front of the reader, from the very file that anybody can download.
 * All arithmetic is of whole numbers and fractions (BigInt): nothing hangs on how a processor keeps 0.1.
 * The rules in words and formulas: docs/contest-counting.md.
 *
 * In the page stand <script type="module" src="…/recompute.js"></script> and, with the server's own table inside, which stays where there is no script:
 * <div data-recompute="ADDRESS OF THE FILE" data-label-place="Place" data-label-entry data-label-score data-label-exact
 *   data-label-panels data-label-published data-label-equal data-label-differs data-label-refused data-label-failed>
 */

/* ---- fractions: [numerator, denominator], the denominator above zero ---- */

const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
const fraction = (n, d = 1n) => { const g = gcd(n, d) || 1n; return [n / g, d / g]; };
const add = (a, b) => fraction(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
const times = (a, b) => fraction(a[0] * b[0], a[1] * b[1]);
const compare = (a, b) => { const x = a[0] * b[1], y = b[0] * a[1]; return x < y ? -1 : x > y ? 1 : 0; };

/** The nearest whole number of n/d; exactly half goes away from zero or to the even one. */
function whole(n, d, midpoint) {
  const size = n < 0n ? -n : n;
  let q = size / d;
  const half = (size % d) * 2n;
  if (half > d || (half === d && (midpoint !== 'to-even' || q % 2n === 1n))) q++;
  return n < 0n ? -q : q;
}

const rounded = (a, digits, midpoint) => { const p = 10n ** BigInt(digits); return fraction(whole(a[0] * p, a[1], midpoint), p); };

/** "7.25" as a fraction. */
function number(text) {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!found) throw new Error('not a number: ' + text);
  const digits = found[3] || '';
  const n = BigInt(found[2] + digits);
  return fraction(found[1] ? -n : n, 10n ** BigInt(digits.length));
}

/** The exact value: a whole number or numerator÷denominator. */
const exactText = (a) => a[1] === 1n ? String(a[0]) : a[0] + '÷' + a[1];

/** With exactly so many digits after the point, half away from zero. */
function decimalText(a, digits) {
  const n = whole(a[0] * 10n ** BigInt(digits), a[1]);
  const text = String(n < 0n ? -n : n).padStart(digits + 1, '0');
  return (n < 0n ? '-' : '') + text.slice(0, text.length - digits) + (digits ? '.' + text.slice(-digits) : '');
}

/** The whole part of the square root. */
function root(n) {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) { const y = (x + n / x) >> 1n; if (y >= x) return x; x = y; }
}

/* ---- the file ---- */

/** Rows of cells of a CSV text (RFC 4180). */
function rows(text) {
  const all = [];
  let row = [], cell = '', quoted = false;
  text = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += c; i++; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') { row.push(cell); cell = ''; }
    else if (c === '\n') { row.push(cell); all.push(row); row = []; cell = ''; }
    else if (c !== '\r') cell += c;
  }
  if (cell || row.length) all.push([...row, cell]);
  return all;
}

/** A text without the apostrophe that protects it from spreadsheets. */
const words = (text) => /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;

/** What the file says. */
function read(text) {
  const file = { rules: {}, nominations: new Map(), entries: new Map(), jurors: new Map(), ballots: new Map(), votes: [], published: new Map() };
  const nomination = (key) => file.nominations.get(key) || put(file.nominations, key, { key, criteria: new Map(), ties: [] });
  for (const [record, n, e, j, c, field, value] of rows(text).slice(1)) {
    if (record === 'rules') file.rules[field] = value;
    else if (record === 'nomination') nomination(n)[field === 'tie_criteria' ? 'ties' : field] = field === 'tie_criteria' ? value.split(' ') : words(value);
    else if (record === 'criterion') Object.assign(got(nomination(n).criteria, c, () => ({ key: c })), { [field]: words(value) });
    else if (record === 'entry') Object.assign(got(file.entries, e, () => ({ key: e, nomination: n })), { [field]: words(value) });
    else if (record === 'juror') file.jurors.set(j, words(value));
    else if (record === 'ballot') ballot(file, e, j)[field] = value;
    else if (record === 'score') ballot(file, e, j).scores.set(c, number(value));
    else if (record === 'decision' && field === 'order') file.votes.push(value.split(' '));
    else if (record === 'result') file.published.set([n, e, c, field].join(' '), value);
  }
  return file;
}

const put = (map, key, value) => { map.set(key, value); return value; };
const got = (map, key, make) => map.get(key) || put(map, key, make());
const ballot = (file, entry, juror) => got(file.ballots, entry + ' ' + juror, () => ({ entry, juror, scores: new Map() }));

/* ---- the count ---- */

const byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;

/** Counts every nomination of a file. */
function count(file) {
  return [...file.nominations.values()].sort((a, b) => byText(a.key, b.key)).map((nomination) => countNomination(file, nomination));
}

function countNomination(file, nomination) {
  const rules = file.rules, criteria = [...nomination.criteria.values()];
  const entries = [...file.entries.values()].filter((e) => e.nomination === nomination.key && e.standing === 'counted').sort((a, b) => byText(a.key, b.key));
  const keys = new Set(entries.map((e) => e.key));
  const valid = [...file.ballots.values()].filter((b) => keys.has(b.entry) && b.state === 'cast' && b.scores.size > 0
    && (rules.partial === 'count-given' || b.scores.size === criteria.length)).sort((a, b) => byText(a.juror, b.juror));
  const zScored = rules.normalisation === 'z-score';
  if (zScored && panels(valid) > 1) return { nomination, criteria, refused: true, entries: [] };
  const counting = zScored ? zScores(valid, rules) : (b, key) => b.scores.get(key);
  const scored = entries.map((entry) => scoreEntry(entry, valid.filter((b) => b.entry === entry.key), criteria, counting, rules));
  return { nomination, criteria, refused: false, entries: place(scored, nomination, file) };
}

/** How many groups of ballots share neither juror nor entry with another group. */
function panels(ballots) {
  const leader = new Map();
  const find = (x) => { while (leader.get(x) !== x) x = leader.get(x); return x; };
  for (const b of ballots) {
    const [e, j] = ['entry ' + b.entry, 'juror ' + b.juror];
    for (const x of [e, j]) if (!leader.has(x)) leader.set(x, x);
    leader.set(find(e), find(j));
  }
  return [...leader].filter(([x, y]) => x === y).length;
}

/** z = (n·x − Σx) ÷ √(n·Σx² − (Σx)²) to six digits, then target mean + z · target spread; undefined: the score does not count. */
function zScores(ballots, rules) {
  const unit = 10000n, million = 1000000n, measures = new Map();
  const units = (x) => x[0] * unit / x[1];
  for (const b of ballots)
    for (const [key, score] of b.scores) {
      const m = got(measures, b.juror + ' ' + key, () => ({ n: 0n, sum: 0n, squares: 0n })), x = units(score);
      m.n++; m.sum += x; m.squares += x * x;
    }
  return (b, key) => {
    if (!b.scores.has(key)) return undefined;
    const m = measures.get(b.juror + ' ' + key), below = m.n * m.squares - m.sum * m.sum;
    const short = m.n < BigInt(rules.short_below), treatment = short ? rules.short : below === 0n ? rules.constant : null;
    if (treatment) return treatment === 'left-out' ? undefined : number(rules.target_mean);
    const above = m.n * units(b.scores.get(key)) - m.sum;
    const z = (root(above * above * 4n * million * million / below) + 1n) / 2n;
    return add(number(rules.target_mean), times(number(rules.target_spread), fraction(above < 0n ? -z : z, million)));
  };
}

/** Averages and score of an entry, with every step. */
function scoreEntry(entry, ballots, criteria, counting, rules) {
  const steps = criteria.map((criterion) => {
    const given = ballots.filter((b) => b.scores.has(criterion.key)).map((b) => ({ juror: b.juror, given: b.scores.get(criterion.key), counting: counting(b, criterion.key) }));
    const scores = given.filter((s) => s.counting).sort((a, b) => compare(a.counting, b.counting));
    const trimmed = rules.trim_from !== 'never' && scores.length >= Number(rules.trim_from);
    const kept = trimmed ? scores.slice(1, -1) : scores;
    const step = { criterion, scores, trimmed, count: scores.length, average: average(kept.map((s) => s.counting), rules) };
    if (step.average && rules.rounding === 'criterion') step.average = rounded(step.average, rules.digits, rules.midpoint);
    if (step.average) step.contribution = times(step.average, fraction(number(criterion.weight)[0], number(criterion.weight)[1] * 100n));
    return step;
  });
  let score = steps.every((s) => s.average) ? steps.map((s) => s.contribution).reduce(add) : null;
  if (score && rules.rounding === 'score') score = rounded(score, rules.digits, rules.midpoint);
  return { entry, steps, score, ballots: Math.min(...steps.map((s) => s.count)), place: null };
}

function average(scores, rules) {
  if (!scores.length) return null;
  const half = scores.length >> 1;
  const taken = rules.average === 'mean' ? scores : scores.length % 2 ? [scores[half]] : [scores[half - 1], scores[half]];
  return times(taken.reduce(add), [1n, BigInt(taken.length)]);
}

/** Places 1-1-3: by score, then as the rules tell ties apart; entries without a place come last. */
function place(scored, nomination, file) {
  const rules = file.rules;
  const placeable = (e) => e.score && (rules.too_few === 'placed' || e.ballots >= Number(rules.fewest_ballots));
  const ties = rules.ties === 'criteria' ? nomination.ties : [];
  const better = (a, b) => {
    let order = compare(b.score, a.score);
    for (const key of ties) {
      const of = (e) => e.steps.find((s) => s.criterion.key === key).average;
      order = order || compare(of(b), of(a));
    }
    return order;
  };
  const order = scored.filter(placeable).sort((a, b) => better(a, b) || byText(a.entry.key, b.entry.key));
  for (let start = 0, end; start < order.length; start = end) {
    for (end = start + 1; end < order.length && better(order[start], order[end]) === 0;) end++;
    const tie = order.slice(start, end), keys = tie.map((e) => e.entry.key);
    const vote = end - start > 1 && rules.ties === 'chair' && file.votes.find((v) => keys.every((k) => v.includes(k)));
    if (vote) tie.sort((a, b) => vote.indexOf(a.entry.key) - vote.indexOf(b.entry.key));
    tie.forEach((e, i) => { e.place = start + 1 + (vote ? i : 0); order[start + i] = e; });
  }
  return [...order, ...scored.filter((e) => !placeable(e))];
}

/** A score as it is published. */
const scoreText = (score, rules) => decimalText(score, rules.rounding === 'score' ? Number(rules.digits) : 6);

/** Where the count says otherwise than the file publishes. */
function differences(file, counted) {
  const found = [];
  const is = (nomination, entry, field, now) => {
    const was = file.published.get([nomination, entry, '', field].join(' '));
    if ((was === undefined ? null : was) !== now) found.push({ nomination, entry, field, now: now === null ? '–' : now, was: was === undefined ? '–' : was });
  };
  for (const { nomination, entries, refused } of counted) {
    const panels = file.published.get([nomination.key, '', '', 'panels'].join(' '));
    if (refused !== (panels !== undefined)) is(nomination.key, '', 'panels', refused ? '?' : null);
    for (const e of entries) {
      is(nomination.key, e.entry.key, 'score', e.score && scoreText(e.score, file.rules));
      is(nomination.key, e.entry.key, 'exact', e.score && exactText(e.score));
      is(nomination.key, e.entry.key, 'place', e.place === null ? null : String(e.place));
    }
  }
  return found;
}

/* ---- the page ---- */

function make(tag, className, text, parent) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

/** A title in the language of the page. */
const title = (x) => (document.documentElement.lang === 'en' && x.title_en) || x.title_uk || x.title;

function show(holder, file, counted) {
  const label = (name) => holder.dataset['label' + name[0].toUpperCase() + name.slice(1)] || name;
  const shown = document.createDocumentFragment();
  const different = differences(file, counted);
  make('p', different.length ? 'govuk-error-message' : 'govuk-body govuk-!-font-weight-bold', label(different.length ? 'differs' : 'equal'), shown);
  const list = different.length && make('ul', 'govuk-list govuk-list--bullet', '', shown);
  for (const d of different)
    make('li', '', [title(file.entries.get(d.entry) || file.nominations.get(d.nomination)), label(d.field) + ': ' + d.now, label('published') + ': ' + d.was].join(' · '), list);
  for (const one of counted)
    if (one.refused) make('p', 'govuk-body', title(one.nomination) + '. ' + label('refused'), shown);
    else shown.append(table(one, file, label));
  holder.replaceChildren(shown);
}

/** On a phone each row becomes a block, its cells named by their labels. */
function table({ nomination, criteria, entries }, file, label) {
  const made = make('table', 'govuk-table hub-table--stack');
  make('caption', 'govuk-table__caption govuk-table__caption--m', title(nomination), made);
  const headings = [label('place'), label('entry'), ...criteria.map((c) => title(c) + ' × ' + c.weight + ' %'), label('score')];
  const head = make('tr', 'govuk-table__row', '', make('thead', 'govuk-table__head', '', made));
  for (const text of headings) make('th', 'govuk-table__header', text, head).scope = 'col';
  const body = make('tbody', 'govuk-table__body', '', made);
  for (const e of entries) {
    const row = make('tr', 'govuk-table__row', '', body);
    const cells = [e.place === null ? '–' : String(e.place), title(e.entry), ...e.steps.map(steps), e.score ? scoreText(e.score, file.rules) : '–'];
    cells.forEach((text, i) => { make('td', 'govuk-table__cell', text, row).dataset.label = headings[i]; });
  }
  return made;
}

/** The scores of a criterion with what they make: "(6); 7; 8; (9) → 7.5"; those in brackets are trimmed. */
function steps(step) {
  const text = (a) => decimalText(a, 6).replace(/\.?0+$/, '');
  const scores = step.scores.map((s, i) => step.trimmed && (i === 0 || i === step.scores.length - 1) ? '(' + text(s.counting) + ')' : text(s.counting));
  return scores.join('; ') + ' → ' + (step.average ? text(step.average) : '–');
}

async function run(holder) {
  const status = holder.querySelector('[data-recompute-status]');
  try {
    const answer = await fetch(holder.dataset.recompute, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    const file = read(await answer.text());
    show(holder, file, count(file));
  } catch (failure) {
    // The server's table stays; the reader is told why it is not the browser's.
    if (status) status.textContent = (holder.dataset.labelFailed || '') + ' ' + failure.message;
  }
}

if (typeof document !== 'undefined') document.querySelectorAll('[data-recompute]').forEach(run);

export { read, count, differences, scoreText, exactText };
