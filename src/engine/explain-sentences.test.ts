import { describe, expect, it } from 'vitest';
import { explainSentences } from './explain-sentences.ts';
import { explainLine } from './explain.ts';
import { EXPLAIN_CASES, type ExplainCase } from './explain.testing.ts';
import type { Language } from './messages-words.ts';
import { must } from './result.ts';
import { settle } from './settle.ts';
import { END, makeSheet } from './testing.ts';

/** What a contract manager reads under an amount, word for word; `_` stands for a space that does not break. */

const NL: Readonly<Record<string, readonly string[]>> = {
  'claims at one price': [
    'City betaalt Provider €_14.190,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '3 claims × €_4.730,00 = €_14.190,00.',
    'De afspraak staat in artikel 4.2.',
  ],
  'days at a price with three decimals, rounded per claim': [
    'City betaalt Provider €_257,13 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '2 claims, samen 17 dagen: 17 × €_15,125 = €_257,13, na afronding van elke claim.',
  ],
  'two prices': [
    'City betaalt Provider €_320,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '1 claim × €_100,00 = €_100,00.',
    '2 claims × €_110,00 = €_220,00.',
  ],
  'a limit that cut, with whose claims': [
    'City betaalt Provider €_150,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '3 claims × €_100,00 = €_300,00.',
    'De grens ‘Plafond’ (hoogstens €_150,00 over de hele looptijd) nam €_150,00 weg bij 2 claims, van p2 en p3.',
    'Er blijft €_150,00 over.',
    'De afspraak staat in artikel 5.',
  ],
  'a limit that scales': [
    'City betaalt Provider €_100,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '2 claims × €_100,00 = €_200,00.',
    'De grens ‘cap’ (hoogstens €_100,00 per periode) nam €_100,00 weg bij 2 claims, van p1 en p2.',
    'Alle claims van die periode krijgen daardoor hetzelfde deel.',
    'Er blijft €_100,00 over.',
  ],
  'a share with a cent left over, and a limit of that payer': [
    'Fund betaalt Provider €_50,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '1 × €_100,00 = €_100,00.',
    'Fund betaalt daarvan 66,67_%: €_66,67.',
    'De grens ‘cap’ (hoogstens €_50,00 per betaler) nam €_16,67 weg bij Fund.',
  ],
  'an uneven share says what it is exactly': [
    'Fund betaalt Provider €_0,02 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '1 × €_0,05 = €_0,05.',
    'Fund betaalt daarvan 50_%: €_0,02.',
    'Precies is dat €_0,025; de centen die overblijven, gaan naar de grootste resten.',
  ],
  'tax on top': [
    'City betaalt Provider €_121,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '1 × €_100,00 = €_100,00.',
    'Daar komt 21_% btw bij: €_21,00.',
  ],
  'tax included': [
    'City betaalt Provider €_100,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '1 × €_100,00 = €_100,00.',
    'Hierin zit 21_% btw: €_17,36. Zonder btw is het €_82,64.',
  ],
  'a formula over measures, with their sources': [
    'City betaalt Provider €_180,00 voor ‘Dagen’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '12 × €_15,00 = €_180,00.',
    'Aantal: expected min real = 12 (expected 30, real 18).',
    'De bron van ‘expected’ is CBS, gemeten op 1 maart 2026.',
    'De bron van ‘real’ is register, gemeten op 2 maart 2026.',
  ],
  'a curve with its rounding': [
    'City betaalt Provider €_33,33 voor ‘rate’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    'Aantal: rate = 1.',
    'De bron van ‘rate’ is m1, gemeten op 1 maart 2026.',
    'Bij 1 hoort €_33,333333….',
    'Afgerond op 0,01 (de helft naar boven): van 33,333333… naar 33,33.',
  ],
  'everything to date, minus what counted before': [
    'City betaalt Provider €_10,00 voor ‘Alles’ over 1 april 2026 tot en met 30 juni 2026.',
    'Dat kan tot en met 30 juli 2026.',
    'Bedrag: het aantal claims ‘A job’ tot nu toe keer 10 = €_20,00 (het aantal claims ‘A job’ tot nu toe 2).',
    'Alles tot en met deze periode is €_20,00 waard.',
    'Daarvan telde €_10,00 al mee in eerdere periodes.',
  ],
  'a floor': [
    'City betaalt Provider €_150,00 voor ‘Minimum’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    'Afgesproken is minstens €_250,00.',
    'Verdiend is €_100,00.',
    'De aanvulling is €_150,00.',
  ],
  'a floor that a cap holds back': [
    'City betaalt Provider €_80,00 voor ‘Minimum’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    'Afgesproken is minstens €_250,00.',
    'Verdiend is €_100,00.',
    'De grens ‘Plafond’ (hoogstens €_180,00 over de hele looptijd) nam €_70,00 weg.',
    'De aanvulling is €_80,00.',
  ],
  'a deduction': [
    'Van wat City betaalt, gaat €_30,00 af voor ‘Zorggeld’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Afgetrokken: spent; in deze periode €_30,00 (spent 30, te betalen 100, ondergrens 0).',
    'De bron van ‘spent’ is zorgkantoor, gemeten op 1 maart 2026.',
  ],
  'interest on late payment': [
    'City betaalt Provider €_2,00 voor ‘Rente over te late betaling’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 11 augustus 2026: de termijn telt vanaf 12 juli 2026, toen te laat werd betaald.',
    'Over €_100,00 is rente verschuldigd van 30 april 2026 tot 12 juli 2026 (73 dagen): 10_% per jaar is €_2,00.',
    'De rente samen is €_2,00.',
  ],
  'claims valued one by one with a formula': [
    'City betaalt Provider €_70,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '2 claims, elk apart berekend, samen €_70,00.',
  ],
  'one claim with a formula': [
    'City betaalt Provider €_200,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    'Dit telt mee, omdat hours minstens 16 is (hours 20).',
    'Bedrag: hours keer 10 = €_200,00 (hours 20).',
  ],
  'more prices than one wants to read': [
    'City betaalt Provider €_515,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '5 claims tegen verschillende prijzen, samen €_515,00.',
  ],
  'a limit that took from many persons': [
    'City betaalt Provider €_500,00 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '10 claims × €_100,00 = €_1.000,00.',
    'De grens ‘cap’ (hoogstens 1 eenheid per persoon) nam €_500,00 weg bij 5 claims, van p1, p2, p3 en anderen.',
    'Er blijft €_500,00 over.',
  ],
  'an upgrade pays the difference': [
    'City betaalt Provider €_50,00 voor ‘A house’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '1 × €_150,00 = €_150,00.',
    'Voor ‘A job’ was al betaald. Daarom ging er €_100,00 af.',
    'Er blijft €_50,00 over.',
  ],
  'an indexed price': [
    'City betaalt Provider €_206,70 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '2 × €_103,35 = €_206,70.',
    'Na indexatie is de prijs €_103,35: prijs keer ‘price index’ gedeeld door 100 (prijs 100, ‘price index’ 103,35, basis 100).',
  ],
  'an indexed price of several claims': [
    'City betaalt Provider €_310,05 voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    '3 claims × €_103,35 = €_310,05.',
    'Na indexatie is de prijs €_103,35: prijs keer ‘price index’ gedeeld door 100 (prijs 100, ‘price index’ 103,35, basis 100).',
  ],
  'money that comes back': [
    'Provider betaalt City €_30,00 voor ‘Bonus of malus’ over 1 januari 2026 tot en met 31 maart 2026.',
    'Dat kan tot en met 30 april 2026.',
    'Bedrag: score keer 10 = €_−30,00 (score −3).',
    'De bron van ‘score’ is m0, gemeten op 1 maart 2026.',
  ],
  'nothing reached': [
    'Voor ‘A job’ over 1 januari 2026 tot en met 31 maart 2026 hoeft City nu niets te betalen aan Provider.',
    'Bij 1 hoort €_0,00.',
  ],
};

const EN: Readonly<Record<string, readonly string[]>> = {
  'claims at one price': [
    'City pays Provider €14,190.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '3 claims × €4,730.00 = €14,190.00.',
    'The contract says so in artikel 4.2.',
  ],
  'days at a price with three decimals, rounded per claim': [
    'City pays Provider €257.13 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '2 claims, together 17 dagen: 17 × €15.125 = €257.13, after rounding each claim.',
  ],
  'two prices': [
    'City pays Provider €320.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '1 claim × €100.00 = €100.00.',
    '2 claims × €110.00 = €220.00.',
  ],
  'a limit that cut, with whose claims': [
    'City pays Provider €150.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '3 claims × €100.00 = €300.00.',
    'The limit “Ceiling” (at most €150.00 over the whole term) took €150.00 away from 2 claims, of p2 and p3.',
    '€150.00 is left.',
    'The contract says so in artikel 5.',
  ],
  'a limit that scales': [
    'City pays Provider €100.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '2 claims × €100.00 = €200.00.',
    'The limit “cap” (at most €100.00 per period) took €100.00 away from 2 claims, of p1 and p2.',
    'All claims of that period therefore get the same part.',
    '€100.00 is left.',
  ],
  'a share with a cent left over, and a limit of that payer': [
    'Fund pays Provider €50.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '1 × €100.00 = €100.00.',
    'Fund pays 66.67% of that: €66.67.',
    'The limit “cap” (at most €50.00 per payer) took €16.67 away from what Fund pays.',
  ],
  'an uneven share says what it is exactly': [
    'Fund pays Provider €0.02 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '1 × €0.05 = €0.05.',
    'Fund pays 50% of that: €0.02.',
    'Exactly that is €0.025; the cents left over go to the largest remainders.',
  ],
  'tax on top': [
    'City pays Provider €121.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '1 × €100.00 = €100.00.',
    '21% VAT is added: €21.00.',
  ],
  'tax included': [
    'City pays Provider €100.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '1 × €100.00 = €100.00.',
    'This includes 21% VAT: €17.36. Without VAT it is €82.64.',
  ],
  'a formula over measures, with their sources': [
    'City pays Provider €180.00 for “Dagen” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '12 × €15.00 = €180.00.',
    'Quantity: expected minus real = 12 (expected 30, real 18).',
    'The source of “expected” is CBS, measured on 1 March 2026.',
    'The source of “real” is register, measured on 2 March 2026.',
  ],
  'a curve with its rounding': [
    'City pays Provider €33.33 for “rate” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    'Quantity: rate = 1.',
    'The source of “rate” is m1, measured on 1 March 2026.',
    'For 1 the table gives €33.333333….',
    'Rounded to 0.01 (half goes up): from 33.333333… to 33.33.',
  ],
  'everything to date, minus what counted before': [
    'City pays Provider €10.00 for “Alles” over 1 April 2026 to 30 June 2026.',
    'This can be done until 30 July 2026.',
    'Amount: the number of claims “A job” so far times 10 = €20.00 (the number of claims “A job” so far 2).',
    'Everything up to this period is worth €20.00.',
    '€10.00 of that counted in earlier periods already.',
  ],
  'a floor': [
    'City pays Provider €150.00 for “Minimum” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    'At least €250.00 was agreed.',
    '€100.00 was earned.',
    'The top-up is €150.00.',
  ],
  'a floor that a cap holds back': [
    'City pays Provider €80.00 for “Minimum” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    'At least €250.00 was agreed.',
    '€100.00 was earned.',
    'The limit “Plafond” (at most €180.00 over the whole term) took €70.00 away.',
    'The top-up is €80.00.',
  ],
  'a deduction': [
    '€30.00 is taken off what City pays, for “Zorggeld” over 1 January 2026 to 31 March 2026.',
    'Taken off: spent; in this period €30.00 (spent 30, owed 100, floor 0).',
    'The source of “spent” is zorgkantoor, measured on 1 March 2026.',
  ],
  'interest on late payment': [
    'City pays Provider €2.00 for “Interest on late payment” over 1 January 2026 to 31 March 2026.',
    'This can be done until 11 August 2026: the time counts from 12 July 2026, when the late payment was made.',
    'Interest is owed on €100.00 from 30 April 2026 to 12 July 2026 (73 days): 10% a year is €2.00.',
    'The interest comes to €2.00.',
  ],
  'claims valued one by one with a formula': [
    'City pays Provider €70.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '2 claims, each calculated on its own, together €70.00.',
  ],
  'one claim with a formula': [
    'City pays Provider €200.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    'This counts, because hours is at least 16 (hours 20).',
    'Amount: hours times 10 = €200.00 (hours 20).',
  ],
  'more prices than one wants to read': [
    'City pays Provider €515.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '5 claims at different prices, together €515.00.',
  ],
  'a limit that took from many persons': [
    'City pays Provider €500.00 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '10 claims × €100.00 = €1,000.00.',
    'The limit “cap” (at most 1 unit per person) took €500.00 away from 5 claims, of p1, p2, p3 and others.',
    '€500.00 is left.',
  ],
  'an upgrade pays the difference': [
    'City pays Provider €50.00 for “A house” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '1 × €150.00 = €150.00.',
    '“A job” had been paid for already. Therefore €100.00 was taken off.',
    '€50.00 is left.',
  ],
  'an indexed price': [
    'City pays Provider €206.70 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '2 × €103.35 = €206.70.',
    'After indexation the price is €103.35: price times “price index” divided by 100 (price 100, “price index” 103.35, base 100).',
  ],
  'an indexed price of several claims': [
    'City pays Provider €310.05 for “A job” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    '3 claims × €103.35 = €310.05.',
    'After indexation the price is €103.35: price times “price index” divided by 100 (price 100, “price index” 103.35, base 100).',
  ],
  'money that comes back': [
    'Provider pays €30.00 to City for “Bonus or malus” over 1 January 2026 to 31 March 2026.',
    'This can be done until 30 April 2026.',
    'Amount: score times 10 = −€30.00 (score −3).',
    'The source of “score” is m0, measured on 1 March 2026.',
  ],
  'nothing reached': ['For “A job” over 1 January 2026 to 31 March 2026 City has nothing to pay Provider now.', 'For 1 the table gives €0.00.'],
};

function told({ terms, facts, line }: ExplainCase, language: Language): readonly string[] {
  const sheet = makeSheet(terms);
  const node = must(explainLine(sheet, settle(sheet, facts, END), line, facts), line);
  return explainSentences(node, language).map((text) => text.replaceAll('\u00a0', '_'));
}

describe('the sentences of a line', () => {
  it.each(['nl', 'en'] as const)('end with one full stop, also when a name ends with one: %s', (language) => {
    const [first = ''] = EXPLAIN_CASES.filter((row) => row.name === 'nothing reached').flatMap(({ terms, facts, line }) => {
      const sheet = makeSheet(terms);
      const named = { ...sheet, parties: sheet.parties.map((party) => ({ ...party, name: 'Scan Co.' })) };
      return explainSentences(must(explainLine(named, settle(named, facts, END), line, facts), line), language);
    });
    expect(first).toMatch(/(Scan Co|now)\.$/);
  });

  it.each(EXPLAIN_CASES)('$name, in Dutch', (row) => {
    expect(told(row, 'nl')).toEqual(NL[row.name]);
  });

  it.each(EXPLAIN_CASES)('$name, in English', (row) => {
    expect(told(row, 'en')).toEqual(EN[row.name]);
  });

  it.each(EXPLAIN_CASES)('$name: as many sentences in both languages', ({ name }) => {
    expect(NL[name]?.length).toBe(EN[name]?.length);
  });
});
