// Checks the named HTML files and prints html-validate's findings as JSON. Its own command line wants a newer Node.js than the portal needs.
import { readFileSync } from 'node:fs';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const [settings, ...files] = process.argv.slice(2);
const validator = new HtmlValidate(new StaticConfigLoader(JSON.parse(readFileSync(settings, 'utf8'))));
const findings = [];
for (const file of files) {
  const report = await validator.validateString(readFileSync(file, 'utf8'), file);
  findings.push(...report.results.map(({ filePath, messages }) => ({ filePath, messages })));
}
process.stdout.write(JSON.stringify(findings));
