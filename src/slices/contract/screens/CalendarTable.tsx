import { addDays, type Period, calendarOf } from '../../../engine/calendar.ts';
import { claimWithin, spanText } from '../../../engine/spans.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { type TermsWords, termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet; readonly today: string };

/** More periods than this are folded: first those around today. */
const MOST_SHOWN = 8;

/** When is settled, and until when may be paid. The period of today is marked. */
export function CalendarTable({ sheet, today }: Props) {
  const words = useMessages(termsWords).calendar;
  const periods = calendarOf(sheet);
  const { language } = useLanguage();
  const { paymentTermDays, dueFrom = 'settlement' } = sheet.calendar;
  const terms = { paymentTermDays, dueFrom };
  const within = claimWithin(sheet.calendar);
  return (
    <Stack>
      <Text>{words.lead(within === undefined ? undefined : spanText(within, language), paymentTermDays, dueFrom)}</Text>
      <PeriodTable periods={around(periods, today)} terms={terms} today={today} />
      {periods.length > MOST_SHOWN && (
        <Details summary={words.all(periods.length)}>
          <PeriodTable periods={periods} terms={terms} today={today} />
        </Details>
      )}
    </Stack>
  );
}

/** All when they are few; else those nearest to today. */
function around(periods: readonly Period[], today: string): readonly Period[] {
  if (periods.length <= MOST_SHOWN) return periods;
  const next = periods.findIndex((period) => period.to >= today);
  const current = next === -1 ? periods.length - 1 : next;
  const start = Math.max(0, Math.min(current - 2, periods.length - MOST_SHOWN));
  return periods.slice(start, start + MOST_SHOWN);
}

type Due = Required<Pick<TermSheet['calendar'], 'paymentTermDays' | 'dueFrom'>>;
type TableProps = { readonly periods: readonly Period[]; readonly terms: Due; readonly today: string };

function PeriodTable({ periods, terms, today }: TableProps) {
  const words = useMessages(termsWords).calendar;
  const isNow = (period: Period): boolean => period.from <= today && period.to >= today;
  return (
    <DataTable
      caption={words.caption}
      isCaptionHidden
      rows={periods}
      rowKey={(period) => period.key}
      rowState={(period) => (isNow(period) ? 'current' : undefined)}
      columns={columnsOf(words, { ...terms, isNow })}
      phone="cards"
    />
  );
}

type Terms = Due & { readonly isNow: (period: Period) => boolean };

function columnsOf(words: TermsWords['calendar'], { paymentTermDays, dueFrom, isNow }: Terms): readonly Column<Period>[] {
  return [
    {
      key: 'to',
      header: words.to,
      isRowHeader: true,
      cell: (period) => (
        <>
          <DateText day={period.to} />
          {isNow(period) && ` (${words.now})`}
        </>
      ),
    },
    { key: 'from', header: words.from, cell: (period) => <DateText day={period.from} /> },
    {
      key: 'due',
      header: dueFrom === 'period' ? words.due : words.dueAtLeast,
      cell: (period) => <DateText day={addDays(period.to, paymentTermDays)} />,
    },
  ];
}
