import type { NodeKind } from '../../../engine/flows.ts';

/** Words of the picture of where the euro went. Dutch is the source; English has the same shape. */
const nl = {
  title: 'Waar ging de euro heen?',
  message: (cents: string) => `Van elke publieke euro komt ${cents} cent bij het werk zelf`,
  nothing: 'Er is nog geen geld onderweg.',
  nothingHint: 'Zodra er iets is afgerekend, zie je hier waar elke euro blijft.',
  toSettlement: 'Ga naar de afrekening',
  shares: { title: 'Per bestemming', caption: 'Deel van elke publieke euro per bestemming', where: 'Bestemming', amount: 'Bedrag', cents: 'Van elke euro', total: 'Samen', unit: (cents: string) => `${cents} cent` },
  between: {
    title: 'Wat blijft er hangen?',
    both: (parts: string, amount: string) => `Naar ${parts} gaat samen ${amount}. In een direct contract, met alleen een betaler en een uitvoerder, bestaan die posten niet.`,
    none: 'Er gaat geen geld naar investeerders of een procesbegeleider. Dit is een direct contract, of het werkt zo.',
    arranger: 'de procesbegeleider', return: 'de opbrengst van investeerders', and: ' en ',
    honest: 'Of het direct net zo goed was gegaan, zegt dit niet: de uitvoerder had dan zelf het werk moeten voorschieten en het risico gedragen.',
  },
  investors: {
    title: 'Wat investeerders terugkrijgen', caption: 'Inleg en opbrengst per deel van het kapitaal', tranche: 'Deel', putIn: 'Ingelegd', back: 'Terug', multiple: 'Meervoud', irr: 'Rendement per jaar',
    noIrr: 'geen rendement te berekenen', lost: 'niets terug', all: 'Samen',
    explain: 'Het rendement per jaar is de rente waarbij wat terugkomt evenveel waard is als wat is ingelegd, met de dagen erbij.',
  },
  kinds: {
    payer: 'Betaler', own: 'Door anderen bijgelegd', manager: 'Binnengekomen voor de investeerders', capital: 'Kapitaal voor het werk', reserve: 'Reserve', held: 'Nog niet verdeeld', provider: 'Uitvoerder',
    arranger: 'Procesbegeleider', assessment: 'Beoordeling', investor: 'Investeerder', return: 'Opbrengst van', returned: 'Terug naar de betaler', service: 'Het werk', wages: 'Lonen', overhead: 'Kantoor en leiding',
    spending: 'Besteding', unstated: 'Besteding niet opgegeven door', tax: 'Btw', other: 'Overig',
  } satisfies Record<NodeKind, string>,
};

const en: typeof nl = {
  title: 'Where did the euro go?',
  message: (cents) => `Of each public euro, ${cents} cents reach the work itself`,
  nothing: 'There is no money on its way yet.',
  nothingHint: 'As soon as something is settled, you see here where each euro ends.',
  toSettlement: 'Go to the settlement',
  shares: { title: 'By destination', caption: 'Part of each public euro by destination', where: 'Destination', amount: 'Amount', cents: 'Of each euro', total: 'Total', unit: (cents) => `${cents} cents` },
  between: {
    title: 'What sticks on the way?',
    both: (parts, amount) => `${amount} goes to ${parts}. In a direct contract, with only a payer and a provider, these do not exist.`,
    none: 'No money goes to investors or an arranger. This is a direct contract, or works like one.',
    arranger: 'the arranger', return: 'the return of investors', and: ' and ',
    honest: 'Whether it would have gone as well directly, this does not say: the provider would have had to fund the work and carry the risk.',
  },
  investors: {
    title: 'What investors get back', caption: 'Money put in and back per part of the capital', tranche: 'Part', putIn: 'Put in', back: 'Back', multiple: 'Multiple', irr: 'Return a year',
    noIrr: 'no return can be computed', lost: 'nothing back', all: 'Total',
    explain: 'The return a year is the interest at which what comes back is worth what was put in, counting the days.',
  },
  kinds: {
    payer: 'Payer', own: 'Added by others', manager: 'Received for the investors', capital: 'Capital for the work', reserve: 'Reserve', held: 'Not shared out yet', provider: 'Provider',
    arranger: 'Arranger', assessment: 'Assessment', investor: 'Investor', return: 'Return of', returned: 'Back to the payer', service: 'The work', wages: 'Wages', overhead: 'Office and management',
    spending: 'Spending', unstated: 'Spending not stated by', tax: 'Tax', other: 'Other',
  },
};

export const flowWords = { nl, en };
export type FlowWords = typeof nl;
