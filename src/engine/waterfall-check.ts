import { type Exact, EXACT_ONE, EXACT_ZERO, compareExact, fromInteger, isNumberText, parseExact, plus, times, toText } from './decimal.ts';
import type { Finding, IssueData, Path } from './issue.ts';
import { withNearest } from './issue.ts';
import type { TermSheet } from './terms.ts';
import { type Capital, type WaterfallStep, holdsDrawnMoney } from './terms-capital.ts';

export type CapitalCode =
  | 'capital_unknown_tranche'
  | 'capital_unknown_party'
  | 'capital_field_missing'
  | 'capital_shares_over_whole'
  | 'capital_holders_not_whole'
  | 'capital_id_taken'
  | 'capital_over_commitment'
  | 'capital_draw_after_maturity'
  | 'capital_guarantee_without_most'
  | 'capital_units_not_committed'
  | 'capital_unit_price_without_units'
  | 'capital_plan_not_committed'
  | 'capital_plan_after_maturity'
  | 'capital_out_of_spent';

export type CapitalFinding = Finding<CapitalCode>;

/** Names that a formula under `capital` may use beside parameters, measures and events. */
export const CAPITAL_NAMES: ReadonlySet<string> = new Set(['drawn', 'outstanding', 'committed', 'received', 'available', 'years']);

/** In: a term sheet whose shape is right. Out: everything under `capital` that does not fit together; nothing means the waterfall can run. */
export function capitalFindings(sheet: Pick<TermSheet, 'parties' | 'capital'>): readonly CapitalFinding[] {
  const { capital } = sheet;
  if (capital === undefined) return [];
  return [
    ...references(sheet, capital),
    ...missingFields(capital),
    ...wholes(capital),
    ...takenIds(sheet, capital),
    ...overdrawn(capital),
    ...promises(capital),
  ];
}

/** Every formula under `capital` with its place, for whoever checks formulas. */
export function capitalFormulas(capital: Capital): readonly { readonly path: Path; readonly text: string }[] {
  const tranches = capital.tranches.flatMap((tranche, index) => [
    ...tranche.interest.flatMap((regime, row) => formulasIn(regime, ['rate', 'when'], ['capital', 'tranches', index, 'interest', row])),
    ...formulasIn(tranche, ['principalShare', 'bonus'], ['capital', 'tranches', index]),
  ]);
  const steps = capital.waterfall.flatMap((step, index) => [
    ...formulasIn(step, ['amount', 'when'], ['capital', 'waterfall', index]),
    ...(step.shares ?? []).flatMap((share, row) => formulasIn(share, ['share'], ['capital', 'waterfall', index, 'shares', row])),
  ]);
  return [...tranches, ...steps, ...formulasIn(capital.termination ?? {}, ['amount'], ['capital', 'termination'])];
}

function formulasIn<K extends string>(
  holder: Partial<Readonly<Record<K, string | undefined>>>,
  keys: readonly K[],
  path: Path,
): readonly { path: Path; text: string }[] {
  return keys.flatMap((key) => {
    const text = holder[key];
    return text === undefined ? [] : [{ path: [...path, key], text }];
  });
}

function finding(code: CapitalCode, path: Path, data: IssueData): CapitalFinding {
  return { code, severity: 'error', path: ['capital', ...path], data };
}

type Reference = { readonly path: Path; readonly id: string | undefined };

function references(sheet: Pick<TermSheet, 'parties'>, capital: Capital): readonly CapitalFinding[] {
  const parties = sheet.parties.map((party) => party.id);
  const tranches = capital.tranches.map((tranche) => tranche.id);
  return [
    ...unknown('capital_unknown_tranche', tranches, trancheReferences(capital)),
    ...unknown('capital_unknown_party', parties, partyReferences(capital)),
    ...unknown('capital_unknown_party', [...parties, ...tranches], eitherReferences(capital)),
  ];
}

function unknown(code: CapitalCode, known: readonly string[], found: readonly Reference[]): readonly CapitalFinding[] {
  return found.flatMap(({ path, id }) =>
    id === undefined || known.includes(id) ? [] : [finding(code, path, withNearest({ value: id, known: [...known].sort() }, id, known))],
  );
}

function trancheReferences(capital: Capital): readonly Reference[] {
  return [
    ...capital.draws.map((draw, index) => ({ path: ['draws', index, 'tranche'], id: draw.tranche })),
    ...capital.guarantees.map((guarantee, index) => ({ path: ['guarantees', index, 'tranche'], id: guarantee.tranche })),
    ...(capital.repayment?.plan ?? []).map((row, index) => ({ path: ['repayment', 'plan', index, 'tranche'], id: row.tranche })),
    ...capital.waterfall.flatMap((step, index) => idsOf(step.tranche).map((id) => ({ path: ['waterfall', index, 'tranche'], id }))),
  ];
}

function idsOf(tranche: WaterfallStep['tranche']): readonly string[] {
  return tranche === undefined ? [] : typeof tranche === 'string' ? [tranche] : tranche;
}

function partyReferences(capital: Capital): readonly Reference[] {
  return [
    { path: ['manager'], id: capital.manager },
    { path: ['drawnTo'], id: capital.drawnTo },
    { path: ['termination', 'from'], id: capital.termination?.from },
    { path: ['repayment', 'from'], id: capital.repayment?.from },
    ...capital.tranches.map((tranche, index) => ({ path: ['tranches', index, 'interestTo'], id: tranche.interestTo })),
    ...capital.guarantees.map((guarantee, index) => ({ path: ['guarantees', index, 'party'], id: guarantee.party })),
    ...capital.waterfall.flatMap((step, index) =>
      step.pay === 'hold' || step.pay === 'release' ? [] : [{ path: ['waterfall', index, 'to'], id: step.to }],
    ),
  ];
}

function eitherReferences(capital: Capital): readonly Reference[] {
  return capital.waterfall.flatMap((step, index) => [
    ...(step.shares ?? []).map((share, row) => ({ path: ['waterfall', index, 'shares', row, 'to'], id: share.to })),
    ...(step.pay === 'malus' ? [{ path: ['waterfall', index, 'from'], id: step.from }] : []),
  ]);
}

const NEEDED: Readonly<Record<WaterfallStep['pay'], readonly ('to' | 'from' | 'amount' | 'rate' | 'shares')[]>> = {
  fee: ['to', 'amount'],
  hold: ['amount'],
  malus: ['from', 'amount'],
  preferred: ['rate'],
  split: ['shares'],
  rest: ['to'],
  interest: [],
  principal: [],
  bonus: [],
  release: [],
};

function missingFields(capital: Capital): readonly CapitalFinding[] {
  return capital.waterfall.flatMap((step, index) =>
    NEEDED[step.pay]
      .filter((field) => step[field] === undefined && !(step.pay === 'rest' && step.tranche !== undefined))
      .map((field) => finding('capital_field_missing', ['waterfall', index], { step: step.id, pay: step.pay, field })),
  );
}

function wholes(capital: Capital): readonly CapitalFinding[] {
  const splits = capital.waterfall.flatMap((step, index) => {
    // A share that is a formula is looked at on the pay day.
    const total = totalOf((step.shares ?? []).map((share) => share.share).filter(isNumberText));
    return compareExact(total, EXACT_ONE) > 0
      ? [finding('capital_shares_over_whole', ['waterfall', index, 'shares'], { step: step.id, sum: toText(total) })]
      : [];
  });
  const holders = capital.tranches.flatMap((tranche, index) => {
    const total = totalOf(tranche.holders.flatMap((holder) => ('share' in holder ? [holder.share] : [])));
    const isWhole = tranche.holders.some((holder) => 'units' in holder) || compareExact(total, EXACT_ONE) === 0;
    return isWhole ? [] : [finding('capital_holders_not_whole', ['tranches', index, 'holders'], { tranche: tranche.id, sum: toText(total) })];
  });
  return [...splits, ...holders];
}

function totalOf(texts: readonly string[]): Exact {
  return texts.map(parseExact).reduce(plus, EXACT_ZERO);
}

/** paid(id) must mean one thing: tranches, steps and parties do not share ids. */
function takenIds(sheet: Pick<TermSheet, 'parties'>, capital: Capital): readonly CapitalFinding[] {
  const seen = new Set(sheet.parties.map((party) => party.id));
  const own = [
    ...capital.tranches.map((tranche, index) => ({ id: tranche.id, path: ['tranches', index, 'id'] })),
    ...capital.waterfall.map((step, index) => ({ id: step.id, path: ['waterfall', index, 'id'] })),
  ];
  return own.flatMap(({ id, path }) => {
    const isTaken = seen.has(id);
    seen.add(id);
    return isTaken ? [finding('capital_id_taken', path, { value: id })] : [];
  });
}

/** Planned draws fit the commitment (all of them together, when capital is used again) and come before the end. */
function overdrawn(capital: Capital): readonly CapitalFinding[] {
  const late = capital.draws.flatMap((draw, index) =>
    draw.day > capital.maturity
      ? [finding('capital_draw_after_maturity', ['draws', index, 'day'], { day: draw.day, maturity: capital.maturity })]
      : [],
  );
  const over = capital.tranches.flatMap((tranche, index) => {
    const total = totalOf(capital.draws.filter((draw) => draw.tranche === tranche.id).map((draw) => draw.amount));
    const isOver = capital.recycling === undefined && compareExact(total, parseExact(tranche.committed)) > 0;
    return isOver
      ? [
          finding('capital_over_commitment', ['tranches', index, 'committed'], {
            tranche: tranche.id,
            committed: tranche.committed,
            drawn: toText(total),
          }),
        ]
      : [];
  });
  return [...late, ...over];
}

/** What a guarantee, a price of units, a plan of repayments and a step out of the capital promise must be possible. */
function promises(capital: Capital): readonly CapitalFinding[] {
  return [...guaranteeFindings(capital), ...capital.tranches.flatMap(unitFindings), ...planFindings(capital), ...sourceFindings(capital)];
}

function guaranteeFindings(capital: Capital): readonly CapitalFinding[] {
  return capital.guarantees.flatMap((guarantee, index) =>
    guarantee.upTo === undefined && guarantee.amount === undefined
      ? [finding('capital_guarantee_without_most', ['guarantees', index], { tranche: guarantee.tranche })]
      : [],
  );
}

function unitFindings({ id, holders, unitPrice, committed }: Capital['tranches'][number], index: number): readonly CapitalFinding[] {
  if (unitPrice === undefined) return [];
  const units = holders.reduce((total, holder) => total + ('units' in holder ? holder.units : 0), 0);
  const path = ['tranches', index, 'unitPrice'];
  if (units === 0) return [finding('capital_unit_price_without_units', path, { tranche: id })];
  const worth = times(fromInteger(units), parseExact(unitPrice));
  const data = { tranche: id, units: String(units), price: unitPrice, worth: toText(worth), committed };
  return compareExact(worth, parseExact(committed)) === 0 ? [] : [finding('capital_units_not_committed', path, data)];
}

/** A plan pays back all that was committed, no more, and before the end. */
function planFindings({ repayment, tranches, maturity }: Capital): readonly CapitalFinding[] {
  if (repayment === undefined) return [];
  const late = repayment.plan.flatMap(({ day }, index) =>
    day > maturity ? [finding('capital_plan_after_maturity', ['repayment', 'plan', index, 'day'], { day, maturity })] : [],
  );
  const rowsOf = (id: string): readonly string[] => repayment.plan.filter((row) => (row.tranche ?? tranches[0]?.id) === id).map((row) => row.amount);
  const sums = tranches.flatMap(({ id, committed }) => {
    const planned = totalOf(rowsOf(id));
    const fits = compareExact(planned, parseExact(committed)) === 0 || rowsOf(id).length === 0;
    return fits ? [] : [finding('capital_plan_not_committed', ['repayment', 'plan'], { tranche: id, planned: toText(planned), committed })];
  });
  return [...late, ...sums];
}

/** Only money that is held can be paid from. */
function sourceFindings(capital: Capital): readonly CapitalFinding[] {
  if (holdsDrawnMoney(capital)) return [];
  return capital.waterfall.flatMap((step, index) =>
    step.outOf === 'capital' ? [finding('capital_out_of_spent', ['waterfall', index, 'outOf'], { step: step.id })] : [],
  );
}
