import type { Day } from '../../../engine/calendar.ts';
import { type Exact, EXACT_ZERO, dividedBy, exact, fromInteger, isDecimalText, parseExact, plus } from '../../../engine/decimal.ts';
import { type Cents, minorDigits, sum as sumOf } from '../../../engine/money.ts';
import { must, unreachable } from '../../../engine/result.ts';
import { fromCents } from '../../../engine/rounding.ts';
import type { Line, Part, Statement } from '../../../engine/statement.ts';
import type { Returns, Waterfall } from '../../../engine/waterfall-types.ts';
import type { Computed, Show, Unit } from './scenario.ts';

/** A scenario after settling: one statement per day on which was settled, and the waterfall when the contract has capital. */
export type Settlements = { readonly statements: readonly Statement[]; readonly waterfall: Waterfall | undefined };

/** In: what to look at. Out: the value in major units (a fraction for a rate), or undefined when there is none. */
export function valueOfFigure(show: Show, settled: Settlements): Computed | undefined {
  const found = rawValue(show, settled);
  if (found === undefined) return undefined;
  const sum = show.plus === undefined ? found.value : plus(found.value, parseExact(show.plus));
  const value = show.over === undefined ? sum : dividedBy(sum, parseExact(show.over));
  return value === undefined ? undefined : { value, unit: show.as ?? found.unit };
}

function rawValue(show: Show, settled: Settlements): Computed | undefined {
  const statement = statementOf(show, settled);
  const lines = statement.lines.filter((line) => isShown(show, line));
  switch (show.value) {
    case 'paid':
      return money(statement, sumOf(lines.map((line) => line.computed)));
    case 'net':
      return money(statement, sumOf(lines.map((line) => line.net)));
    case 'tax':
      return money(statement, sumOf(lines.map((line) => line.tax)));
    case 'due':
      return money(statement, sumOf(lines.map((line) => line.due)));
    case 'gross':
      return money(statement, sumOf(partsOf(lines).map((part) => part.gross)));
    case 'cut':
      return money(statement, cutOf(show, lines));
    case 'pays':
      return number(fromInteger(lines.some((line) => line.computed > 0) ? 1 : 0));
    case 'quantity':
      return number(
        partsOf(lines)
          .map((part) => quantityOf(part))
          .reduce(plus, EXACT_ZERO),
      );
    case 'claims':
      return number(fromInteger(partsOf(lines).reduce((count, part) => count + part.claimsAccepted, 0)));
    case 'refusals':
      return number(fromInteger(statement.refusals.filter((refusal) => show.code === undefined || refusal.code === show.code).length));
    default:
      return settled.waterfall === undefined ? undefined : waterfallValue({ ...show, value: show.value }, settled.waterfall);
  }
}

function statementOf(show: Show, settled: Settlements): Statement {
  const found = show.asOf === undefined ? settled.statements.at(-1) : settled.statements.find((statement) => statement.asOf === show.asOf);
  return must(found, 'statement of that day');
}

function isShown(show: Show, line: Line): boolean {
  return (
    (show.rule === undefined || line.rule === show.rule) &&
    (show.outcome === undefined || line.outcome === show.outcome) &&
    (show.payer === undefined || line.payer === show.payer) &&
    (show.payee === undefined || line.payee === show.payee) &&
    (show.period === undefined || line.period === show.period) &&
    (show.until === undefined || line.period <= show.until)
  );
}

/** Several payers share one part: it counts once. */
function partsOf(lines: readonly Line[]): readonly Part[] {
  return [...new Map(lines.map((line) => [line.part.id, line.part])).values()];
}

function cutOf(show: Show, lines: readonly Line[]): Cents {
  const cuts = partsOf(lines).flatMap((part) => part.cuts);
  const byPayer = lines.flatMap((line) => line.payerCuts);
  return sumOf([...cuts, ...byPayer].filter((cut) => show.limit === undefined || cut.limit === show.limit).map((cut) => cut.amount));
}

function quantityOf(part: Part): Exact {
  return isDecimalText(part.quantity) ? parseExact(part.quantity) : EXACT_ZERO;
}

function money(of: { readonly currency: string }, amount: Cents): Computed {
  return { value: fromCents(amount, minorDigits(of.currency)), unit: 'money' };
}

function number(value: Exact, unit: Unit = 'number'): Computed {
  return { value, unit };
}

type WaterfallShow = Show & { readonly value: 'put_in' | 'back' | 'profit' | 'irr' | 'multiple' | 'moved' | 'outstanding' | 'held' };

function waterfallValue(show: WaterfallShow, waterfall: Waterfall): Computed | undefined {
  const returns = returnsOf(show, waterfall);
  switch (show.value) {
    case 'put_in':
      return money(waterfall, returns.putIn);
    case 'back':
      return money(waterfall, returns.back);
    case 'profit':
      return money(waterfall, sumOf(returns.flows.map((flow) => flow.amount)));
    case 'irr':
      return rateOf(returns);
    case 'multiple':
      return returns.multiple === undefined ? undefined : number(parseExact(returns.multiple.replace('…', '')));
    case 'moved':
      return money(waterfall, movedOf(show, waterfall));
    case 'outstanding':
      return money(
        waterfall,
        sumOf(
          Object.entries(waterfall.balances.outstanding).flatMap(([id, amount]) =>
            show.tranche === undefined || id === show.tranche ? [amount] : [],
          ),
        ),
      );
    case 'held':
      return money(waterfall, waterfall.balances.held);
    default:
      return unreachable(show.value);
  }
}

function returnsOf(show: WaterfallShow, waterfall: Waterfall): Returns {
  if (show.tranche === undefined) return waterfall.overall;
  return must(
    waterfall.tranches.find((tranche) => tranche.id === show.tranche),
    `tranche ${show.tranche}`,
  );
}

/** Money that never came back is a rate of -100 %: the definition of IRR has no answer there, but everybody says so. */
function rateOf(returns: Returns): Computed | undefined {
  if (returns.putIn > 0 && returns.back === 0) return number(exact(-1n), 'rate');
  const { irr } = returns;
  return irr.kind === 'irr' ? number(parseExact(irr.rate.toFixed(6)), 'rate') : undefined;
}

function movedOf(show: WaterfallShow, waterfall: Waterfall): Cents {
  const day: Day | undefined = show.period;
  const moves = waterfall.moves.filter(
    (move) =>
      (show.step === undefined || move.step === show.step) &&
      (show.kind === undefined || move.kind === show.kind) &&
      (show.to === undefined || move.to === show.to) &&
      (show.from === undefined || move.from === show.from) &&
      (show.tranche === undefined || move.tranche === show.tranche) &&
      (day === undefined || move.day === day),
  );
  return sumOf(moves.map((move) => move.amount));
}
