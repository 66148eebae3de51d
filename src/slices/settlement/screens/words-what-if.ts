import type { Change } from '../../../engine/compare.ts';
import type { WhatIf, WhatIfProblem } from '../what-if.ts';

/** Words of the what-if page. Dutch is the source; English has the same shape. */
const nl = {
  title: 'Wat als het anders was gegaan?',
  lead: 'Verander één gegeven of één afspraak en zie wat er dan was betaald. Er wordt niets bewaard.',
  kind: 'Wat verander je?',
  kinds: {
    price: 'Een prijs', limit: 'Een grens', claim_left_out: 'Een claim weglaten', claim_verdict: 'Het oordeel over een claim', claim_quantity: 'De hoeveelheid van een claim',
    claim_day: 'De dag van een claim', claim_added: 'Een claim erbij', measure_value: 'Een meting',
  } satisfies Record<WhatIf['kind'], string>,
  rule: 'Betaalregel', limit: 'Grens', claim: 'Claim', measure: 'Meting', outcome: 'Uitkomst', subject: 'Pseudoniem', subjectHint: 'Een code, geen naam',
  price: 'Nieuwe prijs', max: 'Nieuw maximum', quantity: 'Nieuwe hoeveelheid', value: 'Nieuwe waarde', day: 'Nieuwe dag', dayAdded: 'Dag', verdict: 'Nieuw oordeel',
  numberHint: 'Schrijf een punt voor de cijfers achter de komma: 1250.50',
  was: (text: string) => `Nu: ${text}`,
  verdicts: { accepted: 'Goedgekeurd', rejected: 'Afgekeurd', claimed: 'Nog niet beoordeeld', withdrawn: 'Ingetrokken' },
  show: 'Laat zien',
  again: 'Begin opnieuw',
  none: 'Dit contract heeft hier niets van. Kies iets anders.',
  problems: {
    number_shape: (value: string) => (value === '' ? 'Vul een getal in, zoals 1250.50.' : `"${value}" is geen getal zoals wij het lezen. Schrijf het als 1250.50, zonder teken voor de munt.`),
    day_shape: (value: string) => (value === '' ? 'Kies een dag.' : `"${value}" is geen dag. Schrijf hem als 2026-11-23.`),
    empty_value: () => 'Vul een pseudoniem in, zoals p101.',
  } satisfies Record<WhatIfProblem['code'], (value: string) => string>,
  effect: {
    title: 'Wat er dan was betaald',
    same: 'Er verandert niets aan wat er is betaald.',
    more: (amount: string) => `Dan was er ${amount} meer betaald.`,
    less: (amount: string) => `Dan was er ${amount} minder betaald.`,
    claims: (count: number) => (count === 1 ? 'Het bedrag van 1 claim verandert.' : `Het bedrag van ${count} claims verandert.`),
    shifted: 'Een grens schuift mee: ook andere claims krijgen een ander bedrag.',
    caption: 'Per regel: wat het is, wat het dan was geweest en het verschil',
    period: 'Periode tot', line: 'Betaalregel', payer: 'Betaler', before: 'Nu', after: 'Dan', difference: 'Verschil', total: 'Samen', change: 'Verandering',
    changes: { new: 'nieuw', gone: 'vervalt', more: 'meer', less: 'minder', same: 'gelijk' } satisfies Record<Change, string>,
    onlyChanged: 'Alleen wat verandert', empty: 'Geen enkele regel verandert.',
  },
  waiting: 'Kies hierboven wat je verandert.',
};

const en: typeof nl = {
  title: 'What if it had gone otherwise?',
  lead: 'Change one fact or one term and see what would have been paid. Nothing is stored.',
  kind: 'What do you change?',
  kinds: {
    price: 'A price', limit: 'A limit', claim_left_out: 'Leave a claim out', claim_verdict: 'The verdict on a claim', claim_quantity: 'The quantity of a claim',
    claim_day: 'The day of a claim', claim_added: 'Add a claim', measure_value: 'A measure',
  },
  rule: 'Payment rule', limit: 'Limit', claim: 'Claim', measure: 'Measure', outcome: 'Outcome', subject: 'Pseudonym', subjectHint: 'A code, not a name',
  price: 'New price', max: 'New maximum', quantity: 'New quantity', value: 'New value', day: 'New day', dayAdded: 'Day', verdict: 'New verdict',
  numberHint: 'Write a point before the decimals: 1250.50',
  was: (text) => `Now: ${text}`,
  verdicts: { accepted: 'Accepted', rejected: 'Rejected', claimed: 'Not judged yet', withdrawn: 'Withdrawn' },
  show: 'Show me',
  again: 'Start again',
  none: 'This contract has none of these. Choose something else.',
  problems: {
    number_shape: (value) => (value === '' ? 'Fill in a number, such as 1250.50.' : `"${value}" is not a number as we read it. Write it as 1250.50, without a currency sign.`),
    day_shape: (value) => (value === '' ? 'Choose a day.' : `"${value}" is not a day. Write it as 2026-11-23.`),
    empty_value: () => 'Fill in a pseudonym, such as p101.',
  },
  effect: {
    title: 'What would have been paid',
    same: 'Nothing changes in what was paid.',
    more: (amount) => `Then ${amount} more would have been paid.`,
    less: (amount) => `Then ${amount} less would have been paid.`,
    claims: (count) => (count === 1 ? 'The amount of 1 claim changes.' : `The amount of ${count} claims changes.`),
    shifted: 'A limit moves along: other claims get another amount too.',
    caption: 'Per line: what it is, what it would have been, and the difference',
    period: 'Period up to', line: 'Payment rule', payer: 'Payer', before: 'Now', after: 'Then', difference: 'Difference', total: 'Total', change: 'Change',
    changes: { new: 'new', gone: 'gone', more: 'more', less: 'less', same: 'same' },
    onlyChanged: 'Only what changes', empty: 'No line changes.',
  },
  waiting: 'Choose above what you change.',
};

export const whatIfWords = { nl, en };
export type WhatIfWords = typeof nl;
