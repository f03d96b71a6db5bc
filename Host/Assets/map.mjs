// Draws SharedKernel/Territories/map.json from @svg-maps/ukraine: outlines simplified so that
// neighbours keep one common border, keyed by ISO 3166-2:UA. Run by hand: npm run map.
import { writeFileSync } from 'node:fs';
import source from '@svg-maps/ukraine/index.js';
import { rings, simplified, area } from './outlines.mjs';

const TOLERANCE = 1.6;
const SMALLEST_ISLAND = 12;
const SEVASTOPOL = [648, 650];

const codes = {
  crimea: 'UA-43', vinnytsia: 'UA-05', volyn: 'UA-07', dnipropetrovsk: 'UA-12', donetsk: 'UA-14',
  zhytomyr: 'UA-18', zakarpattia: 'UA-21', zaporizhia: 'UA-23', 'ivano-frankivsk': 'UA-26', kyiv: 'UA-32',
  kirovohrad: 'UA-35', luhansk: 'UA-09', lviv: 'UA-46', mykolaiv: 'UA-48', odessa: 'UA-51', poltava: 'UA-53',
  rivne: 'UA-56', sumy: 'UA-59', ternopil: 'UA-61', kharkiv: 'UA-63', kherson: 'UA-65', khmelnytskyi: 'UA-68',
  cherkasy: 'UA-71', chernivtsi: 'UA-77', chernihiv: 'UA-74', 'kyiv-city': 'UA-30',
};

const shapes = source.locations.map(place => {
  if (!codes[place.id]) throw new Error(`No ISO code is known for the shape “${place.id}”: add it to codes in map.mjs.`);
  return { iso: codes[place.id], rings: rings(place.path).filter(ring => area(ring) >= SMALLEST_ISLAND) };
});

const outlines = simplified(shapes.flatMap(shape => shape.rings), TOLERANCE);
const regions = {};
let next = 0;
for (const shape of shapes) {
  regions[shape.iso] = shape.rings.map(() => path(outlines[next++])).join('');
}

const map = {
  width: 1000,
  height: 670,
  author: 'MapSVG',
  source: 'https://mapsvg.com/maps/ukraine',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
  regions: Object.fromEntries(Object.entries(regions).sort()),
  points: { 'UA-40': SEVASTOPOL },
};
writeFileSync(new URL('../../SharedKernel/Territories/map.json', import.meta.url), JSON.stringify(map, null, 1) + '\n');

function path(ring) {
  const points = ring.map(([x, y]) => [Math.round(x), Math.round(y)])
    .filter((p, i, all) => i === 0 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]);
  const steps = points.slice(1).map(([x, y], i) => `${x - points[i][0]} ${y - points[i][1]}`);
  return `M${points[0].join(' ')}l${steps.join(' ')}z`.replace(/ -/g, '-');
}
