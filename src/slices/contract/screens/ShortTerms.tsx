import { wordsFor } from '../../../engine/messages-words.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { type Description, DescriptionList } from '../../../web/ui/DescriptionList.tsx';
import { amountsOf } from './LimitTable.tsx';
import { contractWords } from './words.ts';
import { termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet };

/** The contract in six small facts. */
export function ShortTerms({ sheet }: Props) {
  const words = useMessages(termsWords);
  const forms = useMessages(contractWords).forms;
  const { language } = useLanguage();
  const speak = wordsFor(language, sheet.currency);
  const { every, ends, paymentTermDays, dueFrom = 'settlement' } = sheet.calendar;
  const limits = sheet.limits.filter(
    (limit) =>
      limit.each === 'contract' &&
      [limit.max, limit.maxCount, limit.maxPeople].some((most) => most !== undefined) &&
      limit.payer === undefined &&
      limit.outcomes === undefined &&
      limit.rules === undefined,
  );
  const most = limits.flatMap((limit) => amountsOf(sheet, limit, { speak, words: { ...words.limits, atMost: (amount) => amount } }));
  const people = sheet.cohort?.maxPeople;
  const items: readonly Description[] = [
    { term: words.short.form, value: forms[sheet.form] },
    {
      term: words.short.period,
      value: (
        <>
          <DateText day={sheet.period.from} /> {words.short.to} <DateText day={sheet.period.to} />
        </>
      ),
    },
    { term: words.short.most, value: most.length === 0 ? words.short.noMost : most.join(', ') },
    { term: words.short.settled, value: ends === undefined ? words.short.every[every] : words.short.ownDays(ends.length) },
    { term: words.short.term, value: words.short.termDays(paymentTermDays, dueFrom) },
    ...(people === undefined ? [] : [{ term: words.short.people, value: words.short.peopleCount(people) }]),
  ];
  return <DescriptionList items={items} look="grid" />;
}
