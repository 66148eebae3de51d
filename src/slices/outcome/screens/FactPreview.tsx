import { numberText } from '../../../web/format.ts';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { dayText } from '../../../web/format.ts';
import { Button } from '../../../web/ui/Button.tsx';
import { Details } from '../../../web/ui/Details.tsx';
import { DownloadButton } from '../../../web/ui/DownloadButton.tsx';
import { Cluster, Stack, Text } from '../../../web/ui/Layout.tsx';
import { Notice } from '../../../web/ui/Notice.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import { StateBadge } from '../../../web/ui/StateBadge.tsx';
import type { ChangeSummary } from '../fact-changes-summary.ts';
import type { FactSummary } from '../fact-file-summary.ts';
import { renderFactSentence } from '../fact-messages.ts';
import { ChangeList, type ChangeSpeech } from './ChangeList.tsx';
import { FactTotals } from './FactTotals.tsx';
import { RowTable } from './RowTable.tsx';
import { factWords } from './words.ts';

type Props = {
  readonly summary: FactSummary;
  /** What saving would do; absent when the file as a whole is wrong. */
  readonly changes?: ChangeSummary | undefined;
  readonly speech?: ChangeSpeech | undefined;
  readonly nameOf: (id: string) => string;
  readonly makeBadCsv: (language: Language) => Promise<string>;
  readonly onKeep: () => void;
  readonly onRefuse: () => void;
  readonly isBusy?: boolean;
};

/** What is in a file, before anything of it is kept: what is right, what is wrong and why, and the choice. */
export function FactPreview({ summary, changes, speech, nameOf, makeBadCsv, onKeep, onRefuse, isBusy = false }: Props) {
  const words = useMessages(factWords).preview;
  return (
    <Panel title={words.title(summary.fileName)} look="raised">
      <Counts summary={summary} />
      <FileIssues summary={summary} />
      {summary.totals.length > 0 && <FactTotals totals={summary.totals} nameOf={nameOf} />}
      <Days summary={summary} />
      {changes !== undefined && speech !== undefined && summary.counts.good + summary.counts.warning > 0 && (
        <ChangeList changes={changes} speech={speech} />
      )}
      {summary.bad.some((row) => row.issues.length > 0) && <BadRows summary={summary} makeBadCsv={makeBadCsv} />}
      {summary.warning.length > 0 && (
        <Details summary={`${words.warningTitle} (${summary.counts.warning})`}>
          <RowTable title={words.warningTitle} summary={summary} rows={summary.warning} count={summary.counts.warning} />
        </Details>
      )}
      {summary.good.length > 0 && (
        <Details summary={`${words.goodTitle} (${summary.counts.good})`}>
          <RowTable title={words.goodTitle} summary={summary} rows={summary.good} count={summary.counts.good} />
        </Details>
      )}
      <Choice summary={summary} onKeep={onKeep} onRefuse={onRefuse} isBusy={isBusy} />
    </Panel>
  );
}

function Counts({ summary }: { readonly summary: FactSummary }) {
  const words = useMessages(factWords).preview;
  const { language } = useLanguage();
  const { good, warning, bad } = summary.counts;
  return (
    <div role="status">
      <Cluster gap="small">
        {good > 0 && <StateBadge tone="done">{words.good(good, numberText(good, language))}</StateBadge>}
        {warning > 0 && <StateBadge tone="waiting">{words.warning(warning, numberText(warning, language))}</StateBadge>}
        {bad > 0 && <StateBadge tone="wrong">{words.bad(bad, numberText(bad, language))}</StateBadge>}
      </Cluster>
    </div>
  );
}

/** What is wrong with the file as a whole, and apart from it what was read as something else. */
function FileIssues({ summary }: { readonly summary: FactSummary }) {
  const words = useMessages(factWords).preview;
  const errors = summary.fileIssues.filter((issue) => issue.severity === 'error');
  const remarks = summary.fileIssues.filter((issue) => issue.severity === 'warning');
  return (
    <>
      {errors.length > 0 && <FileNotice kind="error" title={words.fileWrong} issues={errors} />}
      {remarks.length > 0 && <FileNotice kind="info" title={words.fileRemarks} issues={remarks} />}
    </>
  );
}

type FileNoticeProps = { readonly kind: 'error' | 'info'; readonly title: string; readonly issues: FactSummary['fileIssues'] };

function FileNotice({ kind, title, issues }: FileNoticeProps) {
  const { language } = useLanguage();
  return (
    <Notice kind={kind} title={title} isAnnounced>
      <Stack gap="small">
        {issues.map((issue) => (
          <p key={`${issue.row ?? 0} ${issue.code} ${issue.field} ${issue.value}`}>{renderFactSentence(issue, language)}</p>
        ))}
      </Stack>
    </Notice>
  );
}

function Days({ summary }: { readonly summary: FactSummary }) {
  const words = useMessages(factWords).preview;
  const { language } = useLanguage();
  if (summary.days === undefined) return null;
  return <Text tone="small">{words.days(dayText(summary.days.from, language), dayText(summary.days.to, language))}</Text>;
}

function BadRows({ summary, makeBadCsv }: Pick<Props, 'summary' | 'makeBadCsv'>) {
  const words = useMessages(factWords).preview;
  const { language } = useLanguage();
  const name = summary.fileName.replace(/\.\w+$/, '');
  return (
    <Stack>
      <h3 className="utrecht-heading-3">{words.badTitle}</h3>
      <Text>{words.badLead}</Text>
      <RowTable title={words.badTitle} summary={summary} rows={summary.bad} count={summary.counts.bad} />
      <Cluster>
        <DownloadButton fileName={words.badFile(name)} type="text/csv" makeText={() => makeBadCsv(language)}>
          {words.download}
        </DownloadButton>
      </Cluster>
    </Stack>
  );
}

function Choice({ summary, onKeep, onRefuse, isBusy }: Required<Pick<Props, 'summary' | 'onKeep' | 'onRefuse' | 'isBusy'>>) {
  const words = useMessages(factWords).preview;
  const { language } = useLanguage();
  const { good, warning, bad } = summary.counts;
  const kept = good + warning;
  const label = bad === 0 ? words.keepAll(kept, numberText(kept, language)) : words.keep(kept, numberText(kept, language));
  return (
    <Stack gap="small">
      {kept === 0 && <Text>{words.nothing}</Text>}
      <Cluster>
        {kept > 0 && (
          <Button look="primary" isBusy={isBusy} onClick={onKeep}>
            {label}
          </Button>
        )}
        <Button onClick={onRefuse}>{words.refuse}</Button>
      </Cluster>
    </Stack>
  );
}
