/** Words of the questions about a sender's own headings and words. Dutch is the source; English has the same shape. */
type Words = {
  readonly title: string;
  readonly lead: string;
  readonly column: (written: string) => string;
  readonly label: (written: string, field: string) => string;
  readonly choose: string;
  readonly leaveOut: string;
  readonly confirm: string;
  readonly remembered: string;
  readonly sheet: string;
  readonly fields: Readonly<Record<string, string>>;
};

const nl: Words = {
  title: 'Klopt dit zo?',
  lead: 'In dit bestand staan eigen kolomnamen of woorden. Kijk of we ze goed begrijpen; dat vragen we één keer.',
  column: (written: string) => `De kolom “${written}” is`,
  label: (written: string, field: string) => `“${written}” (${field}) is`,
  choose: 'Kies …',
  leaveOut: 'laat deze kolom weg',
  confirm: 'Zo klopt het',
  remembered: 'We onthouden dit voor dit contract. Een volgend bestand met dezelfde woorden lezen we meteen.',
  sheet: 'Blad van de spreadsheet',
  fields: {
    kind: 'soort gegeven',
    id: 'nummer van de rij',
    day: 'dag waarop het gebeurde',
    recorded: 'dag waarop het is vastgelegd',
    series: 'reeks',
    outcome: 'uitkomst',
    subject: 'pseudoniem van de deelnemer',
    sequence: 'volgnummer',
    quantity: 'aantal',
    group: 'groep',
    payee: 'ontvanger',
    payer: 'betaler',
    verdict: 'oordeel',
    reason: 'reden',
    name: 'naam van de meting of gebeurtenis',
    value: 'waarde van de meting',
    source: 'bron',
    amount: 'bedrag',
    party: 'partij',
    tranche: 'tranche',
    period: 'laatste dag van de periode',
  },
};

const en: Words = {
  title: 'Is this right?',
  lead: 'This file has headings or words of its own. See whether we understand them; we ask once.',
  column: (written) => `The column “${written}” is`,
  label: (written, field) => `“${written}” (${field}) is`,
  choose: 'Choose …',
  leaveOut: 'leave this column out',
  confirm: 'This is right',
  remembered: 'We remember this for this contract. A next file with the same words is read at once.',
  sheet: 'Sheet of the spreadsheet',
  fields: {
    kind: 'kind of fact',
    id: 'number of the row',
    day: 'day on which it happened',
    recorded: 'day on which it was written down',
    series: 'series',
    outcome: 'outcome',
    subject: 'pseudonym of the participant',
    sequence: 'sequence',
    quantity: 'quantity',
    group: 'group',
    payee: 'payee',
    payer: 'payer',
    verdict: 'verdict',
    reason: 'reason',
    name: 'name of the measure or event',
    value: 'value of the measure',
    source: 'source',
    amount: 'amount',
    party: 'party',
    tranche: 'tranche',
    period: 'last day of the period',
  },
};

export type MappingWords = Words;
export const mappingWords = { nl, en };
