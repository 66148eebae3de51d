/** A contract with every number that terms may hold, and all of them right: to be made strange in one place. */
export const FULL = `lente: 1
contract: every-number
version: 1
title: Every number
form: sib
currency: EUR
parties:
  - { id: city, name: The city, roles: [commissioner] }
  - { id: county, name: The county, roles: [commissioner] }
  - { id: helpers, name: The helpers, roles: [provider] }
  - { id: bank, name: The bank, roles: [investor] }
  - { id: fund, name: The fund, roles: [investor] }
  - { id: desk, name: The desk, roles: [arranger] }
  - { id: checker, name: The checker, roles: [assessor] }
period: { from: 2026-01-01, to: 2027-12-31 }
calendar: { every: quarter, claimWithinDays: 60, paymentTermDays: 30 }
cohort: { enrolment: required, maxPeople: 100 }
outcomes:
  - { id: eased, title: Debts eased, maxPerPerson: 1, holdDays: 1 }
  - { id: solved, title: Debts solved, maxPerPerson: 1 }
alternatives: [{ id: debt, outcomes: [eased, solved], upgrade: difference }]
parameters:
  bonus_rate: 2%
  index: [{ from: 2026-01-01, value: 100 }, { from: 2027-01-01, value: 103 }]
curves:
  coupon: { kind: linear, below: 1%, points: [{ at: 0, value: 1% }, { at: 100%, value: 5% }] }
rules:
  - { id: pay_eased, outcome: eased, price: 900, indexed: yearly, rounding: { to: 1 }, split: [{ party: city, share: 70% }, { party: county, share: 30% }] }
  - { id: pay_solved, outcome: solved, quantity: quantity * 1, quantityRounding: { to: 1 }, price: [{ price: 1850 }, { price: 1900, from: 2027-01-01 }] }
  - { id: pay_score, per: period, quantity: score, curve: { kind: steps, below: 0, points: [{ at: 50%, value: 1000 }] } }
  - { id: pay_mean, per: contract, amount: 10000 * bonus_rate }
limits:
  - { id: cap, each: contract, max: [{ from: 2026-01-01, value: 90000 }, { from: 2027-01-01, value: 95000 }], min: 100 }
  - { id: units, each: year, maxCount: 30 }
  - { id: people, each: year, maxPeople: 20 }
  - { id: part, each: contract, outcomes: [eased], among: [eased, solved], maxShare: 60% }
fees: [{ id: desk_fee, from: city, to: desk, amount: 100 }]
deductions: [{ id: waiver, payer: city, amount: 10, floor: 0 }]
payers: [{ from: 2026-01-01, value: [{ party: city, share: 1/3 }, { party: county, share: 2/3 }] }]
indexation: [{ id: yearly, parameter: index, base: 100, rounding: { to: 0.01 } }]
rounding: { to: 0.01 }
tax: { rate: 21%, category: S }
lateInterest: { rate: [{ from: 2026-01-01, value: 8% }], plus: 1% }
spending: [{ id: service, title: Service, party: helpers, share: 80% }]
capital:
  manager: desk
  rounding: { to: 0.01 }
  tranches:
    - id: loan
      committed: 1000
      holders: [{ party: bank, share: 60% }, { party: fund, share: 40% }]
      interest: [{ rate: 'lookup(coupon, score)', minimum: 1% }]
      compounding: yearly
      principalShare: 100%
      bonus: 50
      maxMoney: 5000
      maxMultiple: 3
      maxIrr: 15%
    - { id: small, committed: 500, unitPrice: 100, holders: [{ party: bank, units: 3 }, { party: fund, units: 2 }], interest: [{ rate: 4% }], compounding: yearly }
  draws:
    - { day: 2026-01-01, tranche: loan, amount: 900 }
    - { day: 2026-01-01, tranche: small, amount: 500 }
  recycling: { upTo: 200 }
  guarantees: [{ party: county, tranche: loan, upTo: 50%, amount: 400, floor: 20% }]
  waterfall:
    - { id: cost, pay: fee, to: desk, amount: 10 }
    - { id: coupon_step, pay: interest }
    - { id: back, pay: principal }
    - { id: bonus_step, pay: bonus }
    - { id: hurdle, pay: preferred, rate: 6% }
    - { id: gain, pay: split, shares: [{ to: helpers, share: 50% }, { to: bank, share: 50% }] }
  maturity: 2040-12-31
  termination: { event: stopped, from: city, amount: 100 }
`;
