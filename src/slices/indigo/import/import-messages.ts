import type { DraftNote, LeftOutCode, MissingCode, NoteData } from './import-notes.ts';
import { type Language, findingSentence } from '../replay/messages.ts';

/** What a draft misses and what was left out, in Dutch and English. Every sentence says what to do or where to look. */

type Told = Required<NoteData>;
type Sentences = Readonly<Record<MissingCode | LeftOutCode, (data: Told) => string>>;

const list = (data: Told) => data.names.join(', ');

const nl: Sentences = {
  currency_missing: () => 'INDIGO noemt geen munt. XXX betekent: nog geen munt. Vul de code in, zoals EUR.',
  currencies_several: (data) => `INDIGO noemt meer munten (${list(data)}). XXX betekent: nog geen munt. Kies er een.`,
  period_from_missing: () => 'De eerste dag ontbreekt. Vul de dag in waarop het contract begint.',
  period_to_missing: () => 'De laatste dag ontbreekt. Vul de dag in waarop het contract eindigt.',
  period_to_before_from: (data) => `Volgens INDIGO eindigt het contract op ${data.value}, voor het begin. Zoek de juiste dag op.`,
  period_day_assumed: (data) => `INDIGO zegt alleen "${data.value}" (${data.column}). Vul de echte dag in.`,
  parties_missing: () => 'INDIGO noemt geen organisaties. Vul in wie meedoet.',
  commissioner_missing: () => 'Er is geen opdrachtgever bekend. Vul in wie betaalt.',
  provider_missing: () => 'Er is geen uitvoerder bekend. Vul in wie het werk doet.',
  assessor_missing: () => 'Er is geen beoordelaar bekend. Vul in wie de resultaten vaststelt, los van wie eraan verdient.',
  payer_shares_missing: (data) => `Er betalen meer partijen (${list(data)}). Vul bij payers in wie welk deel betaalt.`,
  calendar_missing: () => 'INDIGO weet niet wanneer er wordt afgerekend en betaald. Vul calendar in.',
  capital_missing: () => 'INDIGO weet niet hoe het geld van investeerders terugkomt. Vul capital in.',
  outcomes_missing: () => 'INDIGO noemt geen maatstaven. Vul in welke uitkomsten betaald worden.',
  definition_missing: (data) => `Van ${data.metric} ontbreekt nog: ${list(data)}. Zonder deze afspraken kan er niet getekend worden.`,
  price_missing: (data) => `Voor ${data.metric} staat er geen prijs in dit concept. Vul een regel in die zegt wat er betaald wordt.`,
  metric_without_description: (data) => `${data.metric} heeft een prijs maar staat niet in de lijst met maatstaven. Vul in wat het is.`,
  several_prices: (data) =>
    `${place(data, 'rij')}: voor ${data.metric} zijn er meer prijzen (hier ${data.value}); niet duidelijk is welke wanneer geldt.`,
  price_other_currency: (data) => `${place(data, 'rij')}: de prijs van ${data.metric} is in ${data.value}.`,
  price_not_positive: (data) => `${place(data, 'rij')}: de prijs van ${data.metric} is ${data.value}.`,
  price_conditions: (data) => `${place(data, 'rij')}: bij de prijs van ${data.metric} staan voorwaarden in woorden: ${data.value}`,
  value_not_readable: (data) => `${place(data, 'rij')}: ${unread(data, 'nl')}`,
  maximum_shared: (data) => `${place(data, 'rij')}: alle prijzen hebben hetzelfde maximum (${data.value}); niet duidelijk is waarvan.`,
  maximum_other_currency: (data) => `${place(data, 'rij')}: een maximum staat in ${data.value}.`,
  several_commitments: (data) =>
    `Er zijn meer toezeggingen die van elkaar verschillen (${data.organisation === '' ? data.value : data.organisation}). Zoek op welke geldt.`,
  open_role: (data) => `${place(data, 'rij')}: ${data.organisation} (${data.value}) heeft geen rol die een afspraak over betalen kent.`,
  assessor_not_independent: (data) =>
    `${data.organisation} toetst volgens INDIGO de resultaten, maar heeft ook een andere rol. Kies een beoordelaar die er los van staat.`,
  third_role: (data) => `${data.organisation} heeft al twee rollen; de rol ${data.value} is weggelaten.`,
  organisation_without_name: (data) => `${data.organisation} staat niet in organisations.csv. Vul de naam in.`,
  metric_without_id: (data) => `${place(data, 'rij')}: een maatstaf zonder nummer.`,
  metric_repeated: (data) => `${place(data, 'rij')}: ${data.metric} staat er al; de eerste rij telt.`,
  target: (data) => `${place(data, 'rij')}: het doel van ${data.metric} (${data.value}) is een verwachting en geen afspraak over betalen.`,
  metric_notes: (data) => `${place(data, 'rij')}: notitie bij ${data.metric}: ${data.value}`,
  investment: (data) => `${data.file}: ${data.count} rijen. INDIGO noemt bedragen, maar geen rang, rente of volgorde.`,
  results: (data) => `${data.file}: ${data.count} rijen. Resultaten zijn gegevens en geen afspraken.`,
  payments: (data) => `${data.file}: ${data.count} rijen. Betalingen zijn gegevens en geen afspraken.`,
  not_read: (data) => `${rowPlace(data, 'rij')} is niet gelezen en kan bij dit project horen. ${unread(data, 'nl')}`,
};

const en: Sentences = {
  currency_missing: () => 'INDIGO names no currency. XXX means: no currency yet. Fill in the code, such as EUR.',
  currencies_several: (data) => `INDIGO names several currencies (${list(data)}). XXX means: no currency yet. Choose one.`,
  period_from_missing: () => 'The first day is missing. Fill in the day on which the contract starts.',
  period_to_missing: () => 'The last day is missing. Fill in the day on which the contract ends.',
  period_to_before_from: (data) => `According to INDIGO the contract ends on ${data.value}, before it starts. Look up the right day.`,
  period_day_assumed: (data) => `INDIGO only says "${data.value}" (${data.column}). Fill in the real day.`,
  parties_missing: () => 'INDIGO names no organisations. Fill in who takes part.',
  commissioner_missing: () => 'No commissioner is known. Fill in who pays.',
  provider_missing: () => 'No provider is known. Fill in who does the work.',
  assessor_missing: () => 'No assessor is known. Fill in who establishes the results, apart from who earns by them.',
  payer_shares_missing: (data) => `Several parties pay (${list(data)}). Fill in under payers who pays which part.`,
  calendar_missing: () => 'INDIGO does not know when it is settled and paid. Fill in calendar.',
  capital_missing: () => 'INDIGO does not know how the money of investors comes back. Fill in capital.',
  outcomes_missing: () => 'INDIGO names no metrics. Fill in which outcomes are paid.',
  definition_missing: (data) => `Still missing for ${data.metric}: ${list(data)}. Without these agreements it cannot be signed.`,
  price_missing: (data) => `There is no price for ${data.metric} in this draft. Fill in a rule that says what is paid.`,
  metric_without_description: (data) => `${data.metric} has a price but is not in the list of metrics. Fill in what it is.`,
  several_prices: (data) => `${place(data, 'row')}: there are several prices for ${data.metric} (here ${data.value}); which counts when is unclear.`,
  price_other_currency: (data) => `${place(data, 'row')}: the price of ${data.metric} is in ${data.value}.`,
  price_not_positive: (data) => `${place(data, 'row')}: the price of ${data.metric} is ${data.value}.`,
  price_conditions: (data) => `${place(data, 'row')}: the price of ${data.metric} has conditions in words: ${data.value}`,
  value_not_readable: (data) => `${place(data, 'row')}: ${unread(data, 'en')}`,
  maximum_shared: (data) => `${place(data, 'row')}: all prices have the same maximum (${data.value}); of what is unclear.`,
  maximum_other_currency: (data) => `${place(data, 'row')}: a maximum is in ${data.value}.`,
  several_commitments: (data) =>
    `There are several commitments that differ (${data.organisation === '' ? data.value : data.organisation}). Look up which one counts.`,
  open_role: (data) => `${place(data, 'row')}: ${data.organisation} (${data.value}) has no role that an agreement on payment knows.`,
  assessor_not_independent: (data) =>
    `According to INDIGO ${data.organisation} checks the results, but it has another role too. Choose an assessor who stands apart.`,
  third_role: (data) => `${data.organisation} has two roles already; the role ${data.value} was left out.`,
  organisation_without_name: (data) => `${data.organisation} is not in organisations.csv. Fill in its name.`,
  metric_without_id: (data) => `${place(data, 'row')}: a metric without an id.`,
  metric_repeated: (data) => `${place(data, 'row')}: ${data.metric} is there already; the first row counts.`,
  target: (data) => `${place(data, 'row')}: the target of ${data.metric} (${data.value}) is an expectation, not an agreement on payment.`,
  metric_notes: (data) => `${place(data, 'row')}: note on ${data.metric}: ${data.value}`,
  investment: (data) => `${data.file}: ${data.count} rows. INDIGO names amounts, but no rank, interest or order.`,
  results: (data) => `${data.file}: ${data.count} rows. Results are facts, not agreements.`,
  payments: (data) => `${data.file}: ${data.count} rows. Payments are facts, not agreements.`,
  not_read: (data) => `${rowPlace(data, 'row')} was not read and may belong to this project. ${unread(data, 'en')}`,
};

function place(data: Told, row: string): string {
  return data.file === '' ? 'INDIGO' : `${data.file}, ${row} ${data.row}`;
}

/** A whole file has no row. */
function rowPlace(data: Told, row: string): string {
  return data.row === 0 ? data.file : place(data, row);
}

function unread(data: Told, language: Language): string {
  return findingSentence({ code: data.problem, value: data.value, column: data.column, metric: data.metric, project: '' }, language);
}

const NOTHING: Told = { value: '', file: '', row: 0, column: '', metric: '', organisation: '', names: [], count: 0, problem: 'number_with_words' };

export function draftSentence(note: DraftNote, language: Language): string {
  return (language === 'nl' ? nl : en)[note.code]({ ...NOTHING, ...note.data });
}
