import type { ReactNode } from 'react';
import { firstOfYear } from '../../../engine/calendar.ts';
import { type Words, wordsFor } from '../../../engine/messages-words.ts';
import type { Limit, TermSheet } from '../../../engine/terms.ts';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { curveName, outcomeTitle, partyName } from './prices.ts';
import { textIn } from './words.ts';
import { type TermsWords, termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet };

/** The limits in the order in which they cut. */
export function LimitTable({ sheet }: Props) {
  const words = useMessages(termsWords).limits;
  const { language } = useLanguage();
  return (
    <DataTable
      caption={words.caption}
      isCaptionHidden
      rows={sheet.limits}
      rowKey={(limit) => limit.id}
      columns={columnsOf(sheet, words, language)}
      phone="cards"
      empty={<Text tone="soft">{words.none}</Text>}
    />
  );
}

function columnsOf(sheet: TermSheet, words: TermsWords['limits'], language: Language): readonly Column<Limit>[] {
  const speak = wordsFor(language, sheet.currency);
  const name = (limit: Limit): string => textIn(limit.title ?? curveName(limit.id), language);
  const columns: readonly Column<Limit>[] = [
    { key: 'name', header: words.name, isRowHeader: true, cell: name },
    {
      key: 'amount',
      header: words.amount,
      cell: (limit) => <AmountCell texts={amountsOf(sheet, limit, { speak, words })} note={limit.cut === 'scale' ? words.scale : undefined} />,
    },
    {
      key: 'each',
      header: words.each,
      cell: (limit) => {
        const each = limit.each === 'year' ? words.eachYear(yearOf(sheet, limit, speak)) : words.eaches[limit.each];
        return limit.payer === undefined ? each : `${each}, ${partyName(sheet, limit.payer)}`;
      },
    },
    { key: 'about', header: words.about, cell: (limit) => aboutOf(sheet, limit, { words, language }) },
  ];
  const hasClauses = sheet.limits.some((limit) => limit.clause !== undefined);
  return hasClauses ? [...columns, { key: 'clause', header: words.clause, cell: (limit): ReactNode => limit.clause ?? '' }] : columns;
}

function yearOf(sheet: TermSheet, limit: Limit, speak: Words): string {
  const year = limit.year ?? sheet.calendar.year ?? 'contract';
  return speak.year(year, firstOfYear(year, sheet.period.from));
}

function AmountCell({ texts, note }: { readonly texts: readonly string[]; readonly note: string | undefined }) {
  return (
    <>
      {texts.join('; ')}
      {note !== undefined && (
        <>
          <br />
          <span className="text--small">{note}</span>
        </>
      )}
    </>
  );
}

type Reader = { readonly speak: Words; readonly words: TermsWords['limits'] };

/** Most money, units or share, or least money, with the days between which it holds. */
export function amountsOf(sheet: TermSheet, limit: Limit, { speak, words }: Reader): readonly string[] {
  const most =
    typeof limit.max === 'object'
      ? limit.max.map((row) => words.fromDay(words.atMost(speak.price(row.value)), speak.day(row.from)))
      : limit.max === undefined
        ? []
        : [words.atMost(speak.price(limit.max))];
  return [
    ...most,
    ...(limit.maxCount === undefined ? [] : [words.count(speak.number(limit.maxCount))]),
    ...(limit.maxShare === undefined
      ? []
      : [words.share(speak.percent(limit.maxShare), speak.list((limit.among ?? []).map((id) => outcomeTitle(sheet, id, speak.language))))]),
    ...(limit.min === undefined ? [] : [words.atLeast(speak.price(limit.min))]),
    ...(limit.until === undefined ? [] : [words.until(speak.day(limit.until))]),
  ];
}

function aboutOf(sheet: TermSheet, limit: Limit, { words, language }: { readonly words: TermsWords['limits']; readonly language: Language }): string {
  const outcomes = (limit.outcomes ?? []).map((id) => outcomeTitle(sheet, id, language));
  const rules = (limit.rules ?? []).map((id) => textIn(sheet.rules.find((rule) => rule.id === id)?.title ?? curveName(id), language));
  const all = [...outcomes, ...rules];
  return all.length === 0 ? words.everything : all.join(', ');
}
