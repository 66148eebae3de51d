import { describe, expect, it } from 'vitest';
import { describeSheet } from './describe.ts';
import { DESCRIBE_CASES } from './describe.testing.ts';
import { must } from './result.ts';
import { makeSheet } from './testing.ts';

/** The terms of a contract as people read them in Dutch, word for word; `_` stands for a space that does not break. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  'the contract': [
    'Mensen vinden werk.',
    'Dit is een social impact bond: investeerders betalen het werk vooruit en krijgen geld terug naar resultaat.',
    'Waarom zo: Geen geld vooruit.',
    'Het contract loopt van 1 januari 2026 tot en met 31 december 2026.',
    'Dit is versie 2. Die geldt vanaf 1 juli 2026.',
    'Daarna: Rechtstreeks.',
  ],
  'a party in two roles': ['Anker voert het werk uit en betaalt het werk vooruit.'],
  'the calendar': [
    'Elke maand wordt afgerekend.',
    'Een resultaat moet binnen 1 dag zijn gemeld.',
    'Er wordt betaald binnen 14 dagen na het eind van de periode.',
    'Komen gegevens later binnen, of wordt er later afgerekend, dan telt die termijn vanaf die dag.',
    'Alleen wie is ingeschreven, telt mee.',
    'Er is plaats voor 1.200 mensen.',
    'Bedragen worden afgerond op 0,01 (de helft gaat naar boven).',
  ],
  'a calendar with its own days': [
    'Er wordt afgerekend over de tijd tot en met 15 juni 2026 en 31 december 2026.',
    'Er wordt betaald op de laatste dag van de periode.',
    'Komen gegevens later binnen, of wordt er later afgerekend, dan telt die termijn vanaf die dag.',
    'Bedragen worden afgerond op 0,01 (de helft gaat naar boven).',
  ],
  'what counts, and what is the proof': [
    '‘Baan’ levert €_100,00 op per claim.',
    'Wat telt: Een baan.',
    'Wanneer het is gehaald: Minstens 24 uur.',
    'Hoelang het moet duren: Een half jaar.',
    'Bewijs: Het contract.',
    'Wie controleert: De beoordelaar.',
  ],
  'a step of a ladder without a price': [
    'Dit resultaat heeft geen eigen prijs.',
    'Er staat nog niet wat het bewijs is.',
    'Eerst moet ‘start’ en ‘Baan’ zijn gehaald.',
    'Dit telt één keer per persoon.',
    'Het moet 90 dagen duren. Wie opnieuw begint, begint ook opnieuw te tellen.',
  ],
  alternatives: ['Van ‘Baan’ en ‘house’ telt er één per persoon.', 'Wie daarna een ander haalt, krijgt alleen het verschil erbij.'],
  'a price': ['‘Baan’ levert €_4.730,00 op per claim.', 'Dit staat in artikel 4.'],
  'a price per day': ['‘Wonen’ levert €_15,12 op per dag.'],
  'a later price': ['‘Baan’ levert €_100,00 op per claim.', 'Vanaf 1 juli 2026 is dat €_110,00.'],
  'a price of its own for a payer and a group': [
    '‘Baan’ levert €_100,00 op per claim.',
    'Voor claims van City en groep young is dat €_90,00.',
    'Voor groep old is dat vanaf 1 juli 2026 €_80,00.',
  ],
  'a formula per person on a condition': [
    '‘Baan’ levert €_20,00 op per eenheid.',
    'Het aantal is: expected min real.',
    'Dat geldt alleen als real groter dan 0 is.',
    'Dat wordt per persoon berekend.',
    'Het aantal wordt afgerond op 1 (naar beneden).',
  ],
  'an amount over everything to date, rounded': [
    'Voor ‘Baan’ is het bedrag: saved keer 50_%.',
    'Dat wordt berekend over alles tot dan toe. Wat al is meegerekend, gaat eraf.',
    'Het bedrag wordt afgerond op 10.000 (de helft gaat naar boven).',
  ],
  'a fixed amount': ['Voor ‘Baan’ is het bedrag: €_250.000,00.', 'Dat wordt per periode berekend.'],
  'payer and payee': ['‘Baan’ levert €_1,00 op per claim.', 'Fund betaalt dit aan City.'],
  'only a payer': ['‘Baan’ levert €_1,00 op per claim.', 'Fund betaalt dit.'],
  'only a payee': ['‘Baan’ levert €_1,00 op per claim.', 'Dit geld gaat naar City.'],
  'a split that changes': [
    '‘Baan’ levert €_1,00 op per claim.',
    'Vanaf 1 januari 2026: City betaalt 70_% en Fund betaalt 30_%.',
    'Vanaf 1 juli 2026: City betaalt 100_%.',
  ],
  'for one group': ['‘Baan’ levert €_1,00 op per claim.', 'Dat geldt alleen voor groep young.'],
  'an indexed price': ['‘Baan’ levert €_1,00 op per claim.', 'De prijs beweegt mee met ‘price index’, vergeleken met 100.'],
  'a curve': ['Wat ‘Baan’ oplevert, hangt af van het aantal: tot 20 niets, vanaf 20: €_100,00.'],
  'money per person': ['Per persoon wordt hoogstens €_9.000,00 betaald.', 'Wat er het laatst bij komt, blijft onbetaald.'],
  scaled: ['Per jaar van het contract vanaf 1 januari wordt hoogstens €_9.000,00 betaald.', 'Is het meer, dan krijgt alles hetzelfde deel.'],
  units: ['Over de hele looptijd tellen hoogstens 320 eenheden mee.', 'Dat gaat over ‘Baan’.', 'Wat er het laatst bij komt, blijft onbetaald.'],
  'a share': ['‘Baan’ mag hoogstens 40_% zijn van ‘Baan’ en ‘Huis’ samen.', 'Wat er het laatst bij komt, blijft onbetaald.'],
  'a floor with an end': ['Per periode wordt minstens €_1.000,00 betaald.', 'Dat geldt tot en met 30 juni 2026.'],
  'of one payer, dated': [
    'Door City wordt hoogstens €_5,00 betaald.',
    'Vanaf 1 juli 2026 is dat €_6,00.',
    'Wat er het laatst bij komt, blijft onbetaald.',
    'Dit staat in art. 3.',
  ],
  'a fee each period': ['City betaalt Provider elke periode €_25,00, wat er ook wordt bereikt.', 'Dit staat in art. 9.'],
  'a fee on days, on a condition': [
    'City betaalt Provider op 1 maart 2026 en 1 september 2026 het aantal deelnemers keer 2, wat er ook wordt bereikt.',
    'Dat geldt alleen zolang het aantal deelnemers groter dan 5 is.',
  ],
  'a fee beside a limit': [
    'City betaalt Provider elke periode €_25,00, wat er ook wordt bereikt.',
    'Dit komt erbij: voor de grenzen telt het niet mee.',
  ],
  'a deduction': [
    'Van wat City betaalt, gaat af: spent.',
    'City betaalt nooit minder dan €_10,00. Wat niet kan worden afgetrokken, wacht tot de volgende periode.',
  ],
  shares: ['City betaalt 70_% en Fund betaalt 30_%.'],
  'a parameter': ['Expected days is 120.'],
  'a parameter that changes': ['Rate is vanaf 1 januari 2026 25_%.', 'Rate is vanaf 1 juli 2026 ‘live rate’.'],
  'tax on top': [
    'Boven op elk bedrag komt 21_% btw.',
    'De btw wordt berekend over alles wat een betaler een ontvanger over een periode betaalt, en één keer afgerond.',
  ],
  'tax included': [
    'In elk bedrag zit 9_% btw.',
    'De btw wordt berekend over alles wat een betaler een ontvanger over een periode betaalt, en één keer afgerond.',
  ],
  'no tax': ['Er komt geen btw bij: deze dienst is vrijgesteld.'],
  'late interest': [
    'Wie te laat betaalt, betaalt 10,15_% rente per jaar.',
    'Vanaf 1 juli 2026 is dat 10_%.',
    'Over de rente zelf komt geen rente.',
    'Een betaling gaat naar de rekening zelf, de oudste eerst. De rente wordt daarna apart afgerekend.',
  ],
  'where money goes': ['Provider besteedt 70_% aan loon.'],
};

describe('terms in Dutch', () => {
  it.each(DESCRIBE_CASES)('$section: $name', ({ name, section, parts }) => {
    const found = describeSheet(makeSheet(parts), 'nl').find((entry) => entry.section === section);
    expect(must(found, section).sentences.map((text) => text.replaceAll('\u00a0', '_'))).toEqual(SENTENCES[name]);
  });
});
