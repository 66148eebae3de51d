/** The starting points in English, as somebody would type them. Lines stay short: the editor is half a page wide. */

export const ONE = `# The smallest agreement: one outcome, one price.
# Change a number and see what happens.
lente: 1
contract: my-first-contract
title: Back to work
promise: >-
  Who was at home for long finds work and keeps
  it for half a year.
form: direct
currency: EUR
parties:
  - id: city
    name: City of Blossomdale
    roles: [commissioner]
  - id: provider
    name: Springworks Foundation
    roles: [provider]
period: { from: 2026-01-01, to: 2026-12-31 }
calendar: { every: quarter, paymentTermDays: 30 }
outcomes:
  - id: work
    title: Half a year in work
    unit: participant
    maxPerPerson: 1
rules:
  - id: price
    title: Per half year of work
    outcome: work
    price: 4200
limits:
  - id: most
    title: Maximum
    each: contract
    max: 27000
`;

export const STEPS = `# Two steps: first a plan, then a home.
# The more homes, the higher the price of the next one.
lente: 1
contract: home-in-steps
title: Home in steps
promise: >-
  Who has no home makes a plan and then lives on
  their own for half a year.
form: direct
currency: EUR
parties:
  - id: city
    name: City of Blossomdale
    roles: [commissioner]
  - id: fund
    name: Rooftile Fund
    roles: [commissioner]
  - id: provider
    name: Springworks Foundation
    roles: [provider]
payers:
  - { party: city, share: 75% }
  - { party: fund, share: 25% }
period: { from: 2026-01-01, to: 2026-12-31 }
calendar: { every: half-year, paymentTermDays: 30 }
outcomes:
  - id: plan
    title: A plan of one's own
    unit: participant
    maxPerPerson: 1
  - id: home
    title: Half a year in a home
    unit: participant
    maxPerPerson: 1
    requires: [plan]
curves:
  tiers:
    kind: tiers
    points:
      - { at: 0, value: 5000 }
      - { at: 2, value: 6500 }
rules:
  - id: plans
    title: Per plan
    outcome: plan
    price: 600
  - id: homes
    title: Per home by the tiers
    outcome: home
    per: contract
    curve: tiers
`;

export const BOND = `# An investor pays for the work in advance
# and gets the money back if it works.
lente: 1
contract: with-an-investor
title: Forward together
promise: >-
  Young people finish school. The city pays only
  for those who do.
form: sib
reason: >-
  The provider cannot pay for two years of work
  in advance.
currency: EUR
parties:
  - id: city
    name: City of Blossomdale
    roles: [commissioner]
  - id: provider
    name: Springworks Foundation
    roles: [provider]
  - id: bank
    name: Green Savings Bank
    roles: [investor]
  - id: arranger
    name: Between Agency
    roles: [arranger]
period: { from: 2026-01-01, to: 2027-12-31 }
calendar: { every: half-year, paymentTermDays: 30 }
outcomes:
  - id: diploma
    title: A diploma
    unit: young person
    maxPerPerson: 1
rules:
  - id: per_diploma
    title: Per diploma
    outcome: diploma
    price: 16000
fees:
  - id: arranging
    title: Arranging
    from: city
    to: arranger
    amount: 2000
capital:
  manager: provider
  drawnMoney: spent
  maturity: 2028-02-28
  tranches:
    - id: loan
      title: Loan
      holders: [{ party: bank, share: 100% }]
      committed: 80000
      interest: [{ rate: 4% }]
  draws:
    - day: 2026-01-15
      tranche: loan
      amount: 80000
  waterfall:
    - id: interest
      title: Interest for the bank
      pay: interest
      tranche: loan
    - id: back
      title: Loan back
      pay: principal
      tranche: loan
    - id: left
      title: What is left
      pay: rest
      to: provider
      days: maturity
`;
