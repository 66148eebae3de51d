import { EXACT_ONE, compareExact, parseExact } from '../../../engine/decimal.ts';
import { wordsFor } from '../../../engine/messages-words.ts';
import type { Cents } from '../../../engine/money.ts';
import { cents } from '../../../engine/money.ts';
import type { Line, Refusal } from '../../../engine/statement.ts';
import { type Names, numberIn } from './names.ts';
import { type SettlementWords, settlementWords } from './words.ts';

/** One line of a statement in words. Amounts stay minor units. */
export type StatementRow = {
  readonly key: string;
  readonly title: string;
  /** "Vaste vergoeding"; empty for an ordinary line. */
  readonly kind: string;
  readonly payer: string;
  readonly payee: string;
  /** How the amount comes about, in a few words each. */
  readonly how: readonly string[];
  /** Of a rule over several outcomes what is for each of them. */
  readonly outcomes: readonly { readonly label: string; readonly amount: Cents }[];
  readonly cuts: readonly { readonly label: string; readonly amount: Cents }[];
  readonly computed: Cents;
  readonly alreadySettled: Cents;
  readonly due: Cents;
  readonly tax: Cents;
  readonly dueDay: string;
  /** It was settled before and now comes to something else. */
  readonly isCorrection: boolean;
};

export type RowContext = { readonly names: Names; readonly currency: string; readonly refusals: readonly Refusal[] };

export function toRows(lines: readonly Line[], context: RowContext): readonly StatementRow[] {
  const words = settlementWords[context.names.language];
  return lines.map((line) => ({
    key: line.key,
    title: context.names.line(line),
    kind: kindOf(line, context, words),
    payer: context.names.party(line.payer),
    payee: context.names.party(line.payee),
    how: howOf(line, context, words),
    outcomes: (line.outcomes ?? []).map(({ outcome, computed }) => ({ label: context.names.outcome(outcome), amount: computed })),
    cuts: cutsOf(line, context, words),
    computed: line.computed,
    alreadySettled: line.alreadySettled,
    due: line.due,
    tax: line.tax,
    dueDay: line.dueDay,
    isCorrection: line.alreadySettled !== 0 && line.due !== 0,
  }));
}

/** A fee that is called "vaste vergoeding" needs no second word for what it is. */
function kindOf(line: Line, context: RowContext, words: SettlementWords): string {
  const kind = words.kinds[line.kind];
  return kind.toLowerCase() === context.names.line(line).toLowerCase() ? '' : kind;
}

/** A limit cuts before the payers share, unless it is a limit of one payer: then the whole cut stands at each of them. */
function cutsOf(line: Line, context: RowContext, words: SettlementWords): StatementRow['cuts'] {
  const whole = (cut: string): string => {
    const before = context.names.paidBefore(cut, line);
    return before === undefined ? words.statement.cut(context.names.limit(cut)) : words.statement.paidBefore(before);
  };
  const say = (cut: string): string => (isShared(line) ? words.statement.ofAll(whole(cut)) : whole(cut));
  return [
    ...line.part.cuts.map((cut) => ({ label: say(cut.limit), amount: cents(-cut.amount) })),
    ...line.payerCuts.map((cut) => ({ label: words.statement.cut(context.names.limit(cut.limit)), amount: cents(-cut.amount) })),
  ];
}

/** One payer of all may be written as 1, 100% or 1.0. */
export function isShared(line: Pick<Line, 'share'>): boolean {
  return compareExact(parseExact(line.share), EXACT_ONE) !== 0;
}

function howOf(line: Line, context: RowContext, words: SettlementWords): readonly string[] {
  const share = !isShared(line) ? [] : [words.statement.share(wordsFor(context.names.language, context.currency).percent(line.share))];
  if (line.kind !== 'outcome') return share;
  return [...claimsOf(line, context, words), ...worthOf(line, context, words), ...share];
}

function claimsOf(line: Line, context: RowContext, words: SettlementWords): readonly string[] {
  const { claimsAccepted } = line.part;
  if (claimsAccepted < 0) return [words.statement.fewer];
  if (claimsAccepted === 0) return [];
  const accepted = numberIn(String(claimsAccepted), context.names.language);
  const made = claimsAccepted + refusedOf(line, context);
  return [
    made === claimsAccepted ? words.statement.claims(accepted) : words.statement.claimsOf(accepted, numberIn(String(made), context.names.language)),
  ];
}

/** Only where the outcome has one rule: else a refused claim would be counted with each of them. */
function refusedOf(line: Line, { names, refusals }: RowContext): number {
  const outcomes = new Set(line.outcomes?.map((entry) => entry.outcome) ?? (line.outcome === undefined ? [] : [line.outcome]));
  if ([...outcomes].some((outcome) => names.rulesOf(outcome, line.version) !== 1)) return 0;
  const isCounted = ({ claim, code, outcome }: Refusal): boolean =>
    claim !== undefined && code !== 'superseded' && outcome !== undefined && outcomes.has(outcome);
  return refusals.filter((refusal) => isCounted(refusal) && refusal.period === line.period).length;
}

function worthOf(line: Line, context: RowContext, words: SettlementWords): readonly string[] {
  const { part } = line;
  if (part.items.length === 0 && part.gross === 0 && line.computed === 0 && line.alreadySettled !== 0) return [words.statement.gone];
  if (part.quantity === '-') return [];
  const quantity = numberIn(part.quantity, context.names.language);
  if (part.price !== undefined) return [`${quantity}\u00a0×\u00a0${wordsFor(context.names.language, context.currency).price(part.price)}`];
  return [part.claimsAccepted > 0 ? words.statement.prices : words.statement.result(quantity)];
}
