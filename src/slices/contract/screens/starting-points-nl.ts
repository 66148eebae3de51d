/** The starting points in Dutch, as somebody would type them. Lines stay short: the editor is half a page wide. */

export const ONE = `# De kleinste afspraak: één uitkomst, één prijs.
# Verander een getal en kijk wat er gebeurt.
lente: 1
contract: mijn-eerste-contract
title: Weer aan het werk
promise: >-
  Wie lang thuis zat, vindt werk en houdt het een
  half jaar vol.
form: direct
currency: EUR
parties:
  - id: gemeente
    name: Gemeente Bloesemdal
    roles: [commissioner]
  - id: uitvoerder
    name: Stichting Lentewerk
    roles: [provider]
period: { from: 2026-01-01, to: 2026-12-31 }
calendar: { every: quarter, paymentTermDays: 30 }
outcomes:
  - id: werk
    title: Half jaar aan het werk
    unit: deelnemer
    maxPerPerson: 1
rules:
  - id: prijs
    title: Per half jaar werk
    outcome: werk
    price: 4200
limits:
  - id: hoogste
    title: Hoogste bedrag
    each: contract
    max: 27000
`;

export const STEPS = `# Twee stappen: eerst een plan, dan een woning.
# Hoe meer woningen, hoe hoger de prijs van de volgende.
lente: 1
contract: thuis-in-stappen
title: Thuis in stappen
promise: >-
  Wie geen huis heeft, maakt een plan en woont
  daarna een half jaar zelf.
form: direct
currency: EUR
parties:
  - id: gemeente
    name: Gemeente Bloesemdal
    roles: [commissioner]
  - id: fonds
    name: Fonds Dakpan
    roles: [commissioner]
  - id: uitvoerder
    name: Stichting Lentewerk
    roles: [provider]
payers:
  - { party: gemeente, share: 75% }
  - { party: fonds, share: 25% }
period: { from: 2026-01-01, to: 2026-12-31 }
calendar: { every: half-year, paymentTermDays: 30 }
outcomes:
  - id: plan
    title: Een eigen plan
    unit: deelnemer
    maxPerPerson: 1
  - id: woning
    title: Half jaar zelf wonen
    unit: deelnemer
    maxPerPerson: 1
    requires: [plan]
curves:
  staffel:
    kind: tiers
    points:
      - { at: 0, value: 5000 }
      - { at: 2, value: 6500 }
rules:
  - id: plannen
    title: Per plan
    outcome: plan
    price: 600
  - id: woningen
    title: Per woning volgens de staffel
    outcome: woning
    per: contract
    curve: staffel
`;

export const BOND = `# Een investeerder betaalt het werk vooruit
# en krijgt zijn geld terug als het lukt.
lente: 1
contract: met-een-investeerder
title: Samen vooruit
promise: >-
  Jongeren maken hun school af. De gemeente
  betaalt alleen voor wie dat lukt.
form: sib
reason: >-
  De uitvoerder kan het werk van twee jaar niet
  zelf voorschieten.
currency: EUR
parties:
  - id: gemeente
    name: Gemeente Bloesemdal
    roles: [commissioner]
  - id: uitvoerder
    name: Stichting Lentewerk
    roles: [provider]
  - id: bank
    name: Groene Spaarbank
    roles: [investor]
  - id: begeleider
    name: Bureau Tussen
    roles: [arranger]
period: { from: 2026-01-01, to: 2027-12-31 }
calendar: { every: half-year, paymentTermDays: 30 }
outcomes:
  - id: diploma
    title: Een diploma
    unit: jongere
    maxPerPerson: 1
rules:
  - id: per_diploma
    title: Per diploma
    outcome: diploma
    price: 16000
fees:
  - id: begeleiding
    title: Procesbegeleiding
    from: gemeente
    to: begeleider
    amount: 2000
capital:
  manager: uitvoerder
  drawnMoney: spent
  maturity: 2028-02-28
  tranches:
    - id: lening
      title: Lening
      holders: [{ party: bank, share: 100% }]
      committed: 80000
      interest: [{ rate: 4% }]
  draws:
    - day: 2026-01-15
      tranche: lening
      amount: 80000
  waterfall:
    - id: rente
      title: Rente voor de bank
      pay: interest
      tranche: lening
    - id: terug
      title: Lening terug
      pay: principal
      tranche: lening
    - id: over
      title: Wat over is
      pay: rest
      to: uitvoerder
      days: maturity
`;
