import { EXACT_ZERO, type Exact, parseExact, plus, toText } from '../../../engine/decimal.ts';
import { sum } from '../../../engine/money.ts';
import { must } from '../../../engine/result.ts';
import type { Statement } from '../../../engine/statement.ts';
import type { Contract, TermSheet } from '../../../engine/terms.ts';
import { metricsOf, outcomeLines, paymentsOf, pricingsOf, resultsOf } from './export-outcomes.ts';
import { commitmentsOf, intermediariesOf, investmentsOf, provisionsOf } from './export-parties.ts';
import { type ExportContext, decimalNumber, moneyNumber, plainText, valueOn, wrapped } from './export-values.ts';

export type ExportOptions = {
  /** Party id → INDIGO organisation id ("INDIGO-ORG-0006"). A party that is not in it keeps its own id. */
  readonly organisations?: Readonly<Record<string, string>>;
};

/**
 * A contract with its settlement as one project of the INDIGO data standard 4.1 (schema project.json).
 * In: a term sheet or all versions, and a statement of it. Out: an object for `JSON.stringify`. Everything is PRIVATE: publishing is
 * a decision of people. There are counts of people in it, never their pseudonyms.
 */
export function exportIndigo(contract: TermSheet | Contract, statement: Statement, options: ExportOptions = {}) {
  const sheet = versionOn('lente' in contract ? [contract] : contract, statement.asOf);
  const context: ExportContext = { sheet, asOf: statement.asOf, organisation: (party) => options.organisations?.[party] ?? party };
  return {
    status: 'PRIVATE',
    name: { value: plainText(sheet.title) },
    stage_development: { value: stageOf(context), status: 'PRIVATE' },
    dates: {
      start_date_of_service_provision: { value: sheet.period.from, status: 'PRIVATE' },
      anticipated_completion_date: { value: sheet.period.to, status: 'PRIVATE' },
      notes: 'First and last day of the contract.',
    },
    overall_project_finance: financeOf(context, statement),
    notes: sheet.promise === undefined ? undefined : { value: plainText(sheet.promise), status: 'PRIVATE' },
    sources: [
      { id: 'source1', name: { value: `Term sheet ${sheet.contract}, version ${sheet.version}` }, type: { value: 'Contract' }, status: 'PRIVATE' },
    ],
    service_provisions: provisionsOf(context),
    outcome_payment_commitments: commitmentsOf(context, statement),
    investments: investmentsOf(context),
    intermediary_services: intermediariesOf(context),
    outcome_metrics: atLeastOne(metricsOf(context)),
    outcome_pricings: pricingsOf(context),
    results: resultsOf(context, statement),
    outcome_payments: paymentsOf(context, statement),
  };
}

/** The schema refuses an empty list here, but allows no list. */
function atLeastOne<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function versionOn(versions: Contract, asOf: string): TermSheet {
  const started = versions.findLast((sheet) => (sheet.effective ?? sheet.period.from) <= asOf);
  return must(started ?? versions[0], 'version of the contract');
}

function stageOf({ sheet, asOf }: ExportContext): 'Contracted' | 'Implementation' | 'Complete' {
  if (asOf < sheet.period.from) return 'Contracted';
  return asOf < sheet.period.to ? 'Implementation' : 'Complete';
}

function financeOf({ sheet, asOf }: ExportContext, statement: Statement) {
  const currency = { value: sheet.currency };
  const invested = (sheet.capital?.tranches ?? []).reduce<Exact>((total, tranche) => plus(total, parseExact(tranche.committed)), EXACT_ZERO);
  const limit = sheet.limits.find(
    (candidate) =>
      candidate.each === 'contract' && candidate.outcomes === undefined && candidate.rules === undefined && candidate.payer === undefined,
  );
  const maximum = limit?.max === undefined ? undefined : valueOn(limit.max, asOf);
  const paid = moneyNumber(sum(outcomeLines(statement).map((line) => line.net)), statement.currency);
  return {
    total_investment_commitment: sheet.capital === undefined ? undefined : { currency, amount: { exact: wrapped(Number(toText(invested, 20))) } },
    maximum_potential_outcome_payment_v2: maximum === undefined ? undefined : { currency, amount: { value: decimalNumber(maximum) } },
    total_outcome_payments_made: { currency: { value: statement.currency }, amount: { value: paid } },
  };
}
