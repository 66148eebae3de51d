import { compareExact, parseExact } from './decimal.ts';
import { type Description, type Speaker, sentences } from './describe-speaker.ts';
import { STATUTORY_KNOWN_UNTIL, isStatutory } from './statutory-interest.ts';
import type { Deduction, Fee, TermSheet } from './terms.ts';

/** Fixed fees, deductions, numbers with a name, tax, interest and where money goes. */
export function describeAmounts(speaker: Speaker): readonly Description[] {
  const { sheet } = speaker;
  return [
    ...sheet.fees.map((fee) => ({ section: 'fee' as const, id: fee.id, sentences: feeSentences(speaker, fee) })),
    ...sheet.deductions.map((deduction) => ({ section: 'deduction' as const, id: deduction.id, sentences: deductionSentences(speaker, deduction) })),
    ...Object.entries(sheet.parameters).map(([id, value]) => ({
      section: 'parameter' as const,
      id,
      sentences: parameterSentences(speaker, id, value),
    })),
    ...taxDescription(speaker),
    ...lateInterestDescription(speaker),
    ...sheet.spending.map((entry) => ({ section: 'spending' as const, id: entry.id, sentences: spendingSentences(speaker, entry) })),
  ];
}

function feeSentences(speaker: Speaker, fee: Fee): readonly string[] {
  const { say, words, party } = speaker;
  const moment = fee.days === undefined ? say.feeMoment[fee.every] : say.feeMoment.days(words.list(fee.days.map(words.day)));
  return sentences(
    say.fee(party(fee.from), party(fee.to), speaker.amount(fee.amount), moment),
    fee.when === undefined ? undefined : say.feeWhen(speaker.formula(fee.when)),
    fee.partial === undefined ? undefined : say.feePartial[fee.partial],
    speaker.sheet.limits.some((limit) => limit.max !== undefined) ? say.feeBesideLimits : undefined,
    fee.clause === undefined ? undefined : say.clause(fee.clause),
  );
}

function deductionSentences(speaker: Speaker, deduction: Deduction): readonly string[] {
  const { say, words, party } = speaker;
  const payer = party(deduction.payer);
  return sentences(
    say.deduction(payer, speaker.amount(deduction.amount)),
    say.floor(payer, words.price(deduction.floor)),
    deduction.clause === undefined ? undefined : say.clause(deduction.clause),
  );
}

function parameterSentences(speaker: Speaker, id: string, value: TermSheet['parameters'][string]): readonly string[] {
  const { say, words, formula } = speaker;
  const name = id.replaceAll('_', ' ');
  if (typeof value === 'string') return sentences(say.parameter(name, formula(value)));
  return sentences(...value.map((row) => say.parameterFrom(name, words.day(row.from), formula(row.value))));
}

function taxDescription(speaker: Speaker): readonly Description[] {
  const { tax } = speaker.sheet;
  if (tax === undefined) return [];
  const isFree = tax.category !== 'S' && compareExact(parseExact(tax.rate), parseExact('0')) === 0;
  const text = isFree && tax.category !== 'S' ? speaker.say.tax[tax.category] : speaker.say.tax[tax.basis](speaker.words.percent(tax.rate));
  const over = isFree || tax.rate === '0' ? undefined : speaker.say.tax.per[tax.per ?? 'invoice'];
  return [{ section: 'tax', id: 'tax', sentences: sentences(text, over) }];
}

function lateInterestDescription(speaker: Speaker): readonly Description[] {
  const { say, words, sheet } = speaker;
  if (sheet.lateInterest === undefined) return [];
  const { rate, plus, compounding, payments } = sheet.lateInterest;
  const isLaw = isStatutory(rate);
  const rows = isLaw
    ? [say.lateByLaw[rate], say.lateKnownUntil(words.day(STATUTORY_KNOWN_UNTIL))]
    : typeof rate === 'string'
      ? [say.lateInterest(words.percent(rate))]
      : rate.map((row, index) =>
          index === 0 ? say.lateInterest(words.percent(row.value)) : say.lateInterestFrom(words.day(row.from), words.percent(row.value)),
        );
  const how = [
    plus === undefined ? undefined : say.latePlus(words.percent(plus)),
    say.lateCompounding[compounding ?? (isLaw ? 'yearly' : 'none')],
    say.latePayments[payments ?? 'principal_first'],
  ];
  return [{ section: 'late_interest', id: 'late_interest', sentences: sentences(...rows, ...how) }];
}

function spendingSentences(speaker: Speaker, entry: TermSheet['spending'][number]): readonly string[] {
  return sentences(speaker.say.spending(speaker.party(entry.party), speaker.words.percent(entry.share), speaker.words.text(entry.title)));
}
