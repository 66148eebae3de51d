import type { Finding, FindingCode } from './prove-stored.ts';

type Words = Readonly<Record<FindingCode, string>>;

const NL: Words = {
  changed: 'is na het bewaren veranderd, of buiten Lente om toegevoegd',
  gone: 'is verdwenen',
  changed_before: 'was vóór een eerdere update van Lente al na het bewaren veranderd',
  gone_before: 'was vóór een eerdere update van Lente al verdwenen',
  not_as_booked: 'is niet meer de boeking die is gemaakt',
  balance_differs: 'heeft een saldo dat niet uit de boekingen volgt',
  rows_of_batch: 'telt een ander aantal regels dan er is geüpload',
  event_of_batch: 'heeft geen gebeurtenis die zegt dat het is geüpload',
  batch_of_event: 'gaat over een bestand dat er niet is',
  event_of_version: 'heeft geen gebeurtenis die zegt dat deze afspraken zijn vastgelegd',
  event_of_state: 'heeft een stand die niet past bij wat er is gebeurd',
  event_of_approval: 'heeft geen gebeurtenis die zegt dat deze partij akkoord gaf',
  approval_of_event: 'gaat over een akkoord dat er niet is',
  sum_of_lines: 'heeft een totaal dat niet de som van zijn regels is',
  line_of_statement: 'is anders dan in het overzicht dat is goedgekeurd',
  transfer_of_line: 'is geboekt zonder de boeking die erbij hoort',
  reason_of_transfer: 'hoort bij geen afrekening en bij geen betaling',
};

const EN: Words = {
  changed: 'was changed after it was saved, or added outside Lente',
  gone: 'is gone',
  changed_before: 'had been changed after it was saved before an earlier update of Lente',
  gone_before: 'was gone before an earlier update of Lente',
  not_as_booked: 'is not the booking that was made any more',
  balance_differs: 'has a balance that does not follow from the bookings',
  rows_of_batch: 'has another number of rows than was uploaded',
  event_of_batch: 'has no event that says it was uploaded',
  batch_of_event: 'is about a file that is not there',
  event_of_version: 'has no event that says these terms were recorded',
  event_of_state: 'has a state that does not fit what happened',
  event_of_approval: 'has no event that says this party agreed',
  approval_of_event: 'is about an approval that is not there',
  sum_of_lines: 'has a total that is not the sum of its lines',
  line_of_statement: 'differs from the statement that was approved',
  transfer_of_line: 'was booked without the booking that belongs to it',
  reason_of_transfer: 'belongs to no settlement and to no payment',
};

/** One finding as a sentence: the table, the row, and what is wrong with it. */
export function renderFinding({ table, key, code, count }: Finding, language: 'nl' | 'en'): string {
  const what = (language === 'nl' ? NL : EN)[code];
  if (key !== '') return `${table} ${key}: ${what}.`;
  return language === 'nl' ? `${table}: ${count} rij(en) ${what}.` : `${table}: ${count} row(s) ${what}.`;
}
