/** Words of the books. Dutch is the source; English has the same shape. */
const nl = {
  trial: {
    title: 'Proefbalans',
    lead: (day: string) => `Alle rekeningen zoals ze stonden op ${day}. Debet en credit zijn samen gelijk.`,
    caption: 'Proefbalans: debet, credit en saldo per rekening',
    party: 'Partij',
    account: 'Rekening',
    debit: 'Debet',
    credit: 'Credit',
    balance: 'Saldo',
    total: 'Samen',
    balanced: 'De boeken kloppen: debet en credit zijn gelijk.',
    unbalanced: 'De boeken kloppen niet. Meld dit aan je beheerder; boek niets meer.',
  },
  entries: {
    title: 'Boekingen',
    caption: 'Boekingen met hun regels',
    day: 'Boekdag',
    what: 'Boeking',
    filter: 'Rekening',
    all: 'Alle rekeningen',
    more: 'Hier staan de eerste 200 boekingen. Download de boeken voor alles.',
    kinds: {
      outcome: 'Uitkomst',
      minimum: 'Minimum',
      fee: 'Vergoeding',
      deduction: 'Aftrek',
      late_interest: 'Rente bij te late betaling',
      reversal: 'Tegenboeking',
    } satisfies Record<string, string>,
    upTo: (day: string) => `tot en met ${day}`,
    count: (count: number) => (count === 1 ? '1 boeking' : `${count} boekingen`),
  },
  exports: {
    title: 'Neem de boeken mee',
    lead: 'Open formaten, te lezen door andere boekhoudprogramma’s.',
    formats: { hledger: 'hledger', beancount: 'Beancount', csv: 'CSV (spreadsheet)', json: 'JSON' },
  },
  balance: {
    adds: (count: string, amount: string) => (count === '1' ? `Eén boeking geeft ${amount}.` : `${count} bedragen tellen op tot ${amount}.`),
  },
  empty: 'Er is nog niets geboekt op deze dag.',
  emptyHint: 'Een afrekening komt in de boeken als de betaler haar goedkeurt en boekt.',
  emptyWay: 'Ga naar de afrekening',
};

const en: typeof nl = {
  trial: {
    title: 'Trial balance',
    lead: (day) => `All accounts as they stood on ${day}. Debits and credits add up to the same.`,
    caption: 'Trial balance: debit, credit and balance per account',
    party: 'Party',
    account: 'Account',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
    total: 'Total',
    balanced: 'The books are right: debits and credits are equal.',
    unbalanced: 'The books are not right. Tell your administrator; book nothing more.',
  },
  entries: {
    title: 'Transfers',
    caption: 'Transfers with their entries',
    day: 'Booked on',
    what: 'Transfer',
    filter: 'Account',
    all: 'All accounts',
    more: 'These are the first 200 transfers. Download the books for all.',
    kinds: {
      outcome: 'Outcome',
      minimum: 'Minimum',
      fee: 'Fee',
      deduction: 'Deduction',
      late_interest: 'Late payment interest',
      reversal: 'Reversal',
    },
    upTo: (day) => `up to ${day}`,
    count: (count) => (count === 1 ? '1 transfer' : `${count} transfers`),
  },
  exports: {
    title: 'Take the books along',
    lead: 'Open formats that other bookkeeping programs read.',
    formats: { hledger: 'hledger', beancount: 'Beancount', csv: 'CSV (spreadsheet)', json: 'JSON' },
  },
  balance: {
    adds: (count, amount) => (count === '1' ? `One entry gives ${amount}.` : `${count} amounts add up to ${amount}.`),
  },
  empty: 'Nothing was booked by this day.',
  emptyHint: 'A settlement enters the books when the payer approves and books it.',
  emptyWay: 'Go to the settlement',
};

export const booksWords = { nl, en };
export type BooksWords = typeof nl;
