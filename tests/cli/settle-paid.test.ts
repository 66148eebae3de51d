import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL_FACTS, SMALL_TERMS, callLente } from './call.ts';

/** Who settles files with payments among the facts sees what is still open, as the pages of a booked contract show it. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lente-paid-'));
  writeFileSync(join(folder, 'terms.yaml'), SMALL_TERMS);
  writeFileSync(join(folder, 'facts.csv'), SMALL_FACTS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of payments after the three jobs: two in the first quarter (2,000), one in the second (1,000). */
async function settle(payments: readonly string[], ...options: readonly string[]): Promise<string> {
  writeFileSync(join(folder, 'paid.csv'), ['kind,id,day,amount,party,period', ...payments, ''].join('\n'));
  const files = ['terms.yaml', 'facts.csv', 'paid.csv'].map((name) => join(folder, name));
  const { out, code } = await callLente(['settle', ...files, ...options]);
  expect(code).toBe(0);
  return out.replaceAll('\u00a0', ' ').replaceAll(/ {2,}/g, '  ');
}

describe('payments among the facts', () => {
  it('leave open what was not paid, with the days it is late', async () => {
    const out = await settle(['paid,b1,2026-04-20,1250.5,gemeente,2026-03-31'], '--as-of', '2026-07-10');
    expect(out).toContain('Betaald, volgens de gegevens');
    expect(out).toContain('2026-03-31  Gemeente Noord  Stichting Doen  € 2.000,00  € 1.250,50  € 749,50  2026-04-30, 71 dagen te laat');
    expect(out).toContain('2026-06-30  Gemeente Noord  Stichting Doen  € 1.000,00  € 0,00  € 1.000,00  2026-07-30');
  });

  it.each([
    ['a period that was paid', 'paid,b1,2026-04-20,2000,gemeente,2026-03-31', '€2,000.00  €2,000.00  €0.00  paid'],
    ['too much', 'paid,b1,2026-04-20,2100,gemeente,2026-03-31', '€2,000.00  €2,100.00  −€100.00  paid too much'],
    ['a period of which nothing is due', 'paid,b1,2026-04-20,5,gemeente,2026-12-31', 'Payment "b1" of €5.00 belongs to nothing: Gemeente Noord owes'],
    ['one that came later than the day that is looked at', 'paid,b1,2026-12-01,5,gemeente,2026-03-31', 'There is no payment', '2026-11-01'],
  ])('%s', async (_words, row, said, asOf = '2026-12-31') => {
    const out = await settle([row], '--lang', 'en', '--as-of', asOf);
    if (said === 'There is no payment') expect(out).not.toContain('Paid, by the facts');
    else expect(out).toContain(said);
  });

  it('are not looked for in a plan, and nothing is said without them', async () => {
    expect(await settle(['paid,b1,2026-04-20,5,gemeente,2026-03-31'], '--series', 'plan')).not.toContain('volgens de gegevens');
    const { out } = await callLente(['settle', join(folder, 'terms.yaml'), join(folder, 'facts.csv')]);
    expect(out).not.toContain('volgens de gegevens');
  });
});
