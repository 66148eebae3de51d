import { fromInteger, parseExact } from '../../../engine/decimal.ts';
import { minorDigits, sum } from '../../../engine/money.ts';
import { allocate, toCents } from '../../../engine/rounding.ts';
import type { Statement } from '../../../engine/statement.ts';
import type { Party, Role, TermSheet } from '../../../engine/terms.ts';
import { outcomeLines } from './export-outcomes.ts';
import { type ExportContext, decimalNumber, moneyNumber, plainText, valueOn, wrapped } from './export-values.ts';

/** Who takes part, in the tables of INDIGO: providers, payers, investors, and everybody else as an intermediary. */

function having(sheet: TermSheet, role: Role): readonly Party[] {
  return sheet.parties.filter((party) => party.roles.includes(role));
}

export function provisionsOf({ sheet, organisation }: ExportContext) {
  return having(sheet, 'provider').map((party, at) => ({
    id: `serviceprovision${at + 1}`,
    organisation_id: { value: organisation(party.id) },
    planned_service: { start_date: { value: sheet.period.from }, end_date: { value: sheet.period.to } },
    source_ids: 'source1',
    notes: party.name,
    status: 'PRIVATE',
  }));
}

export function commitmentsOf(context: ExportContext, statement: Statement) {
  const { sheet, asOf, organisation } = context;
  const isOver = asOf >= sheet.period.to;
  return having(sheet, 'commissioner').map((party) => ({
    organisation_id: { value: organisation(party.id) },
    maximum_potential_outcome_payment: payerMaximum(context, party.id),
    result_type: { value: isOver ? 'Overall' : 'Interim' },
    period: { start_date: { value: sheet.period.from }, end_date: { value: isOver ? sheet.period.to : asOf } },
    total_outcome_payments: {
      currency: { value: statement.currency },
      amount: {
        value: moneyNumber(
          sum(
            outcomeLines(statement)
              .filter((line) => line.payer === party.id)
              .map((line) => line.net),
          ),
          statement.currency,
        ),
      },
    },
    source_ids: 'source1',
    notes: party.name,
    status: 'PRIVATE',
  }));
}

function payerMaximum({ sheet, asOf }: ExportContext, payer: string) {
  const limit = sheet.limits.find(
    (candidate) => candidate.each === 'payer' && candidate.payer === payer && candidate.outcomes === undefined && candidate.rules === undefined,
  );
  const max = limit?.max === undefined ? undefined : valueOn(limit.max, asOf);
  return max === undefined ? undefined : { currency: { value: sheet.currency }, amount: { value: decimalNumber(max) } };
}

/** Each holder of each tranche with its part of the commitment; the parts sum to the whole. */
export function investmentsOf({ sheet, organisation }: ExportContext) {
  const digits = minorDigits(sheet.currency);
  const parts = (sheet.capital?.tranches ?? []).flatMap((tranche) => {
    const committed = toCents(parseExact(tranche.committed), digits, 'half-up');
    const amounts = allocate(
      committed,
      tranche.holders.map((holder) => ('share' in holder ? parseExact(holder.share) : fromInteger(holder.units))),
    );
    return tranche.holders.map((holder, at) => ({ tranche, holder, amount: amounts[at] }));
  });
  const held = parts.map(({ tranche, holder, amount }, at) => ({
    id: `investment${at + 1}`,
    organisation_id: { value: organisation(holder.party) },
    investment_commitment: {
      currency: { value: sheet.currency },
      amount: { exact: wrapped(amount === undefined ? undefined : moneyNumber(amount, sheet.currency)) },
    },
    source_ids: 'source1',
    notes: tranche.title === undefined ? tranche.id : plainText(tranche.title),
    status: 'PRIVATE',
  }));
  const holders = new Set(parts.map(({ holder }) => holder.party));
  const others = having(sheet, 'investor').filter((party) => !holders.has(party.id));
  return [
    ...held,
    ...others.map((party, at) => ({
      id: `investment${held.length + at + 1}`,
      organisation_id: { value: organisation(party.id) },
      investment_commitment: undefined,
      source_ids: 'source1',
      notes: party.name,
      status: 'PRIVATE',
    })),
  ];
}

/** INDIGO has no row of its own for arranger and assessor: both are intermediaries with a description. */
export function intermediariesOf({ sheet, organisation }: ExportContext) {
  const described: readonly (readonly [Role, string])[] = [
    ['arranger', 'Arranger of the contract'],
    ['assessor', 'Independent assessor of the outcomes'],
  ];
  return described.flatMap(([role, words]) =>
    having(sheet, role).map((party) => ({
      organisation_id: { value: organisation(party.id) },
      organisation_role_category: { value: 'Other' },
      other_role_description: { value: words },
      source_ids: 'source1',
      notes: party.name,
      status: 'PRIVATE',
    })),
  );
}
