import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/engine/result.ts';
import { callLente } from './call.ts';

/** What the documents tell a newcomer to type, typed; and what they promise, found in the answer. */

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-documents-'));
  for (const [name, document, from] of [
    ['first', 'README.md', '## Your first contract'],
    ['whole', 'docs/terms.md', '## A whole contract'],
    ['grown', 'docs/terms.md', '## A contract that grows'],
  ] as const) {
    const text = readFileSync(join(ROOT, document), 'utf8');
    const rest = text.slice(text.indexOf(from));
    writeFileSync(join(folder, `${name}.yaml`), block(rest, 'yaml'));
    if (name !== 'whole') writeFileSync(join(folder, `${name}.csv`), block(rest, 'csv'));
  }
  const grown = readFileSync(join(folder, 'grown.yaml'), 'utf8');
  const amended = grown.replace('contract: thuis-blijven\n', 'contract: thuis-blijven\nversion: 2\neffective: 2026-07-01\n');
  writeFileSync(join(folder, 'amended.yaml'), amended.replace('max: 20000', 'max: 30000'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first block of this kind, without what it is indented with. */
function block(text: string, kind: string): string {
  const [, indent = '', body = ''] = must(new RegExp(`\\n( *)\`\`\`${kind}\\n([^]*?)\\n *\`\`\``).exec(text), kind);
  return `${body.replaceAll(new RegExp(`^${indent}`, 'gm'), '')}\n`;
}

describe('what the documents show', () => {
  it.each([
    ['check first.yaml', 'klopt. Nog een concept: hierboven staat wat voor ondertekening ontbreekt (13)'],
    ['settle first.yaml first.csv', '€ 6.400,00'],
    ['explain first.yaml first.csv', 'Er blijft € 1.600,00 over.'],
    ['explain first.yaml first.csv', 'De grens ‘hoogste bedrag’ (hoogstens € 8.000,00'],
    ['explain first.yaml first.csv --lang en', '€1,600.00 is left.'],
    ['check whole.yaml', 'klopt.'],
    ['check grown.yaml', 'klopt.'],
    ['settle grown.yaml grown.csv', '€ 23.000,00'],
    ['explain grown.yaml grown.csv', 'nam € 5.500,00 weg'],
    ['check grown.yaml amended.yaml', 'klopt.'],
    ['settle grown.yaml amended.yaml grown.csv', '€ 28.500,00'],
  ])('lente %s', async (call, said) => {
    const { out, err, code } = await callLente(call.split(' ').map((word) => (/\.(yaml|csv)$/.test(word) ? join(folder, word) : word)));
    expect(err).toBe('');
    expect(out.replaceAll('\u00a0', ' ')).toContain(said);
    expect(code).toBe(0);
  });
});
