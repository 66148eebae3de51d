import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPLAIN_CODES } from '../../src/engine/explain-node.ts';
import { must } from '../../src/engine/result.ts';
import { refusalWords } from '../../src/slices/settlement/screens/words-refusals.ts';
import { SMALL_TERMS, callLente } from './call.ts';

/** docs/cli.md gives the JSON of an answer field by field, for who has only the package: real answers have those fields and no others. */

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = readFileSync(join(ROOT, 'docs/cli.md'), 'utf8');

/** A condition that is never met, payments (one of them for nothing), a guarantee, and a draw that is larger than what was committed. */
const BOND = `${SMALL_TERMS.replace('form: direct', 'form: sib').replace('[provider] }', '[provider] }\n  - { id: bank, name: Bank, roles: [investor, arranger] }')}  - { id: start, per: contract, amount: 500, when: team_klaar }
limits: [{ id: plaatsen, each: year, maxCount: 30, maxPeople: 20 }]
capital:
  manager: bank
  maturity: 2026-12-31
  tranches: [{ id: lening, committed: 2000, holders: [{ party: bank, share: 1 }] }]
  guarantees: [{ party: gemeente, tranche: lening, upTo: 50% }]
  waterfall: [{ id: terug, pay: principal }, { id: winst, pay: rest, tranche: lening }]
`;
/** A contract that stops halfway, with a rule over two outcomes. */
const ENDED = `${SMALL_TERMS.replace('outcomes:', 'termination: { event: gestopt }\noutcomes:\n  - { id: stage, title: Stage }').replace('outcome: baan,', 'outcomes: [baan, stage],')}`;
const STOPPED = `kind,id,day,outcome,subject,name
claim,c1,2026-01-10,baan,p1,
claim,c2,2026-01-11,stage,p2,
event,e1,2026-05-01,,,gestopt
`;
const CASH = `kind,id,day,outcome,subject,amount,party,tranche,period
claim,c1,2026-01-10,baan,p1,,,,
draw,d1,2026-01-02,,,2500,,lening,
paid,k1,2026-04-15,,,600,gemeente,,2026-03-31
paid,k2,2026-04-16,,,5,gemeente,,2026-09-30
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-shapes-'));
  for (const name of ['paid', 'lost']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'terms.yaml'), name === 'paid' ? BOND : BOND.replace(/ {2}guarantees: .*\n/, ''));
    // Without an outcome nothing comes back, and there is no yearly rate.
    writeFileSync(join(folder, name, 'facts.csv'), name === 'paid' ? CASH : CASH.replaceAll(/^(claim|paid).*\n/gm, ''));
  }
  mkdirSync(join(folder, 'ended'));
  writeFileSync(join(folder, 'ended', 'terms.yaml'), ENDED);
  writeFileSync(join(folder, 'ended', 'facts.csv'), STOPPED);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The JSON under a heading of the page. */
function documented(command: string): unknown {
  const part = PAGE.slice(PAGE.indexOf(`\n## ${command} `));
  return JSON.parse(must(/```json\n([^]*?)```/.exec(part)?.[1], command));
}

async function answers(command: string): Promise<readonly unknown[]> {
  const cases = ['vijf-partijen', 'village-enterprise-cap', 'stevig-staan', 'educate-girls-dib', 'gm-rough-sleepers'];
  const folders = [...['paid', 'lost', 'ended'].map((name) => join(folder, name)), ...cases.map((name) => join(ROOT, 'scenarios', name))];
  const calls = folders.map((path) => readdirSync(path).flatMap((name) => (/^(terms.*\.yaml|facts\.csv)$/.test(name) ? [join(path, name)] : [])));
  const told = await Promise.all(calls.map((files) => callLente([...command.split(' '), ...files, '--json'])));
  return told.map(({ out }): unknown => JSON.parse(out));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every path to a value. A name in capitals on the page stands for any name: `inputs.NAME`. */
function pathsOf(value: unknown, page: unknown, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => pathsOf(item, Array.isArray(page) ? page[0] : undefined, `${at}[]`));
  if (!isMap(value)) return value === null ? [] : [at];
  const known = isMap(page) ? page : {};
  const [any] = Object.keys(known).filter((name) => /^[A-Z]+$/.test(name));
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, known[any ?? name], `${at}.${any ?? name}`));
}

const sorted = (paths: readonly string[]): readonly string[] => [...new Set(paths)].sort();

describe('the JSON that docs/cli.md shows', () => {
  it.each(['settle', 'export ledger'])('of lente %s has exactly the fields of real answers', async (command) => {
    const page = documented(`lente ${command}`);
    const found = (await answers(command)).flatMap((answer) => pathsOf(answer, page));
    expect(sorted(found)).toEqual(sorted(pathsOf(page, page)));
  });

  it('names every reason for a refusal, and every node of an explanation', () => {
    const codes = [...Object.keys(refusalWords.nl.reasons), ...EXPLAIN_CODES];
    expect(codes.filter((code) => !PAGE.includes(`\`${code}\``))).toEqual([]);
  });

  it('stands in the page itself: the package has no sources to look it up in', () => {
    expect(PAGE).not.toMatch(/\]\(\.\.\/src\//);
  });
});
