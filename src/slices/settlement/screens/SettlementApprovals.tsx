import { useId } from 'react';
import type { Line } from '../../../engine/statement.ts';
import { moneyText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { StateBadge } from '../../../web/ui/StateBadge.tsx';
import type { ApproverView } from '../statement-shape.ts';
import type { Names } from './names.ts';
import { dayOf } from '../settlement-past.ts';
import { partOf } from './turn.ts';
import { settlementWords } from './words.ts';
import './SettlementApprovals.css';

type Props = {
  readonly approvers: readonly ApproverView[];
  readonly lines: readonly Pick<Line, 'payer' | 'due'>[];
  readonly names: Names;
  readonly currency: string;
};

/** Where several pay, each agrees for itself: who has, and who still has to. */
export function SettlementApprovals({ approvers, lines, names, currency }: Props) {
  const words = useMessages(settlementWords).approvals;
  const id = useId();
  return (
    <div className="settlement-approvals">
      <h3 id={id} className="settlement-approvals__title">
        {words.title}
      </h3>
      <ul className="settlement-approvals__list" aria-labelledby={id}>
        {approvers.map((approver) => (
          <li key={approver.party} className="settlement-approvals__item">
            <span className="settlement-approvals__name">
              {names.party(approver.party)}
              {approver.isYours && <span className="settlement-approvals__you"> ({words.you})</span>}
              <Part cents={partOf(approver.party, lines)} currency={currency} />
            </span>
            <Given at={dayOf(approver.agreedAt)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where on balance there is nothing to pay, there is nothing to say. */
function Part({ cents, currency }: { readonly cents: number; readonly currency: string }) {
  const words = useMessages(settlementWords).approvals;
  const { language } = useLanguage();
  const amount = moneyText(Math.abs(cents), currency, language);
  return cents === 0 ? null : <span className="settlement-approvals__part">{cents > 0 ? words.pays(amount) : words.getsBack(amount)}</span>;
}

function Given({ at }: { readonly at: string | undefined }) {
  const words = useMessages(settlementWords).approvals;
  if (at === undefined) return <StateBadge tone="waiting">{words.notYet}</StateBadge>;
  return (
    <span className="settlement-approvals__given">
      <StateBadge tone="done">{words.agreed}</StateBadge> <DateText day={at} />
    </span>
  );
}
