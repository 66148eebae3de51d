import { type Description, type Speaker, sentences } from './describe-speaker.ts';
import type { StepWords } from './messages-describe-nl.ts';
import { type Capital, type Interest, type Tranche, type WaterfallStep, holdsDrawnMoney } from './terms-capital.ts';

/** Who puts money in, and the order in which money goes out again. */
export function describeCapital(speaker: Speaker): readonly Description[] {
  const { capital } = speaker.sheet;
  if (capital === undefined) return [];
  return [
    ...capital.tranches.map((tranche) => ({ section: 'tranche' as const, id: tranche.id, sentences: trancheSentences(speaker, tranche) })),
    { section: 'capital', id: 'capital', sentences: capitalSentences(speaker, capital) },
    ...capital.waterfall.map((step, index) => ({ section: 'waterfall' as const, id: step.id, sentences: stepSentences(speaker, step, index + 1) })),
  ];
}

function trancheSentences(speaker: Speaker, tranche: Tranche): readonly string[] {
  const { say, words } = speaker;
  return sentences(
    say.tranche(holdersWords(speaker, tranche), words.price(tranche.committed), speaker.thing(tranche.id)),
    tranche.unitPrice === undefined ? undefined : say.unitPrice(words.price(tranche.unitPrice)),
    ...tranche.interest.flatMap((interest, index) => interestSentences(speaker, interest, index === 0)),
    tranche.interestTo === undefined ? undefined : say.interestTo(speaker.party(tranche.interestTo)),
    tranche.interest.length === 0 ? undefined : say.compounding[tranche.compounding],
    tranche.principalShare === undefined ? undefined : say.principalShare(speaker.rate(tranche.principalShare)),
    tranche.bonus === undefined ? undefined : say.bonus(speaker.amount(tranche.bonus)),
    tranche.maxMoney === undefined ? undefined : say.maxMoney(words.price(tranche.maxMoney)),
    tranche.maxMultiple === undefined ? undefined : say.maxMultiple(words.number(tranche.maxMultiple)),
    tranche.maxIrr === undefined ? undefined : say.maxIrr(words.percent(tranche.maxIrr)),
  );
}

function holdersWords(speaker: Speaker, tranche: Tranche): string {
  const { say, words, party } = speaker;
  const names = tranche.holders.map((holder) => {
    if (tranche.holders.length === 1) return party(holder.party);
    return say.holderShare(party(holder.party), 'share' in holder ? words.percent(holder.share) : say.units(words.number(String(holder.units))));
  });
  return names.length === 1 ? words.list(names) : say.together(words.list(names));
}

function interestSentences(speaker: Speaker, interest: Interest, isFirst: boolean): readonly (string | undefined)[] {
  const { say, words } = speaker;
  const { from, rate, when, minimum, minimumUntil } = interest;
  return [
    from === undefined || isFirst ? say.interest(speaker.rate(rate)) : say.interestFrom(words.day(from), speaker.rate(rate)),
    when === undefined ? undefined : say.interestWhen(speaker.formula(when)),
    minimum === undefined || minimumUntil !== undefined ? undefined : say.leastInterest(words.percent(minimum)),
    minimum === undefined || minimumUntil === undefined ? undefined : say.leastInterestUntil(words.percent(minimum), words.day(minimumUntil)),
  ];
}

function capitalSentences(speaker: Speaker, capital: Capital): readonly string[] {
  const { say, words, party } = speaker;
  const { termination } = capital;
  return sentences(
    say.manager(party(capital.manager)),
    ...capital.draws.map((draw) => say.draw(words.day(draw.day), words.price(draw.amount), speaker.thing(draw.tranche))),
    capital.draws.length === 0 && capital.drawnTo === undefined && capital.drawnMoney === undefined ? undefined : drawnSentence(speaker, capital),
    capital.recycling === undefined ? undefined : say.recycling(words.price(capital.recycling.upTo)),
    ...capital.guarantees.flatMap((entry) => guaranteeSentences(speaker, entry)),
    capital.guarantees.length === 0 ? undefined : say.guaranteeWho,
    capital.repayment === undefined ? undefined : repaymentSentence(speaker, capital, capital.repayment),
    bearsInterest(capital) ? say.dayCount[capital.dayCount] : undefined,
    capital.payDays === undefined ? undefined : say.payDays(words.list(capital.payDays.map(words.day))),
    say.maturity(words.day(capital.maturity)),
    termination === undefined
      ? undefined
      : say.termination(speaker.formula(termination.event), party(termination.from), speaker.amount(termination.amount)),
  );
}

function guaranteeSentences({ say, words, party, thing }: Speaker, entry: Capital['guarantees'][number]): readonly (string | undefined)[] {
  const { upTo, amount, floor, until } = entry;
  const most = [...(upTo === undefined ? [] : [say.guaranteePart(words.percent(upTo))]), ...(amount === undefined ? [] : [words.price(amount)])];
  return [
    say.guarantee(party(entry.party), words.list(most), thing(entry.tranche)),
    floor === undefined ? undefined : say.guaranteeFloor(words.percent(floor)),
    until === undefined ? undefined : say.guaranteeUntil(words.day(until)),
  ];
}

function repaymentSentence(speaker: Speaker, capital: Capital, repayment: NonNullable<Capital['repayment']>): string {
  const { say, words, party, thing } = speaker;
  const isOne = capital.tranches.length === 1;
  const rows = repayment.plan.map((row) => {
    const tranche = row.tranche ?? capital.tranches[0]?.id ?? '';
    return say.repaymentRow(words.day(row.day), words.price(row.amount), isOne ? '' : thing(tranche));
  });
  return say.repayment(party(repayment.from), words.list(rows));
}

/** Where drawn money goes: to the work, or held by the manager until a cost is paid from it. */
function drawnSentence({ say, words, party, sheet }: Speaker, capital: Capital): string {
  if (holdsDrawnMoney(capital)) return say.drawnHeld(party(capital.manager), words.day(capital.maturity));
  const to = capital.drawnTo ?? sheet.parties.find((entry) => entry.roles.includes('provider'))?.id ?? capital.manager;
  return say.drawnTo(party(to));
}

function bearsInterest(capital: Capital): boolean {
  return capital.tranches.some((tranche) => tranche.interest.length > 0) || capital.waterfall.some((step) => step.pay === 'preferred');
}

function stepSentences(speaker: Speaker, step: WaterfallStep, number: number): readonly string[] {
  const { say } = speaker;
  const saysAmount = step.pay === 'fee' || step.pay === 'hold' || step.pay === 'malus';
  const parts = [
    say.pay[step.pay](stepWords(speaker, step)),
    step.amount === undefined || saysAmount ? undefined : say.stepMost(speaker.amount(step.amount)),
    step.outOf === 'capital' ? say.outOfCapital : undefined,
    step.when === undefined ? undefined : say.stepWhen(speaker.formula(step.when)),
    step.days === 'maturity' ? say.atMaturity : undefined,
    step.pay === 'fee' && step.short === 'lapse' ? say.lapses : undefined,
  ];
  const text = parts.filter((part) => part !== undefined).join(', ');
  return sentences(say.step(String(number), text), step.clause === undefined ? undefined : say.clause(step.clause));
}

function stepWords(speaker: Speaker, step: WaterfallStep): StepWords {
  const { say, words } = speaker;
  const tranches = step.tranche === undefined ? [] : typeof step.tranche === 'string' ? [step.tranche] : step.tranche;
  const all = speaker.sheet.capital?.tranches ?? [];
  const named = tranches.length === 0 && all.length === 1 ? all.map((entry) => entry.id) : tranches;
  const tranche = named.length === 0 ? say.allTranches : words.list(named.map(speaker.thing));
  return {
    tranche,
    to: step.to === undefined ? tranche : speaker.party(step.to),
    from: step.from === undefined ? '' : speaker.party(step.from),
    amount: step.amount === undefined ? say.nothing : speaker.amount(step.amount),
    rate: step.rate === undefined ? '' : words.percent(step.rate),
    shares: words.list((step.shares ?? []).map((share) => say.holderShare(speaker.party(share.to), speaker.rate(share.share)))),
  };
}
