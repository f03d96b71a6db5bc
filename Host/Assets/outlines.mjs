const key = point => point.map(n => n.toFixed(1)).join();

/** Rings of points from an SVG path of M, m, L, l and z. */
export function rings(path) {
  const found = [];
  let at = [0, 0];
  for (const [, command, numbers] of path.matchAll(/([MmLlz])([^MmLlz]*)/g)) {
    if (command === 'z') {
      at = found.at(-1)[0];
      continue;
    }
    const values = numbers.match(/-?(?:\d+\.?\d*|\.\d+)/g).map(Number);
    for (let i = 0; i < values.length; i += 2) {
      const absolute = command === 'M' || command === 'L';
      at = absolute ? [values[i], values[i + 1]] : [at[0] + values[i], at[1] + values[i + 1]];
      if (i === 0 && (command === 'M' || command === 'm')) found.push([]);
      found.at(-1).push(at);
    }
  }
  return found.map(open);
}

export function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;
}

/** Douglas–Peucker on the arcs between junctions, each simplified once, so that two neighbours never part. */
export function simplified(all, tolerance) {
  const neighbours = new Map();
  all.forEach(ring => ring.forEach((point, i) => {
    const pair = [key(ring.at(i - 1)), key(ring[(i + 1) % ring.length])].sort().join('|');
    const known = neighbours.get(key(point)) ?? new Set();
    neighbours.set(key(point), known.add(pair));
  }));
  const isJunction = point => neighbours.get(key(point)).size > 1;
  return all.map(ring => arcs(ring, isJunction).flatMap(arc => canonical(arc, tolerance).slice(0, -1)));
}

function open(ring) {
  const last = ring.at(-1);
  return key(ring[0]) === key(last) ? ring.slice(0, -1) : ring;
}

function arcs(ring, isJunction) {
  const start = ring.findIndex(isJunction);
  if (start < 0) return lonely(ring);
  const turned = [...ring.slice(start), ...ring.slice(0, start), ring[start]];
  const cuts = turned.map((point, i) => (isJunction(point) ? i : -1)).filter(i => i >= 0);
  return cuts.slice(1).map((cut, i) => turned.slice(cuts[i], cut + 1));
}

// A ring without junctions is a hole and its filling: both must be cut at the same two points.
function lonely(ring) {
  const order = ring.map((point, i) => [key(point), i]).sort();
  const first = order[0][1];
  const turned = [...ring.slice(first), ...ring.slice(0, first), ring[first]];
  const farthest = turned.reduce((best, point, i) => (distance(point, turned[0]) > distance(turned[best], turned[0]) ? i : best), 0);
  return [turned.slice(0, farthest + 1), turned.slice(farthest)];
}

function canonical(arc, tolerance) {
  const backwards = key(arc[0]) > key(arc.at(-1))
    || (key(arc[0]) === key(arc.at(-1)) && key(arc[1]) > key(arc.at(-2)));
  const kept = peucker(backwards ? arc.toReversed() : arc, tolerance);
  return backwards ? kept.toReversed() : kept;
}

function peucker(points, tolerance) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  let [farthest, most] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const far = fromLine(points[i], first, last);
    if (far > most) [farthest, most] = [i, far];
  }
  if (most <= tolerance) return [first, last];
  return [...peucker(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...peucker(points.slice(farthest), tolerance)];
}

function fromLine(point, a, b) {
  const length = distance(a, b);
  if (length === 0) return distance(point, a);
  return Math.abs((b[0] - a[0]) * (a[1] - point[1]) - (a[0] - point[0]) * (b[1] - a[1])) / length;
}

function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
