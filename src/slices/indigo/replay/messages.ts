import type { Agreement } from './replay-compare.ts';
import type { FindingCode, Use } from './replay-findings.ts';
import type { MaximumMeaning } from './replay-plan.ts';
import type { Reading } from './replay-projects.ts';

/** Dutch is the source; English has the same shape. A finding says what is there, and what you can do about it. */

export type Language = 'nl' | 'en';

type Found = { readonly value: string; readonly column: string; readonly metric: string; readonly project: string };
type Findings = Readonly<Record<FindingCode, (found: Found) => string>>;

const findingsNl: Findings = {
  table_missing: () => 'Dit bestand is er niet. Zet het in de map als je deze gegevens wilt gebruiken.',
  table_empty: () => 'Dit bestand is leeg. Haal het opnieuw op.',
  table_broken: ({ value }) =>
    `Het bestand is vanaf hier niet als CSV te lezen (${value}). Kijk of er een aanhalingsteken te veel of te weinig staat.`,
  column_missing: ({ value }) => `De kolom "${value}" ontbreekt. Zonder die kolom blijft deze waarde overal leeg.`,
  column_repeated: ({ value }) => `De kolom "${value}" staat er vaker in; de eerste telt. Haal de andere weg.`,
  cell_count: ({ value }) =>
    `De rij heeft meer cellen dan de kop (${value}). Daardoor is niet zeker wat waar hoort. Kijk of er een komma zonder aanhalingstekens staat.`,
  row_in_two: () =>
    'Deze rij lijkt in tweeën gebroken door een regeleinde in een cel. Zet die cel tussen aanhalingstekens, of haal het regeleinde weg.',
  number_missing: ({ column }) => `"${column}" is leeg. Vul een getal in.`,
  number_formula: ({ column, value }) => `In "${column}" staat een formule (${value}) en geen uitkomst. Vul het getal zelf in.`,
  number_without_digits: ({ column, value }) => `In "${column}" staat "${value}", zonder getal. Vul het getal in.`,
  number_with_currency: ({ column, value }) => `In "${column}" staat "${value}": de munt hoort in een eigen kolom. Zet hier alleen het getal.`,
  number_with_scale: ({ column, value }) => `In "${column}" staat "${value}": schrijf het getal helemaal uit, zonder M, K of miljoen.`,
  number_percent: ({ column, value }) => `In "${column}" staat "${value}": een deel van het geheel, waar een aantal of bedrag hoort.`,
  number_range: ({ column, value }) => `In "${column}" staat "${value}": dat zijn twee getallen. Kies er een.`,
  number_scientific: ({ column, value }) =>
    `In "${column}" staat "${value}": zo kan een rekenblad cijfers hebben weggelaten. Schrijf het getal helemaal uit.`,
  number_ambiguous: ({ column, value }) =>
    `In "${column}" staat "${value}": dat kan op twee manieren worden gelezen. Schrijf het zonder scheidingstekens, met een punt voor de decimalen.`,
  number_with_words: ({ column, value }) => `In "${column}" staan woorden: "${value}". Zet hier alleen het getal, en de uitleg bij de notities.`,
  number_too_long: ({ column }) => `Het getal in "${column}" is langer dan 40 tekens. Dat is geen bedrag of aantal.`,
  currency_missing: ({ column }) => `Er staat een bedrag, maar geen munt in "${column}". Vul de code in, zoals EUR.`,
  currency_unknown: ({ column, value }) => `"${value}" in "${column}" is niet een bepaalde munt. Vul de code in, zoals SEK.`,
  date_missing: ({ column }) => `"${column}" is leeg. Vul een maand in, zoals 2018-03.`,
  month_does_not_exist: ({ column, value }) =>
    `"${value}" in "${column}" is geen maand die bestaat. Vermoedelijk is een cel te ver doorgetrokken; zoek de maand op.`,
  day_does_not_exist: ({ column, value }) => `"${value}" in "${column}" is geen dag die bestaat. Zoek de dag op.`,
  date_with_words: ({ column, value }) => `"${value}" in "${column}" is geen datum. Schrijf 2018, 2018-03 of 2018-03-01.`,
  price_not_readable: () => 'De prijs bij deze maatstaf is niet te lezen.',
  price_missing: () => 'Er staat geen prijs. Vul de prijs per eenheid in.',
  currency_not_readable: () => 'De munt is niet te lezen; zonder munt is een bedrag niet te vergelijken.',
  several_prices: ({ metric }) => `Voor ${metric} staan er meer prijzen. Welke wanneer geldt, staat er niet bij.`,
  result_missing: ({ metric }) => `Er is een prijs, maar geen resultaat op ${metric}.`,
  result_not_a_number: ({ metric }) => `Het resultaat op ${metric} staat er in woorden; er is niets om mee te rekenen.`,
  result_empty: () => 'De rij noemt geen aantal behaalde resultaten.',
  result_without_metric: () => 'Het resultaat hoort bij het hele project en niet bij een maatstaf.',
  result_interim: () => 'Dit resultaat is een tussenstand. De betaling kan over een langere tijd gaan.',
  several_results: ({ metric }) => `Voor ${metric} zijn er meer resultaten. Ze kunnen elkaar overlappen, dus optellen mag niet.`,
  payment_missing: ({ metric }) => `Er zijn een prijs en een aantal, maar op ${metric} is geen betaling vastgelegd.`,
  payment_not_readable: ({ metric }) => `Een van de betalingen op ${metric} is niet te lezen; een som zou te laag zijn.`,
  currency_differs: ({ metric }) => `Prijs en betaling op ${metric} staan in een andere munt.`,
  payment_planned: () => 'Dit is een geplande betaling. Een project heeft soms vijf plannen naast elkaar: daar is niets aan te toetsen.',
  payment_without_type: () => 'Er staat niet bij of dit gepland of betaald is.',
  payment_type_unknown: ({ value }) => `"${value}" is geen soort betaling. Het kan Planned of Actual zijn.`,
  payment_without_metric: () => 'De betaling hoort bij het hele project en niet bij een maatstaf.',
  amount_missing: () => 'Er staat geen bedrag.',
  price_missing_on_metric: ({ metric }) => `Voor ${metric} is geen prijs vastgelegd.`,
  metric_without_id: () => 'De maatstaf heeft geen nummer, dus niets kan ernaar verwijzen.',
  metric_repeated: ({ metric }) => `${metric} staat er al eerder in. De eerste rij telt.`,
  metric_unknown: ({ metric }) => `${metric} staat niet in de lijst met maatstaven van dit project.`,
  project_without_price: () => 'Van dit project zijn geen prijzen vastgelegd.',
  project_unknown: ({ project }) => `${project} staat niet in projects.csv.`,
  commitment_without_amount: () => 'De toezegging noemt geen bedrag.',
};

const findingsEn: Findings = {
  table_missing: () => 'This file is not there. Put it in the folder if you want to use these data.',
  table_empty: () => 'This file is empty. Fetch it again.',
  table_broken: ({ value }) => `From here on the file cannot be read as CSV (${value}). Look for a quotation mark too many or too few.`,
  column_missing: ({ value }) => `The column "${value}" is missing. Without it this value stays empty everywhere.`,
  column_repeated: ({ value }) => `The column "${value}" is there more than once; the first counts. Remove the others.`,
  cell_count: ({ value }) =>
    `The row has more cells than the header (${value}), so it is not certain what belongs where. Look for a comma without quotation marks.`,
  row_in_two: () => 'This row seems to be broken in two by a line break in a cell. Put that cell between quotation marks, or remove the line break.',
  number_missing: ({ column }) => `"${column}" is empty. Fill in a number.`,
  number_formula: ({ column, value }) => `"${column}" holds a formula (${value}), not its outcome. Fill in the number itself.`,
  number_without_digits: ({ column, value }) => `"${column}" holds "${value}", without a number. Fill in the number.`,
  number_with_currency: ({ column, value }) => `"${column}" holds "${value}": the currency has a column of its own. Put only the number here.`,
  number_with_scale: ({ column, value }) => `"${column}" holds "${value}": write the number in full, without M, K or million.`,
  number_percent: ({ column, value }) => `"${column}" holds "${value}": a part of a whole, where a count or an amount belongs.`,
  number_range: ({ column, value }) => `"${column}" holds "${value}": those are two numbers. Choose one.`,
  number_scientific: ({ column, value }) => `"${column}" holds "${value}": a spreadsheet may have dropped digits this way. Write the number in full.`,
  number_ambiguous: ({ column, value }) =>
    `"${column}" holds "${value}", which can be read in two ways. Write it without separators, with a point before the decimals.`,
  number_with_words: ({ column, value }) => `"${column}" holds words: "${value}". Put only the number here, and the explanation with the notes.`,
  number_too_long: ({ column }) => `The number in "${column}" is longer than 40 characters. That is no amount or count.`,
  currency_missing: ({ column }) => `There is an amount, but no currency in "${column}". Fill in the code, such as EUR.`,
  currency_unknown: ({ column, value }) => `"${value}" in "${column}" is not one certain currency. Fill in the code, such as SEK.`,
  date_missing: ({ column }) => `"${column}" is empty. Fill in a month, such as 2018-03.`,
  month_does_not_exist: ({ column, value }) =>
    `"${value}" in "${column}" is not a month that exists. A cell was probably dragged too far; look the month up.`,
  day_does_not_exist: ({ column, value }) => `"${value}" in "${column}" is not a day that exists. Look the day up.`,
  date_with_words: ({ column, value }) => `"${value}" in "${column}" is not a date. Write 2018, 2018-03 or 2018-03-01.`,
  price_not_readable: () => 'The price of this metric cannot be read.',
  price_missing: () => 'There is no price. Fill in the price per unit.',
  currency_not_readable: () => 'The currency cannot be read; without it an amount cannot be compared.',
  several_prices: ({ metric }) => `There are several prices for ${metric}. Which one counts when is not stated.`,
  result_missing: ({ metric }) => `There is a price, but no result on ${metric}.`,
  result_not_a_number: ({ metric }) => `The result on ${metric} is in words; there is nothing to calculate with.`,
  result_empty: () => 'The row names no number of outcomes achieved.',
  result_without_metric: () => 'The result belongs to the whole project, not to a metric.',
  result_interim: () => 'This result is an interim one. The payment may cover a longer time.',
  several_results: ({ metric }) => `There are several results for ${metric}. They may overlap, so they may not be added up.`,
  payment_missing: ({ metric }) => `There are a price and a number, but no payment was recorded on ${metric}.`,
  payment_not_readable: ({ metric }) => `One of the payments on ${metric} cannot be read; a sum would be too low.`,
  currency_differs: ({ metric }) => `Price and payment on ${metric} are in different currencies.`,
  payment_planned: () => 'This is a planned payment. A project may have five plans beside each other: there is nothing to test against.',
  payment_without_type: () => 'It does not say whether this was planned or paid.',
  payment_type_unknown: ({ value }) => `"${value}" is not a type of payment. It can be Planned or Actual.`,
  payment_without_metric: () => 'The payment belongs to the whole project, not to a metric.',
  amount_missing: () => 'There is no amount.',
  price_missing_on_metric: ({ metric }) => `No price was recorded for ${metric}.`,
  metric_without_id: () => 'The metric has no id, so nothing can refer to it.',
  metric_repeated: ({ metric }) => `${metric} is there already. The first row counts.`,
  metric_unknown: ({ metric }) => `${metric} is not in the list of metrics of this project.`,
  project_without_price: () => 'No prices were recorded for this project.',
  project_unknown: ({ project }) => `${project} is not in projects.csv.`,
  commitment_without_amount: () => 'The commitment names no amount.',
};

const nl = {
  findings: findingsNl,
  agreements: {
    exact: 'gelijk',
    within_1: 'binnen 1 %',
    within_10: 'binnen 10 %',
    further: 'verder weg',
    no_payment: 'geen betaling',
  } satisfies Record<Agreement, string>,
  meanings: { per_metric: 'per maatstaf', per_person: 'per persoon', shared: 'gedeeld, onduidelijk waarvan' } satisfies Record<
    MaximumMeaning,
    string
  >,
  readings: {
    agrees: 'gelijk',
    paid_less: 'minder betaald',
    paid_more: 'meer betaald',
    same_total_as_another_project: 'zelfde som als een ander project',
    maximum_would_bind: 'maximum zou knellen',
    no_payment: 'geen betaling bekend',
    no_price: 'geen prijzen bekend',
    no_units: 'geen aantallen bekend',
    currency_differs: 'verschillende munten',
    payment_not_readable: 'betaling niet te lezen',
  } satisfies Record<Reading, string>,
  uses: { plan: 'wel gebruikt voor de toets van het plan', total: 'wel gebruikt voor het totaal van het project' } satisfies Record<Use, string>,
  title: 'INDIGO nagerekend: aantal × prijs naast de betaling die is vastgelegd',
  funnel: {
    title: 'Hoeveel er te toetsen is',
    projects: 'projecten',
    metrics: 'maatstaven (verschillende)',
    metricRows: 'rijen met maatstaven',
    priceRows: 'prijzen',
    withUnits: '… met een aantal',
    compared: '… met een betaling op dezelfde maatstaf',
    paymentRows: 'betalingen',
    planned: '… gepland',
    actual: '… gedaan',
    untyped: '… zonder soort',
    other: '… met een andere soort',
    paidWithoutPrice: 'projecten met betaling en resultaat, zonder prijs',
    pricedWithoutPayment: 'projecten met prijs en resultaat, zonder betaling',
    inProjects: (count: number) => `(${count} projecten)`,
  },
  agreement: { title: 'Hoe goed het klopt', rows: 'regels', share: 'deel' },
  lines: {
    title: 'Regel voor regel',
    project: 'project',
    metric: 'maatstaf',
    row: 'rij',
    units: 'aantal',
    price: 'prijs',
    computed: 'berekend',
    paid: 'betaald',
    agreement: 'oordeel',
    claims: 'betaling ÷ prijs',
    counts: (claims: string, units: string) => `${claims} keer betaald bij ${units}: de betaling telt claims, het resultaat vermoedelijk mensen`,
    fewer: (claims: string, units: string) => `${claims} keer betaald bij ${units}`,
  },
  projects: {
    title: 'Per project',
    computed: 'berekend',
    recorded: 'vastgelegd',
    ratio: 'vastgelegd/berekend',
    maximum: 'maximum',
    reading: 'lezing',
  },
  plans: {
    title: 'Het plan: prijs × doel naast het maximum',
    maximum: 'maximum',
    planned: 'prijs × doel',
    room: 'maximum ÷ prijs',
    meaning: 'maximum van',
    noTarget: 'geen doel',
  },
  rows: {
    title: 'Rijen die niet in de vergelijking zitten, en waarden die opzij zijn gelegd',
    none: 'Geen: elke rij is gebruikt.',
    row: 'rij',
    rows: 'rijen',
  },
};

type Messages = typeof nl;

const en: Messages = {
  findings: findingsEn,
  agreements: { exact: 'exact', within_1: 'within 1%', within_10: 'within 10%', further: 'further off', no_payment: 'no payment' },
  meanings: { per_metric: 'per metric', per_person: 'per person', shared: 'shared, unclear of what' },
  readings: {
    agrees: 'agrees',
    paid_less: 'less was paid',
    paid_more: 'more was paid',
    same_total_as_another_project: 'same total as another project',
    maximum_would_bind: 'the maximum would bind',
    no_payment: 'no payment known',
    no_price: 'no prices known',
    no_units: 'no numbers known',
    currency_differs: 'different currencies',
    payment_not_readable: 'payment not readable',
  },
  uses: { plan: 'used for the check of the plan', total: 'used for the total of the project' },
  title: 'INDIGO replayed: units × price beside the payment on record',
  funnel: {
    title: 'How much can be tested',
    projects: 'projects',
    metrics: 'metrics (distinct)',
    metricRows: 'rows with metrics',
    priceRows: 'prices',
    withUnits: '… with a number of units',
    compared: '… with a payment on the same metric',
    paymentRows: 'payments',
    planned: '… planned',
    actual: '… actual',
    untyped: '… without a type',
    other: '… of another type',
    paidWithoutPrice: 'projects with payment and result, without price',
    pricedWithoutPayment: 'projects with price and result, without payment',
    inProjects: (count: number) => `(${count} projects)`,
  },
  agreement: { title: 'How well it agrees', rows: 'lines', share: 'share' },
  lines: {
    title: 'Line by line',
    project: 'project',
    metric: 'metric',
    row: 'row',
    units: 'units',
    price: 'price',
    computed: 'computed',
    paid: 'paid',
    agreement: 'verdict',
    claims: 'payment ÷ price',
    counts: (claims: string, units: string) => `paid ${claims} times for ${units}: the payment counts claims, the result probably people`,
    fewer: (claims: string, units: string) => `paid ${claims} times for ${units}`,
  },
  projects: { title: 'Per project', computed: 'computed', recorded: 'recorded', ratio: 'recorded/computed', maximum: 'maximum', reading: 'reading' },
  plans: {
    title: 'The plan: price × target beside the maximum',
    maximum: 'maximum',
    planned: 'price × target',
    room: 'maximum ÷ price',
    meaning: 'maximum',
    noTarget: 'no target',
  },
  rows: {
    title: 'Rows that are not in the comparison, and values that were left aside',
    none: 'None: every row was used.',
    row: 'row',
    rows: 'rows',
  },
};

export function wordsIn(language: Language): Messages {
  return language === 'nl' ? nl : en;
}

const LONGEST_VALUE = 80;

/** What is wrong with a row or value, and what to do about it. A long value is cut here; the JSON keeps it whole. */
export function findingSentence(found: Found & { readonly code: FindingCode }, language: Language): string {
  const value = found.value.length > LONGEST_VALUE ? `${found.value.slice(0, LONGEST_VALUE)}…` : found.value;
  return wordsIn(language).findings[found.code]({ ...found, value: value.replace(/\s+/g, ' ') });
}
