import type { Refusal } from '../../../engine/statement.ts';
import { dayText, moneyText, numberText } from '../../../web/format.ts';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { Cluster, Stack, Text } from '../../../web/ui/Layout.tsx';
import { ShowMore, useShown } from '../../../web/ui/ShowMore.tsx';
import { StateBadge, type StateTone } from '../../../web/ui/StateBadge.tsx';
import type { PeriodEffect } from '../fact-changes-effect.ts';
import type { ChangeGroup, ChangeRow, ChangeSummary, Difference } from '../fact-changes-summary.ts';
import { type FactWords, factWords } from './words.ts';
import { type ChangeWords, changeWords } from './words-changes.ts';

export type ChangeSpeech = {
  readonly nameOf: (id: string) => string;
  readonly reasonOf: (refusal: Refusal) => string;
  readonly periodOf: (key: string) => string;
  readonly currency: string;
  /** Who judges in this contract; empty when nobody does. */
  readonly judge: string;
};
type Props = { readonly changes: ChangeSummary; readonly speech: ChangeSpeech };

const TONES: Readonly<Record<ChangeGroup, StateTone>> = {
  new: 'done',
  changed: 'waiting',
  waits: 'waiting',
  late: 'wrong',
  refused: 'stopped',
  known: 'stopped',
};
const ORDER: readonly ChangeGroup[] = ['changed', 'late', 'refused', 'waits', 'new', 'known'];

/** A file as a set of changes, before it is saved: what is new, what changes, what does not count and why, and what that does to the money. */
export function ChangeList({ changes, speech }: Props) {
  const words = useMessages(changeWords);
  const { language } = useLanguage();
  const { counts } = changes;
  const told = ORDER.filter((group) => counts[group] > 0);
  return (
    <Stack>
      <h3 className="utrecht-heading-3">{words.title}</h3>
      <Cluster gap="small">
        {told.map((group) => (
          <StateBadge key={group} tone={TONES[group]}>
            {words[group](counts[group], numberText(counts[group], language))}
          </StateBadge>
        ))}
      </Cluster>
      {counts.reported > 0 && <Text>{words.reported(counts.reported, numberText(counts.reported, language), speech.judge)}</Text>}
      <Effects changes={changes} speech={speech} />
      {told.map((group) => (
        <Group key={group} group={group} changes={changes} speech={speech} />
      ))}
    </Stack>
  );
}

type GroupProps = Props & { readonly group: ChangeGroup };

function Group({ group, changes, speech }: GroupProps) {
  const words = useMessages(changeWords);
  const { language } = useLanguage();
  const { visible, more } = useShown(changes.rows[group], 25);
  const columns = columnsOf(group, { words, facts: useMessages(factWords), language, speech });
  const table = (
    <>
      {group === 'late' && <Text>{words.lateLead}</Text>}
      {group === 'refused' && <Text>{words.refusedLead}</Text>}
      <DataTable caption={words.groups[group]} isCaptionHidden rows={visible} rowKey={(row) => row.key} phone="cards" columns={columns} />
      <ShowMore {...more} />
    </>
  );
  const summary = `${words.groups[group]} (${numberText(changes.counts[group], language)})`;
  if (group === 'changed' || group === 'late') {
    return (
      <Stack gap="small">
        <h4 className="utrecht-heading-4">{summary}</h4>
        {table}
      </Stack>
    );
  }
  return <Details summary={summary}>{table}</Details>;
}

type Reader = { readonly words: ChangeWords; readonly facts: FactWords; readonly language: Language; readonly speech: ChangeSpeech };

function columnsOf(group: ChangeGroup, reader: Reader): readonly Column<ChangeRow>[] {
  const { words, facts, speech } = reader;
  const about = (row: ChangeRow): string => (row.about === undefined ? facts.kinds[row.kind] : speech.nameOf(row.about));
  const columns: readonly Column<ChangeRow>[] = [
    { key: 'id', header: words.row, isRowHeader: true, cell: (row) => row.id },
    { key: 'about', header: words.about, cell: about },
    { key: 'subject', header: words.subject, cell: (row) => row.subject ?? facts.list.whole },
    { key: 'day', header: words.day, cell: (row) => <DateText day={row.day} /> },
  ];
  if (group === 'changed') return [...columns, { key: 'what', header: words.what, cell: (row) => <Differences row={row} reader={reader} /> }];
  if (group !== 'late' && group !== 'refused') return columns;
  return [...columns, { key: 'why', header: words.why, cell: (row) => row.refusal && speech.reasonOf(row.refusal) }];
}

function Differences({ row, reader }: { readonly row: ChangeRow; readonly reader: Reader }) {
  return (
    <>
      {row.differences.map((difference) => (
        <div key={difference.field}>{differenceText(difference, reader)}</div>
      ))}
      {row.refusal && row.refusal.code !== 'not_accepted' && row.refusal.code !== 'withdrawn' && <div>{reader.speech.reasonOf(row.refusal)}</div>}
    </>
  );
}

/** "oordeel: Goedgekeurd → Ingetrokken" */
export function differenceText({ field, before, after }: Difference, { words, facts, language, speech }: Reader): string {
  const names: Readonly<Record<string, string>> = words.fields;
  const verdicts: Readonly<Record<string, string>> = facts.verdicts;
  const told = (value: string): string => {
    if (value === '') return words.nothing;
    if (field === 'verdict') return verdicts[value] ?? value;
    if (field === 'day' || field === 'recorded') return dayText(value, language);
    return field === 'outcome' || field === 'payer' || field === 'party' ? speech.nameOf(value) : value;
  };
  return `${names[field] ?? field.replaceAll('_', ' ')}: ${told(before)} → ${told(after)}`;
}

/** What it does to the money now, and once what waits is accepted. */
export function Effects({ changes, speech }: Props) {
  const words = useMessages(changeWords);
  const { periods, periodsIfAccepted: later } = changes;
  if (later === undefined || periods === undefined) return <EffectTable periods={periods} speech={speech} />;
  if (later.length === 0) return <Text>{words.noEffectIfAccepted(speech.judge)}</Text>;
  return (
    <>
      {periods.length === 0 ? <Text>{words.noEffectYet}</Text> : <EffectTable periods={periods} speech={speech} />}
      <EffectTable periods={later} speech={speech} caption={words.ifAccepted(speech.judge)} />
    </>
  );
}

type EffectProps = { readonly periods: readonly PeriodEffect[] | undefined; readonly speech: ChangeSpeech; readonly caption?: string };

function EffectTable({ periods, speech, caption }: EffectProps) {
  const words = useMessages(changeWords);
  const { language } = useLanguage();
  if (periods === undefined) return <Text>{words.tooLarge}</Text>;
  if (periods.length === 0) return <Text>{words.noEffect}</Text>;
  const money = (amount: number): string => moneyText(amount, speech.currency, language);
  return (
    <DataTable<PeriodEffect>
      caption={caption ?? words.effect}
      rows={periods}
      rowKey={(row) => row.period}
      phone="cards"
      columns={[
        {
          key: 'period',
          header: words.period,
          isRowHeader: true,
          cell: (row) => `${speech.periodOf(row.period)}${row.isOpen ? ` ${words.runs}` : ''}`,
        },
        { key: 'was', header: words.was, isNumeric: true, cell: (row) => money(row.before) },
        { key: 'is', header: words.becomes, isNumeric: true, cell: (row) => money(row.after) },
        {
          key: 'difference',
          header: words.difference,
          isNumeric: true,
          cell: (row) => `${row.after > row.before ? '+' : ''}${money(row.after - row.before)}`,
        },
      ]}
    />
  );
}
