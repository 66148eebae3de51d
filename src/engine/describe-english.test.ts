import { describe, expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { DESCRIBE_CASES } from './describe.testing.ts';
import { must } from './result.ts';
import { makeSheet } from './testing.ts';

/** The terms of a contract as people read them in English, word for word; `_` stands for a space that does not break. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'the contract': [
    'Mensen vinden werk.',
    'This is a social impact bond: investors pay for the work in advance and get money back by result.',
    'Why this way: Geen geld vooruit.',
    'The contract runs from 1 January 2026 to 31 December 2026.',
    'This is version 2. It counts from 1 July 2026.',
    'Afterwards: Rechtstreeks.',
  ],
  'a party in two roles': ['Anker does the work and pays for the work in advance.'],
  'the calendar': [
    'It is settled every month.',
    'An outcome must be reported within 1 day.',
    'Payment is within 14 days after the end of the period.',
    'When facts come in later, or it is settled later, that time counts from that day.',
    'Only those who are enrolled count.',
    'There are places for 1,200 people.',
    'Amounts are rounded to 0.01 (half goes up).',
  ],
  'a calendar with its own days': [
    'It is settled over the time up to 15 June 2026 and 31 December 2026.',
    'Payment is on the last day of the period.',
    'When facts come in later, or it is settled later, that time counts from that day.',
    'Amounts are rounded to 0.01 (half goes up).',
  ],
  'what counts, and what is the proof': [
    '“Baan” earns €100.00 per claim.',
    'What counts: Een baan.',
    'When it is reached: Minstens 24 uur.',
    'How long it must last: Een half jaar.',
    'Proof: Het contract.',
    'Who checks: De beoordelaar.',
  ],
  'a step of a ladder without a price': [
    'This outcome has no price of its own.',
    'It does not say yet what the proof is.',
    'First “start” and “Baan” must have been reached.',
    'This counts once per person.',
    'It must last 90 days. Who starts again, starts counting again.',
  ],
  alternatives: ['Of “Job” and “house” one counts per person.', 'Who reaches another one later gets only the difference.'],
  'a price': ['“Job” earns €4,730.00 per claim.', 'This is in artikel 4.'],
  'a price per day': ['“Wonen” earns €15.12 per dag.'],
  'a later price': ['“Job” earns €100.00 per claim.', 'From 1 July 2026 that is €110.00.'],
  'a price of its own for a payer and a group': [
    '“Job” earns €100.00 per claim.',
    'For claims of City and group young that is €90.00.',
    'For group old that is €80.00 from 1 July 2026.',
  ],
  'a formula per person on a condition': [
    '“Job” earns €20.00 per unit.',
    'The number is: expected minus real.',
    'That holds only if real is more than 0.',
    'That is calculated per person.',
    'The number is rounded to 1 (down).',
  ],
  'an amount over everything to date, rounded': [
    'For “Job” the amount is: saved times 50%.',
    'That is calculated over everything so far. What counted before is taken off.',
    'The amount is rounded to 10,000 (half goes up).',
  ],
  'a fixed amount': ['For “Job” the amount is: €250,000.00.', 'That is calculated per period.'],
  'payer and payee': ['“Job” earns €1.00 per claim.', 'Fund pays this to City.'],
  'only a payer': ['“Job” earns €1.00 per claim.', 'Fund pays this.'],
  'only a payee': ['“Job” earns €1.00 per claim.', 'This money goes to City.'],
  'a split that changes': [
    '“Job” earns €1.00 per claim.',
    'From 1 January 2026: City pays 70% and Fund pays 30%.',
    'From 1 July 2026: City pays 100%.',
  ],
  'for one group': ['“Job” earns €1.00 per claim.', 'That holds only for group young.'],
  'an indexed price': ['“Job” earns €1.00 per claim.', 'The price moves with “price index”, compared with 100.'],
  'a curve': ['What “Job” earns depends on the number: up to 20 nothing, from 20: €100.00.'],
  'money per person': ['Per person at most €9,000.00 is paid.', 'What comes last stays unpaid.'],
  scaled: ['Per year of the contract from 1 January at most €9,000.00 is paid.', 'If it is more, everything gets the same part.'],
  units: ['Over the whole term at most 320 units count.', 'That is about “Job”.', 'What comes last stays unpaid.'],
  'a share': ['“Job” may be at most 40% of “Job” and “Huis” together.', 'What comes last stays unpaid.'],
  'a floor with an end': ['Per period at least €1,000.00 is paid.', 'That holds until 30 June 2026.'],
  'of one payer, dated': ['By City at most €5.00 is paid.', 'From 1 July 2026 that is €6.00.', 'What comes last stays unpaid.', 'This is in art. 3.'],
  'a fee each period': ['City pays Provider €25.00 every period, whatever is reached.', 'This is in art. 9.'],
  'a fee on days, on a condition': [
    'City pays Provider the number of participants times 2 on 1 March 2026 and 1 September 2026, whatever is reached.',
    'That holds only while the number of participants is more than 5.',
  ],
  'a fee beside a limit': ['City pays Provider €25.00 every period, whatever is reached.', 'This comes on top: for the limits it does not count.'],
  'a deduction': ['Taken off what City pays: spent.', 'City never pays less than €10.00. What cannot be taken off waits for the next period.'],
  shares: ['City pays 70% and Fund pays 30%.'],
  'a parameter': ['Expected days is 120.'],
  'a parameter that changes': ['Rate is 25% from 1 January 2026.', 'Rate is “live rate” from 1 July 2026.'],
  'tax on top': ['21% VAT comes on top of each amount.', 'VAT is computed over all that a payer pays a receiver for a period, and rounded once.'],
  'tax included': ['Each amount includes 9% VAT.', 'VAT is computed over all that a payer pays a receiver for a period, and rounded once.'],
  'no tax': ['No VAT is added: this service is exempt.'],
  'late interest': [
    'Who pays late pays 10.15% interest a year.',
    'From 1 July 2026 that is 10%.',
    'Interest itself bears no interest.',
    'A payment goes to the bill itself, the oldest first. The interest is settled apart after that.',
  ],
  'where money goes': ['Provider spends 70% on loon.'],
};

describe('terms in English', () => {
  it.each(DESCRIBE_CASES)('$section: $name', ({ name, section, parts }) => {
    const found = describeSheet(makeSheet(parts), 'en').find((entry) => entry.section === section);
    expect(must(found, section).sentences.map((text) => text.replaceAll('\u00a0', '_'))).toEqual(SENTENCES[name]);
  });
});
