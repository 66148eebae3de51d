import { toDecimalText } from '../../../engine/money.ts';
import type { Cents } from '../../../engine/money.ts';
import type { Line, Refusal, Statement } from '../../../engine/statement.ts';
import type { RunLog, StepLog, TrancheResult, Waterfall } from '../../../engine/waterfall-types.ts';
import type { Settlements } from './figure-value.ts';

/**
 * Statements and waterfall as plain text with ids, for golden files: one fact per line, so that a difference points to its cause.
 * For people there are sentences: see the explanation of the engine.
 */
export function statementText(settled: Settlements): string {
  const statements = settled.statements.map(oneStatement);
  const parts = settled.waterfall === undefined ? statements : [...statements, waterfallText(settled.waterfall)];
  return `${parts.join('\n\n')}\n`;
}

const MOST_REFUSALS = 25;

function oneStatement(statement: Statement): string {
  return [
    `# ${statement.contract}, as of ${statement.asOf}, ${statement.currency}`,
    ...statement.periods.map(
      (period) => `period ${period.from} to ${period.to}: ${period.state}, version ${period.version}, ${period.claims} claims`,
    ),
    ...statement.lines.flatMap((line) => lineText(statement, line)),
    ...refusalText(statement.refusals),
    `total computed ${plain(statement, statement.totals.computed)}, settled before ${plain(statement, statement.totals.alreadySettled)}, due ${plain(statement, statement.totals.due)}`,
    ...totalText(statement, 'payer', statement.totals.byPayer),
    ...totalText(statement, 'payee', statement.totals.byPayee),
  ].join('\n');
}

function plain(of: { readonly currency: string }, amount: Cents): string {
  return toDecimalText(amount, of.currency);
}

function lineText(statement: Statement, line: Line): readonly string[] {
  const money = (amount: Cents): string => plain(statement, amount);
  const { part } = line;
  const settled = line.alreadySettled === 0 ? '' : `, settled before ${money(line.alreadySettled)}`;
  return [
    `${line.period} ${line.kind} ${line.rule}: ${line.payer} -> ${line.payee} ${money(line.computed)}${settled}, due ${money(line.due)} on ${line.dueDay}`,
    `  ${part.claimsAccepted} claims, quantity ${part.quantity}${part.price === undefined ? '' : `, price ${part.price}`}, gross ${money(part.gross)}${line.share === '1' ? '' : `, share ${line.share}`}`,
    ...part.cuts.map((cut) => `  cut by ${cut.limit}: ${money(cut.amount)} from ${cut.items.length} items`),
    ...line.payerCuts.map((cut) => `  cut by ${cut.limit}: ${money(cut.amount)} from this payer`),
    ...(part.rounding === '0' ? [] : [`  rounding ${part.rounding}`]),
    ...(line.tax === 0 ? [] : [`  net ${money(line.net)}, tax ${money(line.tax)}`]),
    ...part.working.map((step) => `  ${step.step}: ${step.text} = ${step.result}${inputText(step.inputs)}`),
  ];
}

function inputText(inputs: Readonly<Record<string, string>>): string {
  const list = Object.entries(inputs).map(([name, value]) => `${name} ${value}`);
  return list.length === 0 ? '' : ` (${list.join(', ')})`;
}

function refusalText(refusals: readonly Refusal[]): readonly string[] {
  const shown = refusals
    .slice(0, MOST_REFUSALS)
    .map((refusal) => `refused ${refusal.claim ?? refusal.rule ?? '-'} of ${refusal.subject ?? '-'}: ${refusal.code}${inputText(refusal.data)}`);
  const rest = refusals.length - shown.length;
  return rest === 0 ? shown : [...shown, `and ${rest} refused more`];
}

function totalText(statement: Statement, side: string, amounts: Readonly<Record<string, Cents>>): readonly string[] {
  return Object.entries(amounts).map(([party, amount]) => `total ${side} ${party} ${plain(statement, amount)}`);
}

function waterfallText(waterfall: Waterfall): string {
  return [
    `# waterfall, as of ${waterfall.asOf}, ${waterfall.currency}${waterfall.ended === undefined ? '' : `, ended ${waterfall.ended.day} by ${waterfall.ended.kind}`}`,
    ...waterfall.moves
      .filter((move) => move.step === undefined)
      .map((move) => `${move.day} ${move.kind}: ${move.from} -> ${move.to} ${plain(waterfall, move.amount)}`),
    ...waterfall.runs.flatMap((run) => runText(waterfall, run)),
    ...waterfall.tranches.map((tranche) => trancheText(waterfall, tranche)),
    `held ${plain(waterfall, waterfall.balances.held)}, unspent ${plain(waterfall, waterfall.balances.unspent)}`,
    ...waterfall.problems.map((problem) => `problem ${problem.day} ${problem.code}${inputText(problem.data)}`),
  ].join('\n');
}

function runText(waterfall: Waterfall, run: RunLog): readonly string[] {
  const steps = run.steps.filter((step) => step.due !== 0 || (step.state !== 'done' && step.state !== 'not_yet'));
  return steps.length === 0
    ? []
    : [`${run.day} ${run.kind}, ${plain(waterfall, run.opening)} to share`, ...steps.map((step) => stepText(waterfall, step))];
}

function stepText(waterfall: Waterfall, step: StepLog): string {
  const caps = step.caps.map((cap) => `, ${cap.cap} took ${plain(waterfall, cap.took)}`).join('');
  const state = step.state === 'done' ? '' : ` ${step.state}`;
  const short = step.short === 0 ? '' : `, short ${plain(waterfall, step.short)}`;
  return `  ${step.step} ${step.pay} ${step.tranche ?? step.to ?? '-'}:${state} due ${plain(waterfall, step.due)}, paid ${plain(waterfall, step.paid)}${short}${caps}${inputText(step.inputs)}`;
}

function trancheText(waterfall: Waterfall, tranche: TrancheResult): string {
  const rate = tranche.irr.kind === 'irr' ? `${(tranche.irr.rate * 100).toFixed(2)} %` : tranche.irr.why;
  return `tranche ${tranche.id}: put in ${plain(waterfall, tranche.putIn)}, back ${plain(waterfall, tranche.back)}, outstanding ${plain(waterfall, tranche.outstanding)}, IRR ${waterfall.ended === undefined ? 'so far ' : ''}${rate}, multiple ${tranche.multiple ?? '-'}`;
}
