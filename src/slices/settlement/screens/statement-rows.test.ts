import { describe, expect, it } from 'vitest';
import { day } from '../../../engine/calendar.ts';
import { cents } from '../../../engine/money.ts';
import { settle } from '../../../engine/settle.ts';
import { makeClaims, makeSheet, type SheetParts } from '../../../engine/testing.ts';
import type { Line } from '../../../engine/statement.ts';
import { namesOf } from './names.ts';
import { statementFile } from './statement-file.ts';
import { toRows } from './statement-rows.ts';

const parts: SheetParts = {
  outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' }, maxPerPerson: 1 }],
  rules: [{ id: 'pay_job', outcome: 'job', price: '1000' }],
  limits: [{ id: 'most', title: { nl: 'Hoogste bedrag', en: 'Maximum' }, each: 'contract', max: '1500' }],
  payers: [
    { party: 'city', share: '70%' },
    { party: 'fund', share: '30%' },
  ],
};
const sheet = makeSheet(parts);
const parties = [
  { key: 'city', name: 'Gemeente', role: 'commissioner' as const },
  { key: 'fund', name: 'Fonds', role: 'commissioner' as const },
  { key: 'provider', name: 'Werkplaats', role: 'provider' as const },
];
const facts = makeClaims({}, { subject: 'p2' }, { subject: 'p3', verdict: 'rejected', reason: 'no proof' });
const statement = settle(sheet, facts, day('2026-04-15'));

function rowsIn(language: 'nl' | 'en', from = statement) {
  const names = namesOf({ parties, versions: [{ version: 1, sheet }] }, language);
  return toRows(from.lines, { names, currency: 'EUR', refusals: from.refusals });
}

const withoutCount = (line: Line): Line => ({ ...line, part: { ...line.part, claimsAccepted: -1, quantity: '-', price: undefined } });

describe('a line in words', () => {
  it('says claims, price, share, limit and who pays whom', () => {
    const [row] = rowsIn('nl');
    expect(row).toMatchObject({
      title: 'Baan',
      payer: 'Gemeente',
      payee: 'Werkplaats',
      how: ['2 van 3 claims aanvaard', '2\u00a0×\u00a0€\u00a01.000,00', 'aandeel 70\u00a0%'],
    });
    // The sum would not come out if this were only of the city: (2,000 - 500) × 70 %.
    expect(row?.cuts).toEqual([{ label: 'Grens ‘Hoogste bedrag’, van alle betalers samen', amount: cents(-50_000) }]);
    expect(row?.computed).toBe(105_000);
  });

  it('says of a limit that only one payer pays, or that cuts one payer, just its name', () => {
    const alone = makeSheet({ ...parts, payers: [{ party: 'city', share: '100%' }] });
    const capped = makeSheet({ ...parts, limits: [{ id: 'most', title: 'Maximum', each: 'payer', payer: 'city', max: '900' }] });
    const cuts = [alone, capped].map((terms) => rowsIn('en', settle(terms, facts, day('2026-04-15')))[0]?.cuts);
    expect(rowsIn('en', settle(alone, facts, day('2026-04-15')))[0]?.how).toEqual(['2 of 3 claims accepted', '2\u00a0×\u00a0€1,000.00']);
    expect(cuts).toEqual([[{ label: 'Limit “Maximum”', amount: cents(-50_000) }], [{ label: 'Limit “Maximum”', amount: cents(-50_000) }]]);
  });

  it('names what was paid for before where an upgrade pays the difference: that is no limit', () => {
    const terms = makeSheet({
      ...parts,
      outcomes: ['partly', 'free'].map((id) => ({ id, title: { nl: id === 'free' ? 'Schuldenvrij' : 'Een deel', en: id }, maxPerPerson: 1 })),
      rules: [
        { id: 'pay_partly', outcome: 'partly', price: '900' },
        { id: 'pay_free', outcome: 'free', price: '1850' },
      ],
      alternatives: [{ id: 'partly_or_free', outcomes: ['partly', 'free'], upgrade: 'difference' }],
      limits: [],
    });
    const steps = makeClaims({ outcome: 'partly' }, { outcome: 'free', day: '2026-02-20', recorded: '2026-02-21' });
    const names = namesOf({ parties, versions: [{ version: 1, sheet: terms }] }, 'nl');
    const { lines } = settle(terms, steps, day('2026-04-15'));
    const cuts = toRows(lines, { names, currency: 'EUR', refusals: [] }).flatMap((row) => row.cuts);
    expect(cuts).toContainEqual({ label: 'al betaald voor ‘Een deel’, van alle betalers samen', amount: cents(-90_000) });
  });

  it('reads in English too', () => {
    expect(rowsIn('en')[0]?.how).toEqual(['2 of 3 claims accepted', '2\u00a0×\u00a0€1,000.00', 'share 70%']);
  });

  it('says fewer than five to who may not see small counts', () => {
    expect(rowsIn('nl', { ...statement, lines: statement.lines.map(withoutCount), refusals: [] })[0]?.how).toEqual([
      'minder dan 5 claims',
      'aandeel 70\u00a0%',
    ]);
  });

  it('is a correction when it was settled for another amount', () => {
    const settled = [{ key: '2026-03-31/pay_job/city/provider', period: '2026-03-31', version: 1, amount: cents(100_000) }];
    expect(rowsIn('nl', settle(sheet, facts, day('2026-04-15'), { settled })).map((row) => [row.isCorrection, row.due])).toEqual([
      [true, 5_000],
      [false, 45_000],
    ]);
  });

  it('is a row of numbers, days and names in the file, under the words of the page', () => {
    const names = namesOf({ parties, versions: [{ version: 1, sheet }] }, 'nl');
    const [head, first] = statementFile(statement.lines, { names, currency: 'EUR', refusals: [] });
    expect(Object.fromEntries((head ?? []).map((name, index) => [typeof name === 'string' ? name : '', first?.[index]]))).toMatchObject({
      Betaler: names.party('city'),
      'Vóór grenzen': { number: '2000.00' },
      Afgetopt: { number: '500.00' },
      Berekend: { number: '1050.00' },
      Uiterlijk: { day: '2026-04-30' },
    });
  });
});
