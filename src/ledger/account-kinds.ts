/**
 * The one list of kinds of account. Whoever books, shows or exports an account looks here: on which side it grows, what it is to a
 * bookkeeping program, and which code of the Dutch reference chart (RGS 3.7) stands beside it. Pure: it also runs in the browser.
 *
 * Revenue has the code of the group (WOmzNod): which account below it is right depends on the rate of the tax, which the owner of the books knows.
 */
export type KindOfAccount = {
  readonly side: 'debit' | 'credit';
  /** Of hledger: asset, liability, equity, revenue, expense, cash. */
  readonly type: 'A' | 'L' | 'E' | 'R' | 'X' | 'C';
  readonly rgs: string;
  readonly name: { readonly nl: string; readonly en: string };
};

export const ACCOUNT_KINDS = {
  outcome_cost: { side: 'debit', type: 'X', rgs: 'WKprKuwKuw', name: { nl: 'kosten van uitkomsten', en: 'cost of outcomes' } },
  fee_cost: { side: 'debit', type: 'X', rgs: 'WKprKuwAek', name: { nl: 'kosten van vergoedingen', en: 'cost of fees' } },
  interest_cost: { side: 'debit', type: 'X', rgs: 'WFbeOrlRos', name: { nl: 'rentekosten', en: 'interest cost' } },
  programme_cost: { side: 'debit', type: 'X', rgs: 'WBedAlkOal', name: { nl: 'kosten van het programma', en: 'cost of the programme' } },
  payable: { side: 'credit', type: 'L', rgs: 'BSchCreHac', name: { nl: 'te betalen', en: 'payable' } },
  receivable: { side: 'debit', type: 'A', rgs: 'BVorDebHad', name: { nl: 'te ontvangen', en: 'receivable' } },
  outcome_income: { side: 'credit', type: 'R', rgs: 'WOmzNod', name: { nl: 'opbrengst van uitkomsten', en: 'income from outcomes' } },
  fee_income: { side: 'credit', type: 'R', rgs: 'WOmzNod', name: { nl: 'opbrengst van vergoedingen', en: 'income from fees' } },
  interest_income: { side: 'credit', type: 'R', rgs: 'WFbeRlmAre', name: { nl: 'renteopbrengst', en: 'interest income' } },
  tax: { side: 'credit', type: 'L', rgs: 'BSchBepBtw', name: { nl: 'af te dragen btw', en: 'tax to be paid' } },
  bank: { side: 'debit', type: 'C', rgs: 'BLimBanRba', name: { nl: 'bank', en: 'bank' } },
  loan_given: { side: 'debit', type: 'A', rgs: 'BFvaLenLen', name: { nl: 'uitgeleend kapitaal', en: 'capital lent' } },
  loan_taken: { side: 'credit', type: 'L', rgs: 'BLasOlsOsl', name: { nl: 'geleend kapitaal', en: 'capital borrowed' } },
} as const satisfies Readonly<Record<string, KindOfAccount>>;
export type AccountKind = keyof typeof ACCOUNT_KINDS;

/** The five roots of beancount. */
export const BEANCOUNT_ROOTS: Readonly<Record<KindOfAccount['type'], string>> = {
  A: 'Assets',
  C: 'Assets',
  L: 'Liabilities',
  E: 'Equity',
  R: 'Income',
  X: 'Expenses',
};

/** Undefined: books that were opened by somebody else, with a word of their own. */
export function kindOfAccount(word: string): KindOfAccount | undefined {
  return Object.entries(ACCOUNT_KINDS).find(([kind]) => kind === word)?.[1];
}
