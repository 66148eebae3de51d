import { type Day, day } from './calendar.ts';

/**
 * Dutch statutory interest, for terms that name it instead of a rate. The same rows, each with its source, stand in reference/ for people to
 * check; statutory-interest.test.ts holds the two together. A new rate is a row in both.
 */

/** One for each article: 6:119 BW, 6:119a BW (between businesses), 6:119b BW (a public body that pays a business). */
export const STATUTORY = ['statutory', 'statutory_trade', 'statutory_government'] as const;
export type Statutory = (typeof STATUTORY)[number];

export type RateRow = { readonly from: Day | undefined; readonly value: string };

/** The last day of which the rate is known, looked up on 28 November 2026. Later days take the last rate, and say so. */
export const STATUTORY_KNOWN_UNTIL: Day = day('2026-12-31');

const row = (from: string, value: string): RateRow => ({ from: day(from), value });

/** Set by decree (6:120 lid 1): ECB rate + 2.25, rounded to half a per cent, changed when it differs by a whole one or more. */
const ORDINARY: readonly RateRow[] = [
  row('2002-01-01', '7%'),
  row('2003-08-01', '5%'),
  row('2004-02-01', '4%'),
  row('2007-01-01', '6%'),
  row('2009-07-01', '4%'),
  row('2010-01-01', '3%'),
  row('2011-07-01', '4%'),
  row('2012-07-01', '3%'),
  row('2015-01-01', '2%'),
  row('2023-01-01', '4%'),
  row('2023-07-01', '6%'),
  row('2024-01-01', '7%'),
  row('2025-01-01', '6%'),
  row('2026-01-01', '4%'),
];

/** Follows from the law (6:120 lid 2): ECB rate of the last day before the half year + 8, until 15 March 2013 + 7. */
const TRADE: readonly RateRow[] = [
  row('2002-12-01', '10.35%'),
  row('2003-01-01', '9.85%'),
  row('2003-07-01', '9.1%'),
  row('2004-01-01', '9.02%'),
  row('2004-07-01', '9.01%'),
  row('2005-01-01', '9.09%'),
  row('2005-07-01', '9.05%'),
  row('2006-01-01', '9.25%'),
  row('2006-07-01', '9.83%'),
  row('2007-01-01', '10.58%'),
  row('2007-07-01', '11.07%'),
  row('2008-01-01', '11.2%'),
  row('2008-07-01', '11.07%'),
  row('2009-01-01', '9.5%'),
  row('2009-07-01', '8%'),
  row('2011-07-01', '8.25%'),
  row('2012-01-01', '8%'),
  row('2013-01-01', '7.75%'),
  row('2013-03-16', '8.75%'),
  row('2013-07-01', '8.5%'),
  row('2014-01-01', '8.25%'),
  row('2014-07-01', '8.15%'),
  row('2015-01-01', '8.05%'),
  row('2016-07-01', '8%'),
  row('2023-01-01', '10.5%'),
  row('2023-07-01', '12%'),
  row('2024-01-01', '12.5%'),
  row('2024-07-01', '12.25%'),
  row('2025-01-01', '11.15%'),
  row('2025-07-01', '10.15%'),
  row('2026-07-01', '10.4%'),
];

/** 6:119b exists since 16 March 2013 and has the rate of 6:119a; before, 6:119a held for public bodies too. */
export const STATUTORY_RATES: Readonly<Record<Statutory, readonly RateRow[]>> = {
  statutory: ORDINARY,
  statutory_trade: TRADE,
  statutory_government: TRADE,
};

export function isStatutory(rate: unknown): rate is Statutory {
  return STATUTORY.some((name) => name === rate);
}
