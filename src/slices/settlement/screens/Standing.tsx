import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../../../web/language.tsx';
import { Cluster, Text } from '../../../web/ui/Layout.tsx';
import type { Stage } from './period-state.ts';
import { SettlementStage } from './SettlementStage.tsx';
import { settlementWords } from './words.ts';
import './Standing.css';

type Props = {
  /** "Jij bent aan zet": the one thing to know. */
  readonly title: string;
  readonly children: ReactNode;
  readonly stage?: Stage | undefined;
  /** "sinds ma 23 nov 2026 (gisteren)" */
  readonly since?: ReactNode;
  readonly isMine?: boolean;
  /** Changes with a step that leaves the stage as it is: one of several approvals. */
  readonly moment?: string | undefined;
  /** How far it is on its way. */
  readonly steps?: ReactNode;
  readonly actions?: ReactNode;
  /** What the server refused, if it did. */
  readonly problem?: ReactNode;
};

/** Where it stands, whose turn it is since when, and the next step as one button. After a step the focus comes here. */
export function Standing({ title, children, stage, since, isMine = false, moment, steps, actions, problem }: Props) {
  const id = useId();
  const heading = useFocusAfterStep(`${stage ?? ''} ${moment ?? ''}`);
  return (
    <section className={`standing${isMine ? ' standing--mine' : ''}`} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className="standing__title">
        {title}
      </h2>
      {stage && (
        <Cluster gap="small">
          <SettlementStage stage={stage} />
          {since && <span className="standing__since">{since}</span>}
        </Cluster>
      )}
      <Text>{children}</Text>
      {steps}
      {problem}
      {actions && <div className="standing__actions screen-only">{actions}</div>}
    </section>
  );
}

function useFocusAfterStep(step: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    heading.current?.focus();
  }, [step]);
  return heading;
}

type StepsProps = { readonly stage: Stage };

const ORDER = ['propose', 'approve', 'execute', 'pay'] as const;
const DONE: Readonly<Record<Stage, number>> = { open: 0, nothing: 0, to_settle: 0, correction: 0, proposed: 1, approved: 2, booked: 3, paid: 4 };

/** Propose, approve, book, pay: where this settlement is on its way. */
export function SettlementSteps({ stage }: StepsProps) {
  const words = useMessages(settlementWords).steps;
  return (
    <ol className="settlement-steps" aria-label={words.label}>
      {ORDER.map((step, index) => {
        const state = index < DONE[stage] ? 'done' : index === DONE[stage] ? 'now' : 'later';
        return (
          <li key={step} className={`settlement-steps__step settlement-steps__step--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="settlement-steps__name">{words[step]}</span>
            <span className="settlement-steps__state">{words[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}
