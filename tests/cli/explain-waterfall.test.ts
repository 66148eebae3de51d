import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SMALL_FACTS, SMALL_TERMS, callLente } from './call.ts';

/** 3,000 comes in for three jobs; a loan of 2,000 at 5 % is paid back out of it, and the fund keeps the rest. */
const BOND = `${SMALL_TERMS.replace('form: direct', 'form: sib').replace(
  '[provider] }',
  `[provider] }
  - { id: fonds, name: Fonds, roles: [arranger] }
  - { id: bank, name: Bank, roles: [investor] }`,
)}capital:
  manager: fonds
  maturity: 2026-12-31
  tranches: [{ id: lening, title: { nl: Lening, en: Loan }, committed: 2000, interest: [{ rate: 5% }], holders: [{ party: bank, share: 1 }] }]
  draws: [{ day: 2026-01-01, tranche: lening, amount: 2000 }]
  waterfall:
    - { id: rente, title: { nl: Rente, en: Interest }, clause: artikel 9, pay: interest }
    - { id: terug, title: { nl: Aflossing, en: Repayment }, pay: principal }
    - { id: over, title: { nl: Rest, en: Rest }, pay: rest, to: fonds }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-explain-'));
  writeFileSync(join(folder, 'bond.yaml'), BOND);
  writeFileSync(join(folder, 'direct.yaml'), SMALL_TERMS);
  writeFileSync(join(folder, 'facts.csv'), SMALL_FACTS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const explain = async (terms: string, ...words: readonly string[]) =>
  await callLente(['explain', join(folder, terms), join(folder, 'facts.csv'), ...words]);

describe('lente explain for a contract with capital', () => {
  it.each([
    ['--waterfall', 'Lening: ingelegd €_2.000,00, terug €_2.033,01.'],
    ['--waterfall', '2026-04-30/rente/lening\nOp 30 april 2026 gaat er €_32,60 naar de houders van ‘Lening’ voor ‘Rente’.'],
    ['--waterfall', 'Van Gemeente Noord kwam er €_2.000,00 binnen, gerekend op de laatste betaaldag: 30 april 2026.'],
    ['--waterfall --lang en', 'On 30 April 2026 there was €2,000.00 to share out.'],
    ['--tranche lening', 'Op 30 juli 2026 gaat er €_32,60 naar de houders van ‘Lening’ voor ‘Aflossing’.'],
    ['--payment 2026-04-30/rente/lening', 'De afspraak staat in artikel 9.'],
    ['--payment 2026-04-30/rente/lening/bank --lang en', '€32.60 goes to Bank for “Interest”'],
    ['--payment 2026-07-30/over', 'naar Fonds voor'],
  ])('%s', async (words, part) => {
    const { code, out } = await explain('bond.yaml', ...words.split(' '));
    expect(code).toBe(0);
    expect(out.replaceAll('\u00a0', '_')).toContain(part);
  });

  it.each([
    ['bond.yaml', '--tranche leenig', 'Er is geen "leenig". Dit zijn er een paar:\n  lening'],
    ['bond.yaml', '--payment 2026-04-30/rente/leningg', '2026-04-30/rente/lening'],
    ['bond.yaml', '--payment gisteren', 'Er is geen "gisteren"'],
    ['bond.yaml', '--payment gisteren --lang en', 'There is no "gisteren"'],
    ['direct.yaml', '--waterfall', 'Dit contract heeft geen kapitaal'],
    ['direct.yaml', '--tranche lening --lang en', 'This contract has no capital'],
  ])('%s %s says what there is', async (terms, words, part) => {
    const { code, err } = await explain(terms, ...words.split(' '));
    expect(code).toBe(1);
    expect(err).toContain(part);
  });

  it('gives the same as JSON, down to every child', async () => {
    const node = z.object({ code: z.string(), amount: z.number().optional(), children: z.array(z.unknown()) });
    const payments = z.array(z.object({ key: z.string(), node }));
    const all = z.object({ returns: node, runs: z.array(z.object({ day: z.string(), pot: node, payments })) });
    const { returns, runs } = all.parse(JSON.parse((await explain('bond.yaml', '--waterfall', '--json')).out));
    expect(returns.code).toBe('returns');
    expect(returns.children).toHaveLength(2);
    expect(runs[0]?.payments.map((payment) => payment.key)).toEqual(['2026-04-30/rente/lening', '2026-04-30/terug/lening', '2026-04-30/over/fonds']);
    expect(node.parse(JSON.parse((await explain('bond.yaml', '--tranche', 'lening', '--json')).out)).amount).toBe(returns.amount);
  });
});
