import type { ReactNode } from 'react';
import { firstOfYear } from '../../../engine/calendar.ts';
import { type Words, wordsFor } from '../../../engine/messages-words.ts';
import type { LimitLeft } from '../../../engine/statement.ts';
import type { Limit, TermSheet } from '../../../engine/terms.ts';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { curveName, outcomeTitle, partyName } from './prices.ts';
import { textIn } from './words.ts';
import { type TermsWords, termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet; readonly left?: readonly LimitLeft[] | undefined };

/** The limits in the order in which they cut, with what is left of each where that is known. */
export function LimitTable({ sheet, left = [] }: Props) {
  const words = useMessages(termsWords).limits;
  const { language } = useLanguage();
  return (
    <DataTable
      caption={words.caption}
      isCaptionHidden
      rows={sheet.limits}
      rowKey={(limit) => limit.id}
      columns={columnsOf({ sheet, left }, words, language)}
      phone="cards"
      empty={<Text tone="soft">{words.none}</Text>}
    />
  );
}

type Told = { readonly sheet: TermSheet; readonly left: readonly LimitLeft[] };

function columnsOf({ sheet, left }: Told, words: TermsWords['limits'], language: Language): readonly Column<Limit>[] {
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
    ...(left.length === 0
      ? []
      : [
          {
            key: 'left',
            header: words.left,
            cell: (limit: Limit): ReactNode => <LeftCell texts={leftOf({ sheet, left }, limit, { speak, words })} />,
          },
        ]),
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

function LeftCell({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <span key={text}>
      {text}
      <br />
    </span>
  ));
}

/** "€ 0,00 over van € 28.800,00", for each year, outcome or payer that the limit counts apart. */
export function leftOf({ sheet, left }: Told, limit: Limit, { speak, words }: Reader): readonly string[] {
  return left
    .filter((entry) => entry.limit === limit.id)
    .flatMap(({ of, money, units, people }) => {
      const part = of === undefined ? undefined : nameOfPart(sheet, limit, { of, speak });
      const texts = [
        ...(money === undefined ? [] : [words.leftOf(speak.money(money.left), speak.money(money.most))]),
        ...(units === undefined ? [] : [words.leftOf(speak.number(units.left), words.units(speak.number(units.most)))]),
        ...(people === undefined ? [] : [words.leftOf(speak.number(String(people.left)), words.people(speak.number(String(people.most))))]),
      ];
      return texts.map((text) => (part === undefined ? text : `${part}: ${text}`));
    });
}

/** A period and a year by their day, all else by its name. */
function nameOfPart(sheet: TermSheet, limit: Limit, { of, speak }: { readonly of: string; readonly speak: Words }): string {
  if (limit.each === 'outcome') return outcomeTitle(sheet, of, speak.language);
  if (limit.each === 'payer') return partyName(sheet, of);
  if (limit.each === 'rule') return textIn(sheet.rules.find((rule) => rule.id === of)?.title ?? curveName(of), speak.language);
  return speak.day(of);
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
    ...(limit.maxCount === undefined ? [] : [words.atMost(words.units(speak.number(limit.maxCount)))]),
    ...(limit.maxPeople === undefined ? [] : [words.atMost(words.people(speak.number(String(limit.maxPeople))))]),
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
