import { type Exact, EXACT_ZERO, isDecimalText, parseExact, plus, toText } from '../../../engine/decimal.ts';
import type { Item, Statement } from '../../../engine/statement.ts';
import { DEFINITION_FIELDS, type Limit, type OutcomeTerms, type Rule, type TermSheet } from '../../../engine/terms.ts';
import { type ExportContext, decimalNumber, moneyNumber, plainText, valueOn, wrapped } from './export-values.ts';

/** Outcomes, prices, results and payments of a contract in the words of INDIGO. */

/** Fields of a definition that have a place of their own in INDIGO; the others go into the notes, by name. */
const PLACED = new Set(['cohort', 'unit', 'threshold', 'evidence', 'verification']);

export function metricsOf({ sheet }: ExportContext) {
  return sheet.outcomes.map((outcome) => ({
    id: outcome.id,
    ...describe(outcome),
    notes: definitionNotes(outcome),
    source_ids: 'source1',
    status: 'PRIVATE',
  }));
}

function describe({ title, definition }: OutcomeTerms) {
  const text = (field: keyof typeof definition) => (definition[field] === undefined ? undefined : wrapped(plainText(definition[field])));
  const unit = definition.unit === undefined ? [] : [plainText(definition.unit)];
  return {
    definition: wrapped([plainText(title), ...unit].join('\n')),
    target_population: text('cohort'),
    outcome_metric_target: text('threshold'),
    data_source_for_outcome_validation: text('evidence'),
    outcome_validation_method: text('verification'),
  };
}

function definitionNotes({ definition }: OutcomeTerms): string | undefined {
  const notes = DEFINITION_FIELDS.flatMap((field) =>
    definition[field] === undefined || PLACED.has(field) ? [] : [`${field}: ${plainText(definition[field])}`],
  );
  return notes.length === 0 ? undefined : notes.join('\n');
}

export function outcomesOfRule(rule: Rule): readonly string[] {
  return rule.outcomes ?? (rule.outcome === undefined ? [] : [rule.outcome]);
}

/** One row for each price of each outcome; a rule without a plain price says in words how it pays. */
export function pricingsOf({ sheet, asOf }: ExportContext) {
  return sheet.rules.flatMap((rule) => {
    const rows: readonly PriceRow[] = typeof rule.price === 'string' ? [{ price: rule.price }] : (rule.price ?? [{ price: undefined }]);
    return outcomesOfRule(rule).flatMap((outcome) =>
      rows.map((row) => ({
        outcome_metric_id: { value: outcome },
        currency: { value: sheet.currency },
        price_per_unit: row.price === undefined ? undefined : { amount: { value: decimalNumber(row.price) } },
        maximum_price_if_all_targets_achieved: maximumOf(sheet, outcome, asOf),
        contracted_increases_to_outcome_pricing: increases(rule),
        price_description: wrapped(priceWords(rule, row)),
        source_ids: 'source1',
        status: 'PRIVATE',
      })),
    );
  });
}

/** Only a limit on this outcome alone, over the whole contract, is what INDIGO calls the maximum of a metric. The standard keeps it as text. */
function maximumOf(sheet: TermSheet, outcome: string, asOf: string) {
  const limit = sheet.limits.find((candidate) => isMaximumOf(candidate, outcome));
  const max = limit?.max === undefined ? undefined : valueOn(limit.max, asOf);
  return max === undefined ? undefined : { amount: { value: toText(parseExact(max), 20) } };
}

function isMaximumOf(limit: Limit, outcome: string): boolean {
  const overContract = limit.each === 'contract' || limit.each === 'outcome';
  return overContract && limit.outcomes?.length === 1 && limit.outcomes[0] === outcome && limit.rules === undefined && limit.payer === undefined;
}

function increases(rule: Rule): { readonly value: string } | undefined {
  const dated = Array.isArray(rule.price) && rule.price.some((row) => row.from !== undefined);
  const words = [
    ...(rule.indexed === undefined ? [] : [`indexed by ${rule.indexed}`]),
    ...(dated ? ['the price changes on dates named in the contract'] : []),
  ];
  return words.length === 0 ? undefined : { value: words.join('; ') };
}

type PriceRow = {
  readonly price: string | undefined;
  readonly from?: string | undefined;
  readonly payer?: string | undefined;
  readonly group?: string | undefined;
};

/** What a number alone does not say: per what, under which condition, since when and for whom. */
function priceWords(rule: Rule, row: PriceRow): string | undefined {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['clause', rule.clause],
    ['per', rule.per === 'claim' ? undefined : rule.per],
    ['quantity', rule.quantity],
    ['only when', rule.when],
    ['amount', rule.amount],
    ['curve', rule.curve === undefined ? undefined : JSON.stringify(rule.curve)],
    ['group', row.group ?? rule.group],
    ['from', row.from],
    ['payer', row.payer],
  ];
  const words = parts.flatMap(([name, text]) => (text === undefined ? [] : [`${name}: ${text}`]));
  return words.length === 0 ? undefined : words.join('; ');
}

/** Results to date of each outcome: the number of outcomes that was paid for, and how many different people reached it. No names. */
export function resultsOf(context: ExportContext, statement: Statement) {
  const { sheet, asOf } = context;
  const isOver = asOf >= sheet.period.to;
  const validators = sheet.parties.filter((party) => party.roles.includes('assessor')).map((party) => context.organisation(party.id));
  return sheet.outcomes.flatMap((outcome) => {
    const rule = ruleOf(sheet, outcome.id);
    if (rule === undefined) return [];
    const isOnlyOne = outcomesOfRule(rule).length === 1;
    const items = statement.items.filter((item) => item.rule === rule.id && (isOnlyOne || item.outcome === outcome.id));
    return [
      {
        outcome_metric_id: { value: outcome.id },
        result_level: { value: 'Outcome level' },
        result_type: { value: isOver ? 'Final' : 'Interim' },
        period: { start_date: { value: sheet.period.from }, end_date: { value: isOver ? sheet.period.to : asOf } },
        outcomes_achieved: wrapped(quantityOf(rule.per === 'contract' ? items.slice(-1) : items)),
        number_with_positive_social_outcomes: wrapped(subjectsOf(items)),
        outcomes_validator_organisation_ids: validators.length === 0 ? undefined : { value: validators.join(', ') },
        source_ids: 'source1',
        status: 'PRIVATE',
      },
    ];
  });
}

/** The rule that tells how often an outcome was reached: its own, else one that pays its claims among others. */
function ruleOf(sheet: TermSheet, outcome: string): Rule | undefined {
  const own = sheet.rules.filter((rule) => outcomesOfRule(rule).includes(outcome));
  return own.find((rule) => outcomesOfRule(rule).length === 1) ?? own.find((rule) => rule.per === 'claim');
}

/** A rule over everything to date counts all of it again each period, so there only its last item is taken. */
function quantityOf(items: readonly Item[]): string | undefined {
  if (items.some((item) => !isDecimalText(item.quantity))) return undefined;
  return toText(
    items.reduce<Exact>((total, item) => plus(total, parseExact(item.quantity)), EXACT_ZERO),
    20,
  );
}

/** Only where every claim is one outcome of one subject: a claim of 120 stands for a group, and one group is not one person. */
function subjectsOf(items: readonly Item[]): number | undefined {
  if (items.some((item) => item.subject === undefined || item.quantity !== '1')) return undefined;
  return new Set(items.map((item) => item.subject)).size;
}

const OUTCOME_KINDS = new Set(['outcome', 'minimum', 'deduction']);

/** Payments for outcomes, without tax; fees and interest on late payment are no outcome payments. */
export function outcomeLines(statement: Statement): Statement['lines'] {
  return statement.lines.filter((line) => OUTCOME_KINDS.has(line.kind));
}

export function paymentsOf(context: ExportContext, statement: Statement) {
  const periods = new Map(statement.periods.map((period) => [period.key, period]));
  const parts = outcomeLines(statement).flatMap((line) =>
    line.outcomes === undefined
      ? [{ line, outcome: line.outcome, net: line.net }]
      : line.outcomes.map(({ outcome, net }) => ({ line, outcome, net })),
  );
  return parts.map(({ line, outcome, net }) => {
    const period = periods.get(line.period);
    return {
      outcome_metric_id: wrapped(outcome),
      period: period === undefined ? undefined : { start_date: { value: period.from }, end_date: { value: period.to } },
      payer_organisation_id: { value: context.organisation(line.payer) },
      recipient_organisation_id: { value: context.organisation(line.payee) },
      type: { value: 'Actual' },
      money: { currency: { value: statement.currency }, amount: { value: moneyNumber(net, statement.currency) } },
      status: 'PRIVATE',
      source_ids: 'source1',
      notes: `Settled as of ${statement.asOf}, due on ${line.dueDay}. ${line.kind === 'outcome' ? 'Rule' : `A ${line.kind} in the contract`}: ${line.rule}`,
    };
  });
}
