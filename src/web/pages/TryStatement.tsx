import { useMemo } from 'react';
import { explainLine, explainSentences, type ExplainNode } from '../../engine/explain.ts';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { type Asking, type SumPart, askLine } from '../../slices/settlement/screens/asked.ts';
import { Explanation } from '../../slices/settlement/screens/Explanation.tsx';
import { namesOf, type Names } from '../../slices/settlement/screens/names.ts';
import { assumedSentences } from '../../slices/outcome/fact-file-assumed.ts';
import { asTitle, periodName } from '../../slices/settlement/screens/period-name.ts';
import { refusalReason } from '../../slices/settlement/screens/refusal-reason.ts';
import { settlementWords } from '../../slices/settlement/screens/words.ts';
import type { ExplainView } from '../../slices/settlement/statement-shape.ts';
import { dayText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Details } from '../ui/Details.tsx';
import { Stack, Text } from '../ui/Layout.tsx';
import { Money } from '../ui/Money.tsx';
import { AskedPanel, type useAsking } from './ExplainPanel.tsx';
import type { TrialResult } from './trial.ts';
import { TryTable } from './TryTable.tsx';

/** The statement of what stands in the editors; every amount opens its explanation, made here. */
export function TryStatement({ result, asking }: { readonly result: TrialResult; readonly asking: Asking }) {
  const words = useMessages(tryWords).result;
  const { language } = useLanguage();
  const names = useTrialNames(result);
  const { statement } = result;
  return (
    <Stack>
      <Text tone="small">{words.asOf(dayText(statement.asOf, language))}</Text>
      {assumedSentences([result.sheet], result.facts).map((sentence) => (
        <Text key={sentence.nl} tone="small">
          {sentence[language]}
        </Text>
      ))}
      {statement.lines.length === 0 && (
        <Text>
          {words.nothing} {words.nothingHint}
        </Text>
      )}
      {statement.lines.length > 0 && <TryTable result={result} names={names} asking={asking} />}
      <Refusals result={result} names={names} />
    </Stack>
  );
}

/** All amounts together; it opens the lines that add up, each of which can be asked about in turn. */
export function TryTotal({ result, asking }: { readonly result: TrialResult; readonly asking: Asking }) {
  const words = useMessages(tryWords).result;
  const { explain, statement } = useMessages(settlementWords);
  const { language } = useLanguage();
  const names = useTrialNames(result);
  const { totals, currency, lines, asOf } = result.statement;
  const parts = lines.map((line): SumPart => {
    const title = names.line(line);
    const period = result.statement.periods.find((entry) => entry.key === line.period);
    const who = `${names.party(line.payer)} ${statement.arrow} ${names.party(line.payee)}`;
    const about = period === undefined ? who : `${asTitle(periodName(period, language))} · ${who}`;
    return { title, about, amountCents: line.computed, asked: askLine(line, { amount: 'computed', title: explain.line(title), asOf }) };
  });
  const asked = { kind: 'sum' as const, id: 'try total', title: explain.sumOf(words.total), amountCents: totals.computed, currency, parts };
  const ask = lines.length === 0 ? undefined : () => asking.ask(asked);
  return (
    <p className="try-total" role="status">
      <span>{words.total}</span>{' '}
      <Money amountCents={totals.computed} currency={currency} look="large" isExplained={asking.openId === asked.id} onExplain={ask} />
    </p>
  );
}

function useTrialNames({ sheet }: TrialResult): Names {
  const { language } = useLanguage();
  return useMemo(() => {
    const parties = sheet.parties.flatMap((party) => party.roles.map((role) => ({ key: party.id, name: party.name, role })));
    return namesOf({ parties, versions: [{ version: sheet.version, sheet }] }, language);
  }, [sheet, language]);
}

/** Why a claim earns nothing, said at once: somebody is trying things out. */
function Refusals({ result, names }: { readonly result: TrialResult; readonly names: Names }) {
  const words = useMessages(tryWords).result;
  const { refusals } = result.statement;
  if (refusals.length === 0) return null;
  return (
    <Details summary={words.refused(refusals.length)} isOpenAtStart={refusals.length <= 3}>
      <ul className="try-refusals">
        {refusals.slice(0, 50).map((refusal, index) => (
          <li key={index}>
            {refusal.claim ?? refusal.rule ?? ''}: {refusalReason(refusal, names)}
          </li>
        ))}
      </ul>
    </Details>
  );
}

type ExplainedProps = { readonly result: TrialResult; readonly state: ReturnType<typeof useAsking> };

/** The explanation of an amount, made here: the server does not know these terms. */
export function TryExplained({ result, state }: ExplainedProps) {
  return <AskedPanel state={state} explain={(asked) => asked.kind === 'line' && <LineExplanation result={result} line={asked.line} />} />;
}

function LineExplanation({ result, line }: { readonly result: TrialResult; readonly line: string }) {
  const node = explainLine(result.sheet, result.statement, line, result.facts);
  if (node === undefined) return null;
  return <Explanation node={toView(node)} sentences={{ nl: explainSentences(node, 'nl'), en: explainSentences(node, 'en') }} />;
}

const MOST_CHILDREN = 200;

/** The same shape as the server sends: what is too much is counted. */
function toView(node: ExplainNode): ExplainView {
  const { children, ...own } = node;
  return { ...own, children: children.slice(0, MOST_CHILDREN).map(toView), left: Math.max(0, children.length - MOST_CHILDREN) };
}
