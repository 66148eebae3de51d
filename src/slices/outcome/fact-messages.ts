import { type Catalogue, type Language, SHAPE_EN, SHAPE_NL, type Say, sayer, when } from '../../engine/issue-words.ts';
import { signName } from '../../engine/issue-words-written.ts';
import { SOURCE_EN, SOURCE_NL } from '../../notation/source-messages.ts';
import { XLSX_EN, XLSX_NL } from '../../notation/xlsx-messages.ts';
import type { FactCode, FactFileCode, FactIssue } from './fact-file-types.ts';

const meantNl = (say: Say): string => when(say('nearest'), ` Bedoel je "${say('nearest')}"?`);
const meantEn = (say: Say): string => when(say('nearest'), ` Do you mean "${say('nearest')}"?`);
const chooseNl = (say: Say): string => meantNl(say) + when(say('known'), ` Kies uit: ${say('known')}.`);
const chooseEn = (say: Say): string => meantEn(say) + when(say('known'), ` Choose from: ${say('known')}.`);

/** The way out: a code for a person, other words in a sentence. */
const outNl = (say: Say): string =>
  SENTENCE_FIELDS.has(say('field'))
    ? 'Haal het weg; zeg het zonder de persoon te noemen.'
    : 'Gebruik een eigen code die niets over de persoon zegt, zoals p001 of h03.';
const outEn = (say: Say): string =>
  SENTENCE_FIELDS.has(say('field'))
    ? 'Remove it; say it without naming the person.'
    : 'Use a code of your own that says nothing about the person, such as p001 or h03.';
const SENTENCE_FIELDS: ReadonlySet<string> = new Set(['reason', 'source']);

/** What a file is that looks like a table by its name only, and the way out. */
const OTHER_KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    page: 'een webpagina. Open het in je spreadsheet en bewaar het als "Excel-werkmap (.xlsx)"',
    xml: 'een XML-bestand. Open het in je spreadsheet en bewaar het als "Excel-werkmap (.xlsx)"',
    pdf: 'een PDF. Vraag om het bestand waarvan de PDF is gemaakt, als spreadsheet of CSV',
    text: 'een tekst met opmaak (RTF). Bewaar het in je tekstverwerker als gewone tekst in UTF-8',
    json: 'JSON. Geef het een naam die op .json eindigt',
  },
  en: {
    page: 'a web page. Open it in your spreadsheet and save it as "Excel workbook (.xlsx)"',
    xml: 'an XML file. Open it in your spreadsheet and save it as "Excel workbook (.xlsx)"',
    pdf: 'a PDF. Ask for the file it was made of, as a spreadsheet or CSV',
    text: 'a text with layout (RTF). Save it in your word processor as plain text in UTF-8',
    json: 'JSON. Give it a name that ends in .json',
  },
};

const FACTS_NL: Catalogue<FactFileCode> = {
  csv_quote: () =>
    'Er staat ergens een aanhalingsteken dat niet gesloten wordt; daardoor is de rest van het bestand niet te lezen. Sluit het of haal het weg.',
  csv_no_rows: () => 'Dit bestand heeft geen rijen onder de kopregel. Zet bovenaan de namen van de kolommen en daaronder per rij één gegeven.',
  csv_line_too_long: (say) => `Deze regel heeft meer dan ${say('limit')} tekens. Kijk of dit het goede bestand is, met één gegeven per regel.`,
  unknown_column: (say) =>
    `De kolom "${say('field')}" kennen we niet, en geen formule vraagt ernaar.${meantNl(say)} Verbeter de naam of haal de kolom weg.${say('nearest') === '' ? ` Kolommen die we kennen: ${say('known')}.` : ''}`,
  too_many_columns: (say) => `Dit bestand heeft ${say('count')} kolommen; we lezen er hoogstens ${say('limit')}. Kijk of dit het goede bestand is.`,
  unnamed_column: (say) =>
    `Kolom ${say('position')} heeft geen naam, en in rij ${say('row')} staat er "${say('value')}". Geef de kolom een naam of maak haar leeg.`,
  column_read_as: (say) => `De kolom "${say('value')}" lezen we als "${say('read')}".`,
  label_read_as: (say) => `Bij "${say('field')}" lezen we "${say('value')}" als "${say('read')}".`,
  unseen_sign_removed: (say) =>
    `In "${say('field')}" stond ${signName(say, 'nl')}; we lezen "${say('value')}". Haal het ook weg in je eigen bestand.`,
  number_read_as: (say) =>
    `Bij "${say('field')}" staat ${say('value')}; we lezen ${say('read')}. Klopt dat niet? Schrijf het getal zonder tekens tussen de duizenden.`,
  number_like_thousands: (say) =>
    `Bij "${say('field')}" staat ${say('value')}: dat kan ${say('large')} zijn of ${say('means').replace('.', ',')}. Schrijf ${say('large')}, of ${say('small')} als je het kleine getal bedoelt.`,
  day_read_as: (say) => `Bij "${say('field')}" staat "${say('value')}"; we lezen de dag ${say('read')}. Klopt dat niet? Schrijf jaar-maand-dag.`,
  same_person: (say) =>
    `"${say('value')}" lijkt op "${say('read')}"${say('other') === '' ? ', dat er al is' : ` in rij ${say('other')}`}; we lezen het als dezelfde persoon. Zijn het twee mensen? Geef ze codes die meer verschillen.`,
  duplicate_column: (say) =>
    say('other') === ''
      ? `De kolom "${say('value')}" staat er twee keer. Haal er een weg.`
      : `De kolommen "${say('other')}" en "${say('value')}" lezen we allebei als "${say('read')}". Haal er een weg of geef er een andere naam aan.`,
  missing_column: (say) =>
    say('kind') === ''
      ? `De kolom "${say('field')}" ontbreekt. Voeg haar toe.`
      : `Bij een rij van de soort "${say('kind')}" hoort "${say('field')}". Vul het in.`,
  row_too_long: (say) =>
    `Deze rij heeft ${say('cells')} vakken en de kopregel ${say('columns')}. Schrijf getallen met een punt (12.5, niet 12,5) en zet ${say('sign') === '' ? 'aanhalingstekens' : `rechte aanhalingstekens (" in plaats van ${say('sign')})`} om een tekst met een komma.`,
  unknown_kind: (say) => `"${say('value')}" is geen soort gegeven.${chooseNl(say)}`,
  field_not_for_kind: (say) =>
    `Bij een rij van de soort "${say('kind')}" hoort niets in "${say('field')}"; er staat "${say('value')}". Maak het vak leeg of kies een andere soort.`,
  unknown_outcome: (say) => `De uitkomst "${say('value')}" staat niet in het contract.${chooseNl(say)}`,
  unknown_payer: (say) => `De betaler "${say('value')}" is geen partij van het contract.${chooseNl(say)}`,
  unknown_party: (say) => `"${say('value')}" is geen partij van het contract.${chooseNl(say)}`,
  unknown_tranche: (say) => `De tranche "${say('value')}" staat niet in het contract.${chooseNl(say)}`,
  unknown_period: (say) => `"${say('value')}" is niet de laatste dag van een periode.${chooseNl(say)}`,
  unknown_group: (say) => `Geen regel noemt de groep "${say('value')}".${chooseNl(say)}`,
  measure_not_used: (say) => `Geen formule vraagt naar de meting "${say('value')}"; zij telt dus niet mee.${meantNl(say)} Kijk of de naam klopt.`,
  event_not_used: (say) => `Geen formule vraagt naar de gebeurtenis "${say('value')}"; zij doet dus niets.${meantNl(say)} Kijk of de naam klopt.`,
  value_not_used: (say) => `Geen formule vraagt naar "${say('field')}"; het getal telt dus niet mee.${meantNl(say)} Kijk of de naam klopt.`,
  cell_formula_wrong: (say) =>
    `Bij "${say('field')}" staat ${say('value')}: de formule in dit vak gaat mis. Verbeter haar, of schrijf de uitkomst zelf.`,
  cell_formula_empty: (say) =>
    `Bij "${say('field')}" staat een formule waarvan de uitkomst niet is bewaard. Open het bestand in je spreadsheet, bewaar het, en kies het opnieuw.`,
  code_by_spreadsheet: (say) =>
    `Bij "${say('field')}" heeft de spreadsheet van een code een datum of een afgerond getal gemaakt (${say('value')}). Geef de kolom de celeigenschap Tekst en typ de code opnieuw.`,
  cell_merged: (say) =>
    `Bij "${say('field')}" is dit vak samengevoegd met een ander vak. Maak de samenvoeging los en vul in elke rij in wat daar hoort.`,
  number_is_time: (say) =>
    `Bij "${say('field')}" staat een tijd: ${say('value')}. Een spreadsheet bewaart dat als een deel van een dag. Geef de cel de eigenschap Getal en schrijf de uren als getal${when(say('read'), `: ${say('read')}`)}.`,
  number_is_day: (say) =>
    `Bij "${say('field')}" staat een dag: ${say('value')}. Een spreadsheet maakt soms een dag van een getal, zoals 1 mei van 1.5. Geef de cel de eigenschap Getal en typ het getal opnieuw.`,
  sheet_chosen: (say) => `We lezen het blad "${say('value')}". Er zijn meer bladen, die we niet lezen: ${say('known')}.`,
  rows_hidden: (say) =>
    `In dit blad ${say('count') === '1' ? 'is 1 rij' : `zijn ${say('count')} rijen`} verborgen, bijvoorbeeld door een filter. We lezen ${say('count') === '1' ? 'die' : 'ze'} ook.`,
  columns_hidden: (say) => `In dit blad zijn kolommen verborgen: ${say('known')}. We lezen ze ook.`,
  rows_above_header: (say) => `De kopregel staat op rij ${say('row')}. Wat erboven staat lezen we niet.`,
  not_a_table: (say) => `Dit bestand is geen tabel maar ${OTHER_KINDS.nl[say('kind')] ?? 'iets anders'}.`,
  duplicate_id: (say) =>
    `De id "${say('value')}" staat ook op rij ${say('other')}. Geef elke rij een eigen id. Is het een verbetering? Vul dan bij "recorded" een latere dag in.`,
  day_outside_period: (say) =>
    `De dag ${say('value')} ligt buiten de looptijd (${say('from')} tot en met ${say('to')}). Verbeter de dag of haal de rij weg.`,
  recorded_before_day: (say) => `Deze rij is vastgelegd op ${say('value')}, voordat het gebeurde op ${say('day')}. Verbeter een van de twee dagen.`,
  recorded_in_future: (say) =>
    `Deze rij is volgens het bestand gemeld op ${say('value')}, en dat is na vandaag (${say('today')}). Verbeter "recorded" of laat het leeg.`,
  day_in_future: (say) =>
    `Dit gebeurt pas op ${say('value')}, na vandaag (${say('today')}). Stuur het als het zover is, of zet het in een eigen reeks ("series").`,
  receipt_by_file: () => 'Akkoord gaan met een eerdere ontvangst doet de betaler zelf, op de pagina Gegevens. Haal de rij weg.',
  paid_by_others: () => 'Deze betaling is van anderen. Alleen wie betaalt of ontvangt, levert haar aan. Haal de rij weg.',
  payee_needed: () => 'Meer partijen kunnen hier geld krijgen. Zet bij "payee" wie deze betaling kreeg.',
  negative_number: (say) => `Bij "${say('field')}" staat ${say('value')}; dat kan niet onder nul zijn. Verbeter het getal.`,
  too_many_decimals: (say) =>
    `Bij "${say('field')}" staat ${say('value')}; we rekenen met hoogstens 6 decimalen. Rond het getal zelf af, zoals het contract zegt.`,
  looks_like_a_name: (say) => `In "${say('field')}" lijkt een naam van een mens te staan. ${outNl(say)}`,
  looks_like_a_birth_date: (say) => `In "${say('field')}" lijkt een geboortedatum te staan. ${outNl(say)}`,
  looks_like_a_bsn: (say) => `In "${say('field')}" lijkt een burgerservicenummer te staan. ${outNl(say)}`,
  looks_like_an_email: (say) => `In "${say('field')}" staat een e-mailadres. ${outNl(say)}`,
  looks_like_a_phone_number: (say) => `In "${say('field')}" lijkt een telefoonnummer te staan. ${outNl(say)}`,
};

const FACTS_EN: Catalogue<FactFileCode> = {
  csv_quote: () => 'Somewhere a quote is opened and not closed, so the rest of the file cannot be read. Close it or remove it.',
  csv_no_rows: () => 'This file has no rows below its header. Put the names of the columns on top and one fact on each row below.',
  csv_line_too_long: (say) => `This line has more than ${say('limit')} characters. Check whether this is the right file, with one fact on each line.`,
  unknown_column: (say) =>
    `The column "${say('field')}" is not known, and no formula asks for it.${meantEn(say)} Correct the name or remove the column.${say('nearest') === '' ? ` Known columns: ${say('known')}.` : ''}`,
  too_many_columns: (say) => `This file has ${say('count')} columns; at most ${say('limit')} are read. Check whether this is the right file.`,
  unnamed_column: (say) =>
    `Column ${say('position')} has no name, and in row ${say('row')} it says "${say('value')}". Give the column a name or empty it.`,
  column_read_as: (say) => `The column "${say('value')}" is read as "${say('read')}".`,
  label_read_as: (say) => `"${say('value')}" is read as "${say('read')}" at "${say('field')}".`,
  unseen_sign_removed: (say) =>
    `"${say('field')}" had ${signName(say, 'en')} in it; it is read as "${say('value')}". Remove it in your own file as well.`,
  number_read_as: (say) =>
    `"${say('field')}" is ${say('value')}; it is read as ${say('read')}. Is that not right? Write the number without signs between the thousands.`,
  number_like_thousands: (say) =>
    `"${say('field')}" is ${say('value')}: that can be ${say('large')} or ${say('means')}. Write ${say('large')}, or ${say('small')} if you mean the small number.`,
  day_read_as: (say) => `"${say('field')}" is "${say('value')}"; it is read as the day ${say('read')}. Is that not right? Write year-month-day.`,
  same_person: (say) =>
    `"${say('value')}" looks like "${say('read')}"${say('other') === '' ? ', which is there already' : ` in row ${say('other')}`}; it is read as the same person. Are they two people? Give them codes that differ more.`,
  duplicate_column: (say) =>
    say('other') === ''
      ? `The column "${say('value')}" is there twice. Remove one of them.`
      : `The columns "${say('other')}" and "${say('value')}" are both read as "${say('read')}". Remove one of them or give it another name.`,
  missing_column: (say) =>
    say('kind') === ''
      ? `The column "${say('field')}" is missing. Add it.`
      : `A row of the kind "${say('kind')}" needs "${say('field')}". Fill it in.`,
  row_too_long: (say) =>
    `This row has ${say('cells')} cells and the header ${say('columns')}. Write numbers with a point (12.5, not 12,5) and put ${say('sign') === '' ? 'quotes' : `straight quotes (" instead of ${say('sign')})`} around a text with a comma.`,
  unknown_kind: (say) => `"${say('value')}" is not a kind of fact.${chooseEn(say)}`,
  field_not_for_kind: (say) =>
    `A row of the kind "${say('kind')}" has nothing in "${say('field')}"; it says "${say('value')}". Empty the cell or choose another kind.`,
  unknown_outcome: (say) => `The outcome "${say('value')}" is not in the contract.${chooseEn(say)}`,
  unknown_payer: (say) => `The payer "${say('value')}" is not a party of the contract.${chooseEn(say)}`,
  unknown_party: (say) => `"${say('value')}" is not a party of the contract.${chooseEn(say)}`,
  unknown_tranche: (say) => `The tranche "${say('value')}" is not in the contract.${chooseEn(say)}`,
  unknown_period: (say) => `"${say('value')}" is not the last day of a period.${chooseEn(say)}`,
  unknown_group: (say) => `No rule names the group "${say('value')}".${chooseEn(say)}`,
  measure_not_used: (say) => `No formula asks for the measure "${say('value')}", so it does not count.${meantEn(say)} Check the name.`,
  event_not_used: (say) => `No formula asks for the event "${say('value')}", so it does nothing.${meantEn(say)} Check the name.`,
  value_not_used: (say) => `No formula asks for "${say('field')}", so the number does not count.${meantEn(say)} Check the name.`,
  cell_formula_wrong: (say) => `"${say('field')}" is ${say('value')}: the formula in this cell goes wrong. Correct it, or write its result yourself.`,
  cell_formula_empty: (say) =>
    `"${say('field')}" is a formula whose result was not saved. Open the file in your spreadsheet, save it, and choose it again.`,
  code_by_spreadsheet: (say) =>
    `At "${say('field')}" the spreadsheet made a date or a rounded number of a code (${say('value')}). Give the column the cell format Text and type the code again.`,
  cell_merged: (say) => `This cell of "${say('field')}" is merged with another one. Undo that and fill in what belongs on each row.`,
  number_is_time: (say) =>
    `"${say('field')}" is a time: ${say('value')}. A spreadsheet keeps that as a part of a day. Give the cell the format Number and write the hours as a number${when(say('read'), `: ${say('read')}`)}.`,
  number_is_day: (say) =>
    `"${say('field')}" is a day: ${say('value')}. A spreadsheet sometimes makes a day of a number, such as 1 May of 1.5. Give the cell the format Number and type the number again.`,
  sheet_chosen: (say) => `The sheet "${say('value')}" is read. There are more sheets, which are not read: ${say('known')}.`,
  rows_hidden: (say) =>
    `In this sheet ${say('count') === '1' ? '1 row is' : `${say('count')} rows are`} hidden, by a filter for example. ${say('count') === '1' ? 'It is' : 'They are'} read too.`,
  columns_hidden: (say) => `In this sheet columns are hidden: ${say('known')}. They are read too.`,
  rows_above_header: (say) => `The header is on row ${say('row')}. What stands above it is not read.`,
  not_a_table: (say) => `This file is no table but ${OTHER_KINDS.en[say('kind')] ?? 'something else'}.`,
  duplicate_id: (say) =>
    `The id "${say('value')}" is also on row ${say('other')}. Give every row an id of its own. Is it a correction? Then fill in a later day at "recorded".`,
  day_outside_period: (say) =>
    `The day ${say('value')} lies outside the term (${say('from')} up to and including ${say('to')}). Correct the day or remove the row.`,
  recorded_before_day: (say) => `This row was written down on ${say('value')}, before it happened on ${say('day')}. Correct one of the two days.`,
  recorded_in_future: (say) =>
    `By the file this row was reported on ${say('value')}, and that is after today (${say('today')}). Correct "recorded" or leave it empty.`,
  day_in_future: (say) =>
    `This happens on ${say('value')}, after today (${say('today')}). Send it when the day has come, or give it a series of its own ("series").`,
  receipt_by_file: () => 'The payer agrees to an earlier receipt itself, on the page Facts. Remove the row.',
  paid_by_others: () => 'This payment is of others. Only who pays or receives hands it in. Remove the row.',
  payee_needed: () => 'More parties can get money here. Fill in at "payee" who got this payment.',
  negative_number: (say) => `"${say('field')}" is ${say('value')}; it cannot be below zero. Correct the number.`,
  too_many_decimals: (say) =>
    `"${say('field')}" is ${say('value')}; we calculate with at most 6 decimals. Round the number yourself, as the contract says.`,
  looks_like_a_name: (say) => `"${say('field')}" seems to hold the name of a person. ${outEn(say)}`,
  looks_like_a_birth_date: (say) => `"${say('field')}" seems to hold a date of birth. ${outEn(say)}`,
  looks_like_a_bsn: (say) => `"${say('field')}" seems to hold a citizen service number (BSN). ${outEn(say)}`,
  looks_like_an_email: (say) => `"${say('field')}" holds an e-mail address. ${outEn(say)}`,
  looks_like_a_phone_number: (say) => `"${say('field')}" seems to hold a telephone number. ${outEn(say)}`,
};

export const FACT_MESSAGES: Readonly<Record<Language, Catalogue<FactCode>>> = {
  nl: { ...SOURCE_NL, ...XLSX_NL, ...SHAPE_NL, ...FACTS_NL },
  en: { ...SOURCE_EN, ...XLSX_EN, ...SHAPE_EN, ...FACTS_EN },
};

/** "facts.csv:12 (quantity) …" for a table, "facts.yaml:12:5 …" for YAML: file and line as editors make a link of. */
export function renderFactIssue(issue: FactIssue, language: Language): string {
  const sentence = renderFactSentence(issue, language);
  if (issue.row === undefined) return `${issue.file}:${issue.line}:${issue.column} ${sentence}`;
  return `${issue.file}:${issue.line}${when(issue.field, ` (${issue.field})`)} ${sentence}`;
}

export function renderFactSentence(issue: Pick<FactIssue, 'code' | 'data'>, language: Language): string {
  return FACT_MESSAGES[language][issue.code](sayer(issue.data, language));
}
