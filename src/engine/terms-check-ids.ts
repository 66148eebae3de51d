import type { Path } from './issue.ts';
import type { Rule, TermSheet } from './terms.ts';
import { type Reference, type SheetIssue, problem, references, unknownIds } from './terms-check-types.ts';

/** Does every id point to something, and does it point to one thing only? */
export function idIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [
    ...duplicates(sheet),
    ...reserved(sheet),
    ...unknownParties(sheet),
    ...unknownOutcomes(sheet),
    ...unknownOthers(sheet),
    ...circularLadder(sheet),
    ...doubleAlternatives(sheet),
  ];
}

type Listed = { readonly id: string; readonly path: Path };

function listed(things: readonly { readonly id: string }[], path: Path): readonly Listed[] {
  return things.map((thing, index) => ({ id: thing.id, path: [...path, index, 'id'] }));
}

/** Rules, limits, fees and deductions share one list: a line of a statement is known by that id. */
function duplicates(sheet: TermSheet): readonly SheetIssue[] {
  const lines = [
    ...listed(sheet.rules, ['rules']),
    ...listed(sheet.limits, ['limits']),
    ...listed(sheet.fees, ['fees']),
    ...listed(sheet.deductions, ['deductions']),
  ];
  const lists = [
    listed(sheet.parties, ['parties']),
    listed(sheet.outcomes, ['outcomes']),
    lines,
    listed(sheet.alternatives, ['alternatives']),
    listed(sheet.indexation, ['indexation']),
    listed(sheet.spending, ['spending']),
    listed(sheet.events, ['events']),
  ];
  return [...lists.flatMap(repeated), ...sharedWithLimits(sheet)];
}

/** What a limit and a group of alternatives take away is told by their ids, side by side. */
function sharedWithLimits(sheet: TermSheet): readonly SheetIssue[] {
  const limits = new Set(sheet.limits.map((limit) => limit.id));
  return listed(sheet.alternatives, ['alternatives']).flatMap(({ id, path }) =>
    limits.has(id) ? [problem('duplicate_id', path, { value: id })] : [],
  );
}

function repeated(list: readonly Listed[]): readonly SheetIssue[] {
  const seen = new Set<string>();
  return list.flatMap(({ id, path }) => {
    const isTaken = seen.has(id);
    seen.add(id);
    return isTaken ? [problem('duplicate_id', path, { value: id })] : [];
  });
}

/** Names that formulas know already: a parameter with such a name would never be looked at. */
export const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'period_days', 'enrolled', 'paid_before', 'quantity', 'sequence']);

function reserved(sheet: TermSheet): readonly SheetIssue[] {
  const parameters = Object.keys(sheet.parameters).flatMap((id) =>
    RESERVED.has(id) ? [{ ...problem('name_reserved', ['parameters', id], { value: id }), on: 'key' as const }] : [],
  );
  const lines = [
    ...listed(sheet.rules, ['rules']),
    ...listed(sheet.limits, ['limits']),
    ...listed(sheet.fees, ['fees']),
    ...listed(sheet.deductions, ['deductions']),
  ].filter(({ id }) => OWN_LINES.has(id));
  const parties = listed(sheet.parties, ['parties']).filter(({ id }) => OWN_PLACES.has(id));
  return [...parameters, ...[...lines, ...parties].map(({ id, path }) => problem('id_reserved', path, { value: id }))];
}

/** Lines that a settlement makes by itself, and places that the picture of the money flow has beside the parties. */
const OWN_LINES: ReadonlySet<string> = new Set(['late_interest']);
const OWN_PLACES: ReadonlySet<string> = new Set(['tax', 'tranche', 'spending', 'own', 'return', 'held', 'returned', 'unstated']);

function unknownParties(sheet: TermSheet): readonly SheetIssue[] {
  const known = sheet.parties.map((party) => party.id);
  const rules = sheet.rules.flatMap((rule, index): readonly Reference[] => {
    const path = ['rules', index];
    return [
      { path: [...path, 'from'], id: rule.from },
      { path: [...path, 'to'], id: rule.to },
      ...pricePayers(rule, path),
      ...shareParties(rule.split, [...path, 'split']),
    ];
  });
  const others: readonly Reference[] = [
    ...shareParties(sheet.payers, ['payers']),
    ...sheet.limits.map((limit, index) => ({ path: ['limits', index, 'payer'], id: limit.payer })),
    ...sheet.fees.flatMap((fee, index) => [
      { path: ['fees', index, 'from'], id: fee.from },
      { path: ['fees', index, 'to'], id: fee.to },
    ]),
    ...sheet.deductions.map((deduction, index) => ({ path: ['deductions', index, 'payer'], id: deduction.payer })),
    ...sheet.spending.map((spending, index) => ({ path: ['spending', index, 'party'], id: spending.party })),
    ...holders(sheet),
  ];
  return unknownIds('unknown_party', known, [...rules, ...others]);
}

function pricePayers(rule: Rule, path: Path): readonly Reference[] {
  return typeof rule.price === 'object' ? rule.price.map((row, index) => ({ path: [...path, 'price', index, 'payer'], id: row.payer })) : [];
}

function shareParties(shares: Rule['split'] | undefined, path: Path): readonly Reference[] {
  return (shares ?? []).flatMap((row, index): readonly Reference[] =>
    'party' in row
      ? [{ path: [...path, index, 'party'], id: row.party }]
      : row.value.map((share, inner) => ({ path: [...path, index, 'value', inner, 'party'], id: share.party })),
  );
}

function holders(sheet: TermSheet): readonly Reference[] {
  return (sheet.capital?.tranches ?? []).flatMap((tranche, index) =>
    tranche.holders.map((holder, row) => ({ path: ['capital', 'tranches', index, 'holders', row, 'party'], id: holder.party })),
  );
}

function unknownOutcomes(sheet: TermSheet): readonly SheetIssue[] {
  const known = sheet.outcomes.map((outcome) => outcome.id);
  const steps = sheet.outcomes.flatMap((outcome, index) =>
    (outcome.since ?? []).map(({ step }, row) => ({ path: ['outcomes', index, 'since', row, 'step'], id: step })),
  );
  const others = unknownIds('unknown_outcome', [...known, 'enrolment', 'start'], steps);
  const found = unknownIds('unknown_outcome', known, [
    ...sheet.outcomes.flatMap((outcome, index) => references(outcome.requires, ['outcomes', index, 'requires'])),
    ...sheet.alternatives.flatMap((group, index) => references(group.outcomes, ['alternatives', index, 'outcomes'])),
    ...sheet.rules.flatMap((rule, index) => [
      { path: ['rules', index, 'outcome'], id: rule.outcome },
      ...references(rule.outcomes, ['rules', index, 'outcomes']),
    ]),
    ...sheet.limits.flatMap((limit, index) => [
      ...references(limit.outcomes, ['limits', index, 'outcomes']),
      ...references(limit.among, ['limits', index, 'among']),
    ]),
  ]);
  return [...found, ...others];
}

function unknownOthers(sheet: TermSheet): readonly SheetIssue[] {
  const curves = sheet.rules.map((rule, index) => ({ path: ['rules', index, 'curve'], id: typeof rule.curve === 'string' ? rule.curve : undefined }));
  const indexed = sheet.rules.map((rule, index) => ({ path: ['rules', index, 'indexed'], id: rule.indexed }));
  const rules = sheet.limits.flatMap((limit, index) => references(limit.rules, ['limits', index, 'rules']));
  return [
    ...unknownIds('unknown_curve', Object.keys(sheet.curves), curves),
    ...unknownIds(
      'unknown_indexation',
      sheet.indexation.map((entry) => entry.id),
      indexed,
    ),
    ...unknownIds(
      'unknown_rule',
      sheet.rules.map((rule) => rule.id),
      rules,
    ),
  ];
}

/** A ladder that comes back to where it began can never be climbed. */
function circularLadder(sheet: TermSheet): readonly SheetIssue[] {
  const requires = new Map(
    sheet.outcomes.map((outcome) => [
      outcome.id,
      [...outcome.requires, ...(outcome.since ?? []).map(({ step }) => step)].filter(
        (step) => step !== outcome.id || outcome.requires.includes(step),
      ),
    ]),
  );
  const index = new Map(sheet.outcomes.map((outcome, place) => [outcome.id, place]));
  return circlesIn([...requires.keys()], (id) => requires.get(id) ?? []).map((circle) =>
    problem('ladder_circular', ['outcomes', index.get(circle[0] ?? '') ?? 0, 'requires'], { circle: [...circle, circle[0] ?? ''].join(' → ') }),
  );
}

type Visit = { readonly id: string; readonly steps: readonly string[]; at: number };

/** The circles that one walk along all steps finds: at least one when there is any, each told once. Quick and flat, however long the chain. */
export function circlesIn(ids: readonly string[], next: (id: string) => readonly string[]): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const circles: (readonly string[])[] = [];
  for (const id of ids) {
    if (!seen.has(id)) walkFrom(id, { next, seen, circles });
  }
  return circles;
}

type Walk = { readonly next: (id: string) => readonly string[]; readonly seen: Set<string>; readonly circles: (readonly string[])[] };

function walkFrom(start: string, walk: Walk): void {
  const way: Visit[] = [];
  const onWay = new Map<string, number>();
  const enter = (id: string): void => {
    walk.seen.add(id);
    onWay.set(id, way.length);
    way.push({ id, steps: walk.next(id), at: 0 });
  };
  enter(start);
  for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
    const step = last.steps[last.at++];
    if (step === undefined) onWay.delete(way.pop()?.id ?? '');
    else if (onWay.has(step)) walk.circles.push(way.slice(onWay.get(step)).map((visit) => visit.id));
    else if (!walk.seen.has(step)) enter(step);
  }
}

function doubleAlternatives(sheet: TermSheet): readonly SheetIssue[] {
  const seen = new Set<string>();
  return sheet.alternatives.flatMap((group, index) =>
    group.outcomes.flatMap((outcome, row) => {
      const isTaken = seen.has(outcome);
      seen.add(outcome);
      return isTaken ? [problem('alternative_twice', ['alternatives', index, 'outcomes', row], { value: outcome })] : [];
    }),
  );
}
