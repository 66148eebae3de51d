import { type Comparison, type LineChange } from '../../../engine/compare.ts';
import { moneyText } from '../../../web/format.ts';
import { useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import { Notice } from '../../../web/ui/Notice.tsx';
import type { Names } from './names.ts';
import { type WhatIfWords, whatIfWords } from './words-what-if.ts';

type Props = { readonly comparison: Comparison; readonly names: Names; readonly changedClaim?: string | undefined };

/** What would have been paid, beside what was: first in one sentence, then line by line. */
export function WhatIfEffect({ comparison, names, changedClaim }: Props) {
  const words = useMessages(whatIfWords).effect;
  const changed = comparison.lines.filter((line) => line.change !== 'same');
  return (
    <Stack>
      <Notice kind="info" isAnnounced title={sentence(comparison, words, names.language)}>
        {comparison.total.difference === 0 && <LimitSentence comparison={comparison} names={names} />}
        <ClaimsSentence comparison={comparison} changedClaim={changedClaim} />
      </Notice>
      <DataTable
        phone="cards"
        caption={words.caption}
        columns={columnsOf(words, comparison, names)}
        rows={changed}
        rowKey={(row) => row.key}
        empty={<Text>{words.empty}</Text>}
      />
    </Stack>
  );
}

function sentence(comparison: Comparison, words: WhatIfWords['effect'], language: 'nl' | 'en'): string {
  const { difference } = comparison.total;
  const amount = moneyText(Math.abs(difference), comparison.currency, language);
  if (difference === 0) return comparison.lines.some((line) => line.change !== 'same') ? words.balanced : words.same;
  return difference > 0 ? words.more(amount) : words.less(amount);
}

/** Nothing changed in all: mostly because a limit was already reached, and then it is named. */
function LimitSentence({ comparison, names }: Pick<Props, 'comparison' | 'names'>) {
  const words = useMessages(whatIfWords).effect;
  const cuts = comparison.lines.flatMap(({ line }) =>
    [...line.part.cuts, ...line.payerCuts].filter((cut) => cut.amount > 0 && names.paidBefore(cut.limit, line) === undefined),
  );
  const limits = [...new Set(cuts.map((cut) => names.limit(cut.limit)))];
  return limits.length === 0 ? null : <>{words.heldBy(limits)} </>;
}

/** A claim that nobody touched gets another amount when a limit moves along. */
function ClaimsSentence({ comparison, changedClaim }: Pick<Props, 'comparison' | 'changedClaim'>) {
  const words = useMessages(whatIfWords).effect;
  const others = comparison.claims.filter((claim) => claim.claim !== changedClaim);
  if (comparison.claims.length === 0) return null;
  return (
    <>
      {words.claims(comparison.claims.length)}
      {changedClaim !== undefined && others.length > 0 ? ` ${words.shifted}` : ''}
    </>
  );
}

function columnsOf(words: WhatIfWords['effect'], comparison: Comparison, names: Names): readonly Column<LineChange>[] {
  const money = (amountCents: number) => <Money amountCents={amountCents} currency={comparison.currency} />;
  const { total } = comparison;
  return [
    { key: 'period', header: words.period, isRowHeader: true, cell: (row) => <DateText day={row.line.period} />, footer: words.total },
    { key: 'line', header: words.line, cell: (row) => names.line(row.line) },
    { key: 'payer', header: words.payer, cell: (row) => names.party(row.line.payer) },
    { key: 'change', header: words.change, cell: (row) => words.changes[row.change] },
    { key: 'before', header: words.before, isNumeric: true, cell: (row) => money(row.before), footer: money(total.before) },
    { key: 'after', header: words.after, isNumeric: true, cell: (row) => money(row.after), footer: money(total.after) },
    { key: 'difference', header: words.difference, isNumeric: true, cell: (row) => money(row.difference), footer: money(total.difference) },
  ];
}
