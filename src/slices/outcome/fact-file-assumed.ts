import type { Facts } from '../../engine/facts.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { judgesOf } from './fact-changes.ts';

type Sentence = { readonly nl: string; readonly en: string };

/**
 * Where nobody receives and nobody judges (the command line, a try-out) a file is taken at its word. Out: what a contract in Lente would see
 * otherwise, as far as it matters for these terms and facts.
 */
export function assumedSentences(sheets: readonly TermSheet[], facts: Facts): readonly Sentence[] {
  const last = sheets.at(-1);
  const { claims } = facts;
  const judges = judgesOf(sheets).map((id) => last?.parties.find((party) => party.id === id)?.name ?? id);
  return [
    ...(last?.calendar.claimWithinDays !== undefined && claims.some((claim) => claim.received === undefined) ? [RECEIVED] : []),
    ...(judges.length > 0 && claims.some((claim) => claim.as === undefined && claim.verdict === 'accepted') ? [judged(judges.join(', '))] : []),
  ];
}

const RECEIVED: Sentence = {
  nl: 'Aangenomen: elke claim is ontvangen op de dag waarop zij volgens het bestand is gemeld. In een contract in Lente telt de dag waarop zij echt binnenkomt.',
  en: 'Assumed: every claim was received on the day on which the file says it was reported. In a contract in Lente the day on which it really comes in counts.',
};

function judged(names: string): Sentence {
  return {
    nl: `Aangenomen: het oordeel in het bestand is van ${names}. In een contract in Lente geldt wat de uitvoerder stuurt als gemeld, tot de beoordelaar oordeelt.`,
    en: `Assumed: the verdicts in the file are those of ${names}. In a contract in Lente what the provider sends counts as reported until the assessor judges.`,
  };
}
