/**
 * The path of the data, from the first talk to the money: the order of this list is the order of the rooms.
 * A slice reads from the slices before it and never from those after it. The import rules (.dependency-cruiser.mjs)
 * are made from this list, so a new room starts with a line here.
 *
 * Only rooms that have something in them are listed. The others come in when they are built, in these places:
 * customer and offer (customers) before contract; journey between contract and outcome; assessment between outcome
 * and settlement; happiness (happy) after settlement; then time, nursery and reflection (me).
 */

/** The four groups of the menu, in the order a phone shows them. */
export const groups = [
  { name: 'customers', nl: 'Klanten', en: 'Customers' },
  { name: 'agreements', nl: 'Afspraken', en: 'Agreements' },
  { name: 'happy', nl: 'Blij', en: 'Happy' },
  { name: 'me', nl: 'Ik', en: 'Me' },
];

/**
 * `models` are the files of a room that only think, beside its noun.ts: readers of its files, shapes, small decisions.
 * They also run in the browser, so they may import the engine, other models, zod, yaml, csv-parse, fflate and saxen, and nothing else.
 * A name stands for its parts too: `fact-file` is fact-file.ts and fact-file-csv.ts; the noun itself works the same way.
 */
export const slices = [
  {
    name: 'contract',
    group: 'agreements',
    nl: 'Contract',
    en: 'Contract',
    isBuilt: true,
    models: ['term-sheet', 'schema', 'check-messages', 'can-be-settled'],
  },
  { name: 'outcome', group: 'agreements', nl: 'Uitkomst', en: 'Outcome', isBuilt: true, models: ['fact-file', 'fact-messages', 'fact-changes'] },
  {
    name: 'settlement',
    group: 'agreements',
    nl: 'Afrekening',
    en: 'Settlement',
    isBuilt: true,
    models: ['postings', 'statement-shape', 'visible-statement', 'what-if', 'books-shape', 'last-day', 'payments'],
  },
  // The world's impact bonds as test, source and destination: reads what comes before, nothing reads it.
  { name: 'indigo', group: 'agreements', nl: 'INDIGO', en: 'INDIGO', isBuilt: true, models: [] },
];
