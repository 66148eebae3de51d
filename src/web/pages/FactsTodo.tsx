import { useMemo, useRef, useState } from 'react';
import type { Claim, Facts } from '../../engine/facts.ts';
import { comesAfter } from '../../engine/known-facts.ts';
import type { Refusal } from '../../engine/statement.ts';
import type { ContractView } from '../../slices/contract/contract-shapes.ts';
import { may } from '../../slices/contract/contract.ts';
import { recordedSchema } from '../../slices/outcome/outcome-shapes.ts';
import { JudgeList, type Verdict } from '../../slices/outcome/screens/JudgeList.tsx';
import { type Agreed, type LateClaim, ReceiptList } from '../../slices/outcome/screens/ReceiptList.tsx';
import { statementAnswerSchema } from '../../slices/settlement/statement-shape.ts';
import { changeWords } from '../../slices/outcome/screens/words-changes.ts';
import { useMessages } from '../language.tsx';
import { useRead, useWrite } from '../query.ts';
import { useSession } from '../session.tsx';
import { ApiNotice } from '../ui/ApiNotice.tsx';
import { Text } from '../ui/Layout.tsx';
import { useToast } from '../ui/Toast.tsx';
import { useNameOf } from './fact-names.ts';

type Props = { readonly contract: ContractView; readonly facts: Facts };

/** What waits for the one who looks: claims to judge, or claims that came in too late to agree about. */
export function FactsTodo({ contract, facts }: Props) {
  const role = useSession()?.role;
  if (role === undefined) return null;
  return (
    <>
      {may(role, 'judgeClaims') && <ToJudge contract={contract} facts={facts} />}
      {may(role, 'agreeReceipt') && <ToAgree contract={contract} facts={facts} />}
    </>
  );
}

function ToJudge({ contract, facts }: Props) {
  const nameOf = useNameOf(contract);
  const write = useWrite({ path: `/api/contracts/${contract.slug}/verdicts`, schema: recordedSchema });
  const words = useMessages(changeWords).judging;
  const waiting = useMemo(() => waitingClaims(facts.claims), [facts]);
  const { place, done, round } = useDone();
  const judge = (verdict: Verdict): void => write.mutate(verdict, { onSuccess: () => done(words[verdict.verdict](verdict.claims.length)) });
  return (
    <div ref={place} tabIndex={-1}>
      {waiting.length === 0 && <Text tone="soft">{words.empty}</Text>}
      {waiting.length > 0 && <JudgeList key={round} claims={waiting} nameOf={nameOf} isBusy={write.isPending} onJudge={judge} />}
      {write.error && <ApiNotice error={write.error} />}
    </div>
  );
}

/** Says what was done, starts the next choice empty, and keeps the reader in place: the button that was pressed may be gone. */
function useDone() {
  const place = useRef<HTMLDivElement>(null);
  const say = useToast();
  const [round, setRound] = useState(0);
  const done = (text: string): void => {
    say({ text });
    setRound(round + 1);
    place.current?.focus();
  };
  return { place, done, round };
}

/** Of each claim the version that counts, when it waits for a verdict. */
function waitingClaims(claims: readonly Claim[]): readonly Claim[] {
  const latest = new Map<string, Claim>();
  for (const claim of claims) {
    const known = latest.get(claim.id);
    if (claim.series === 'actual' && (known === undefined || comesAfter(claim, known))) latest.set(claim.id, claim);
  }
  return [...latest.values()].filter((claim) => claim.verdict === 'claimed');
}

function ToAgree({ contract, facts }: Props) {
  const nameOf = useNameOf(contract);
  const write = useWrite({ path: `/api/contracts/${contract.slug}/receipts`, schema: recordedSchema });
  const mine = useOwnPayers(contract);
  const refusals = useRead(`/api/contracts/${contract.slug}/statement`, statementAnswerSchema).data?.statement.refusals;
  const late = useMemo(() => (refusals ?? []).flatMap((refusal) => lateClaim(refusal, { facts, mine })), [refusals, facts, mine]);
  const words = useMessages(changeWords).receipts;
  const { place, done, round } = useDone();
  const agree = (claims: readonly Agreed[]): void => write.mutate({ claims }, { onSuccess: () => done(words.agreed(claims.length)) });
  if (late.length === 0 && round === 0) return null;
  return (
    <div ref={place} tabIndex={-1}>
      {late.length === 0 && <Text tone="soft">{words.none}</Text>}
      {late.length > 0 && <ReceiptList key={round} claims={late} nameOf={nameOf} isBusy={write.isPending} onAgree={agree} />}
      {write.error && <ApiNotice error={write.error} />}
    </div>
  );
}

/** The payers for which the one who looks agrees: its own organisation, or all of them when none was chosen. */
function useOwnPayers(contract: ContractView): readonly string[] {
  const name = useSession()?.partyName ?? null;
  return useMemo(
    () => contract.parties.filter((party) => party.role === 'commissioner' && (name === null || party.name === name)).map((party) => party.key),
    [contract, name],
  );
}

/** Only what was reported before it was received, and that the one who looks did not agree to yet. */
function lateClaim(
  { code, claim, subject, outcome, data }: Refusal,
  { facts, mine }: { readonly facts: Facts; readonly mine: readonly string[] },
): readonly LateClaim[] {
  const { reported = '', received = '', days = '' } = data;
  if (code !== 'too_late' || claim === undefined || reported === '' || reported >= received) return [];
  const agreed = facts.events.filter((event) => event.kind === 'receipt' && event.claim === claim && event.agreed === reported);
  return mine.every((payer) => agreed.some((event) => event.payer === payer)) ? [] : [{ id: claim, subject, outcome, reported, received, days }];
}
