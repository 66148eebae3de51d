import type { StateTone } from '../../../web/ui/StateBadge.tsx';
import type { ContractListRow } from '../contract-shapes.ts';

/** Words of the contract screens. Dutch is the source; English has the same shape. */
const nl = {
  list: {
    title: 'Contracten',
    lead: 'Elk contract zegt wat een uitkomst oplevert, wie betaalt en wat het bewijs is.',
    caption: 'Contracten die je mag zien',
    search: 'Zoek op naam, partij of munt',
    searchHint: 'Bijvoorbeeld: Utrecht, bond of EUR',
    form: 'Vorm',
    allForms: 'Alle vormen',
    name: 'Contract',
    parties: 'Partijen',
    period: 'Periode',
    state: 'Stand',
    paid: 'Geboekt',
    open: 'Open',
    allPaid: 'Betaald',
    paidWhy: '(naar de afrekening die dit uitlegt)',
    hidden: 'niet voor jou',
    others: (count: number) => (count === 1 ? 'en 1 andere' : `en ${count} andere`),
    empty: 'Er zijn nog geen contracten die je mag zien.',
    emptyHint: 'Kies een andere rol, of schrijf zelf een eerste contract.',
    noMatch: 'Geen contract past bij wat je zoekt.',
    noMatchHint: 'Haal een woord weg of kies alle vormen.',
    first: 'Schrijf een contract',
    count: (shown: number, all: number) => `${shown === all ? '' : `${shown} van `}${all === 1 ? '1 contract' : `${all} contracten`}`,
    download: 'Download als CSV',
  },
  forms: { direct: 'Direct', sib: 'Social impact bond', subsidy: 'Subsidie', loan: 'Lening' } satisfies Record<ContractListRow['form'], string>,
  states: { active: 'Loopt', ended: 'Afgesloten', future: 'Begint nog', past: 'Looptijd voorbij' },
  to: 'tot en met',
};

const en: typeof nl = {
  list: {
    title: 'Contracts',
    lead: 'Each contract says what an outcome earns, who pays and what proves it.',
    caption: 'Contracts you may see',
    search: 'Search by name, party or currency',
    searchHint: 'For example: Utrecht, bond or EUR',
    form: 'Form',
    allForms: 'All forms',
    name: 'Contract',
    parties: 'Parties',
    period: 'Period',
    state: 'State',
    paid: 'Booked',
    open: 'Open',
    allPaid: 'Paid',
    paidWhy: '(to the settlement that explains this)',
    hidden: 'not for you',
    others: (count) => (count === 1 ? 'and 1 other' : `and ${count} others`),
    empty: 'There are no contracts yet that you may see.',
    emptyHint: 'Choose another role, or write a first contract yourself.',
    noMatch: 'No contract fits your search.',
    noMatchHint: 'Take a word away or choose all forms.',
    first: 'Write a contract',
    count: (shown, all) => `${shown === all ? '' : `${shown} of `}${all === 1 ? '1 contract' : `${all} contracts`}`,
    download: 'Download as CSV',
  },
  forms: { direct: 'Direct', sib: 'Social impact bond', subsidy: 'Subsidy', loan: 'Loan' },
  states: { active: 'Running', ended: 'Closed', future: 'Still to start', past: 'Term is over' },
  to: 'to',
};

export const contractWords = { nl, en };
export type ContractWords = typeof nl;

/** Where a contract stands today, as a word and a tone. */
export function stateOf(
  contract: { readonly state: 'active' | 'ended'; readonly from: string; readonly to: string },
  today: string,
): { readonly word: keyof ContractWords['states']; readonly tone: StateTone } {
  if (contract.state === 'ended') return { word: 'ended', tone: 'stopped' };
  if (contract.from > today) return { word: 'future', tone: 'draft' };
  return contract.to < today ? { word: 'past', tone: 'stopped' } : { word: 'active', tone: 'open' };
}

/** A text of the terms in the reader's language. */
export function textIn(text: string | { readonly nl: string; readonly en: string }, language: 'nl' | 'en'): string {
  return typeof text === 'string' ? text : text[language];
}
