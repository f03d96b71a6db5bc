// Reads citations with Citation.js and JSON-LD with jsonld.js, which share nothing with the library that wrote them, and prints what they understood.
import { readFileSync } from 'node:fs';
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import jsonld from 'jsonld';

plugins.config.get('@bibtex').parse.sentenceCase = 'never';

// The context of schema.org lies in the web; here every term is one of its vocabulary, and addresses are addresses.
const address = (name) => ({ '@id': `http://schema.org/${name}`, '@type': '@id' });
const context = { '@context': { '@vocab': 'http://schema.org/', url: address('url'), license: address('license'), contentUrl: address('contentUrl'), citation: address('citation') } };
const documentLoader = async (url) => {
  if (url !== 'https://schema.org') throw new Error(`no such context: ${url}`);
  return { contextUrl: null, documentUrl: url, document: context };
};

const given = JSON.parse(readFileSync(0, 'utf8'));
// Each text is read as what it is served as, without guessing.
const cite = (text, forceType) => {
  const read = new Cite(text, { forceType }).data;
  if (read.length !== 1) throw new Error(`${read.length} entries in ${text}`);
  return read[0];
};
const said = [];
for (const one of given) {
  said.push({
    bib: cite(one.bib, '@bibtex/text'),
    ris: cite(one.ris, '@ris/file'),
    json: cite(one.json, '@else/json'),
    linked: one.linked && {
      expanded: await jsonld.expand(JSON.parse(one.linked), { documentLoader, safe: true }),
      facts: (await jsonld.toRDF(JSON.parse(one.linked), { documentLoader, format: 'application/n-quads', safe: true })).split('\n').length - 1,
    },
  });
}
process.stdout.write(JSON.stringify(said));
