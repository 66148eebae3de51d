import { useMessages } from '../../../web/language.tsx';
import { Button } from '../../../web/ui/Button.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Cluster } from '../../../web/ui/Layout.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import { PickList } from './PickList.tsx';
import { factWords } from './words.ts';
import { changeWords } from './words-changes.ts';

/** A claim that came in too late and was in time by what it says itself. */
export type LateClaim = {
  readonly id: string;
  readonly subject: string | undefined;
  readonly outcome: string | undefined;
  readonly reported: string;
  readonly received: string;
  readonly days: string;
};
export type Agreed = { readonly id: string; readonly day: string };
type Props = {
  readonly claims: readonly LateClaim[];
  readonly nameOf: (id: string) => string;
  readonly onAgree: (claims: readonly Agreed[]) => void;
  readonly isBusy?: boolean;
};

/** For a payer: backdating costs its money, so it needs its yes. */
export function ReceiptList({ claims, nameOf, onAgree, isBusy = false }: Props) {
  const words = useMessages(changeWords).receipts;
  const facts = useMessages(factWords).list;
  return (
    <Panel title={words.title(claims.length)} lead={words.lead}>
      <PickList
        id="receipt"
        caption={words.caption}
        rows={claims}
        idOf={(claim) => claim.id}
        columns={[
          { key: 'about', header: facts.about, isRowHeader: true, cell: (claim) => claim.outcome && nameOf(claim.outcome) },
          { key: 'subject', header: facts.subject, cell: (claim) => claim.subject },
          { key: 'reported', header: words.reported, cell: (claim) => <DateText day={claim.reported} /> },
          { key: 'received', header: words.received, cell: (claim) => <DateText day={claim.received} /> },
          { key: 'days', header: words.days, isNumeric: true, cell: (claim) => claim.days },
        ]}
      >
        {(chosen) => (
          <Cluster>
            <Button
              look="primary"
              isBusy={isBusy}
              isDisabled={chosen.length === 0}
              onClick={() => onAgree(chosen.map(({ id, reported }) => ({ id, day: reported })))}
            >
              {words.agree(chosen.length)}
            </Button>
          </Cluster>
        )}
      </PickList>
    </Panel>
  );
}
