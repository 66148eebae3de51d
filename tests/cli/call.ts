import { commands } from '../../src/main/cli-commands.ts';
import { type ExitCode, runCli } from '../../src/platform/cli.ts';

export type Answer = { readonly code: ExitCode; readonly out: string; readonly err: string };

/** One call of the command line inside this process: what a person types after `lente`, and what comes back. */
export async function callLente(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(commands, words, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    environment,
    version: '1.2.3',
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

export const SMALL_TERMS = `lente: 1
contract: klein
title: { nl: Klein, en: Small }
form: direct
currency: EUR
parties:
  - { id: gemeente, name: Gemeente Noord, roles: [commissioner] }
  - { id: doen, name: Stichting Doen, roles: [provider] }
period: { from: 2026-01-01, to: 2026-12-31 }
calendar: { every: quarter, paymentTermDays: 30 }
outcomes:
  - { id: baan, title: { nl: Baan, en: Job }, unit: deelnemer }
rules:
  - { id: baan_betaald, title: { nl: Per baan, en: Per job }, outcome: baan, price: 1000 }
`;

export const SMALL_FACTS = 'id,day,outcome,subject\nc1,2026-01-10,baan,p1\nc2,2026-02-11,baan,p2\nc3,2026-05-01,baan,p3\n';
