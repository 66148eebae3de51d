import { useState } from 'react';
import type { Claim } from '../../../engine/facts.ts';
import { useMessages } from '../../../web/language.tsx';
import { Button } from '../../../web/ui/Button.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Cluster, Text } from '../../../web/ui/Layout.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import { TextField } from '../../../web/ui/TextField.tsx';
import { PickList } from './PickList.tsx';
import { factWords } from './words.ts';
import { changeWords } from './words-changes.ts';

export type Verdict = { readonly claims: readonly string[]; readonly verdict: 'accepted' | 'rejected'; readonly reason?: string };
type Props = {
  readonly claims: readonly Claim[];
  readonly nameOf: (id: string) => string;
  readonly onJudge: (verdict: Verdict) => void;
  readonly isBusy?: boolean;
};

/** The queue of whoever judges: what waits, and both answers. */
export function JudgeList({ claims, nameOf, onJudge, isBusy = false }: Props) {
  const words = useMessages(changeWords).judging;
  const facts = useMessages(factWords).list;
  const [reason, setReason] = useState('');
  return (
    <Panel title={words.title(claims.length)} lead={words.lead}>
      <PickList
        id="judge"
        caption={words.caption}
        rows={claims}
        idOf={(claim) => claim.id}
        columns={[
          { key: 'about', header: facts.about, isRowHeader: true, cell: (claim) => nameOf(claim.outcome) },
          { key: 'subject', header: facts.subject, cell: (claim) => claim.subject },
          { key: 'day', header: facts.day, cell: (claim) => <DateText day={claim.day} /> },
          { key: 'received', header: words.received, cell: (claim) => claim.received && <DateText day={claim.received} /> },
          { key: 'by', header: words.by, cell: (claim) => claim.by && nameOf(claim.by) },
        ]}
      >
        {(chosen) => {
          const ids = chosen.map((claim) => claim.id);
          const said = reason.trim() === '' ? {} : { reason: reason.trim() };
          return (
            <>
              <TextField id="judge-reason" label={words.reason} hint={words.reasonHint} value={reason} onChange={setReason} />
              {ids.length === 0 && <Text tone="small">{words.none}</Text>}
              <Cluster>
                <Button
                  look="primary"
                  isBusy={isBusy}
                  isDisabled={ids.length === 0}
                  onClick={() => onJudge({ claims: ids, verdict: 'accepted', ...said })}
                >
                  {words.accept(ids.length)}
                </Button>
                <Button
                  isBusy={isBusy}
                  isDisabled={ids.length === 0 || reason.trim() === ''}
                  onClick={() => onJudge({ claims: ids, verdict: 'rejected', ...said })}
                >
                  {words.reject(ids.length)}
                </Button>
              </Cluster>
            </>
          );
        }}
      </PickList>
    </Panel>
  );
}
