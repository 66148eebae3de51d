import { useMemo, useState } from 'react';
import { may } from '../../slices/contract/contract.ts';
import { contractListSchema, type ContractListRow } from '../../slices/contract/contract-shapes.ts';
import { ContractList } from '../../slices/contract/screens/ContractList.tsx';
import { contractWords, textIn } from '../../slices/contract/screens/words.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { useRead } from '../query.ts';
import { useSession } from '../session.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeleton.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { todayHere } from './today.ts';

/** The list of contracts, with search and filter. */
export default function ContractsPage() {
  const words = useMessages(contractWords).list;
  const role = useSession()?.role;
  const mayWrite = role !== undefined && may(role, 'registerContract');
  const answer = useRead('/api/contracts', contractListSchema);
  const filter = useFilter(answer.data?.contracts ?? []);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      width="wide"
      actions={
        mayWrite && (
          <Link to="/proberen" look="secondary">
            {words.first}
          </Link>
        )
      }
    >
      {answer.isPending && <PageSkeleton />}
      {answer.error && <QueryProblem error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && (
        <Stack>
          {answer.data.contracts.length > 5 && <Filter filter={filter} />}
          <Text tone="small">{words.count(filter.rows.length, answer.data.contracts.length)}</Text>
          <ContractList rows={filter.rows} today={todayHere()} empty={<Nothing isFiltered={answer.data.contracts.length > 0} />} />
        </Stack>
      )}
    </Page>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  const words = useMessages(contractWords).list;
  if (isFiltered) return <EmptyState text={words.noMatch} hint={words.noMatchHint} stage="seed" />;
  return (
    <EmptyState
      text={words.empty}
      hint={words.emptyHint}
      stage="seed"
      action={
        <Link to="/proberen" look="primary">
          {words.first}
        </Link>
      }
    />
  );
}

type FilterState = ReturnType<typeof useFilter>;

function Filter({ filter }: { readonly filter: FilterState }) {
  const words = useMessages(contractWords);
  const forms = [{ value: '', label: words.list.allForms }, ...Object.entries(words.forms).map(([value, label]) => ({ value, label }))];
  return (
    <Cluster align="bottom">
      <TextField id="search" label={words.list.search} hint={words.list.searchHint} value={filter.text} onChange={filter.setText} />
      <SelectField id="form" label={words.list.form} options={forms} value={filter.form} onChange={filter.setForm} />
    </Cluster>
  );
}

function useFilter(rows: readonly ContractListRow[]) {
  const { language } = useLanguage();
  const [text, setText] = useState('');
  const [form, setForm] = useState('');
  const shown = useMemo(() => rows.filter((row) => (form === '' || row.form === form) && matches(row, text, language)), [rows, text, form, language]);
  return { text, setText, form, setForm, rows: shown };
}

/** Every word that was typed stands somewhere in the title, a party, the form or the currency. */
function matches(row: ContractListRow, text: string, language: 'nl' | 'en'): boolean {
  const own = [textIn(row.title, language), row.currency, contractWords[language].forms[row.form], ...row.parties.map((party) => party.name)]
    .join(' ')
    .toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => own.includes(word));
}
