import type { CliCall, CliCommand, ExitCode } from '../platform/cli.ts';
import { EXIT } from '../platform/cli.ts';
import type { CheckUp } from './doctor.ts';

/** Looks through everything that is stored, and names each row that cannot be right. */
export const doctor: CliCommand = {
  name: 'doctor',
  summary: {
    nl: 'kijkt alles na wat bewaard is, en noemt elke rij die buiten Lente om is veranderd',
    en: 'looks through everything that is stored, and names every row that was changed outside Lente',
  },
  usage: 'lente doctor',
  options: [],
  examples: ['lente doctor', 'LENTE_DATA=/srv/lente lente doctor --json', 'DATABASE_URL=postgres://… lente doctor'],
  mostArguments: 0,
  run: async (call) => {
    // Only here: no other command needs the database, and loading it takes a second.
    const { examine } = await import('./doctor.ts');
    call.progress(call.language === 'nl' ? 'Alles wordt nagekeken …' : 'Checking everything …');
    const checked = await examine(call.environment);
    call.progress('');
    if (!checked.ok) {
      call.warn(checked.error[call.language]);
      return checked.error.exitCode ?? EXIT.file;
    }
    return await tell(call, checked.value);
  },
};

async function tell(call: CliCall, { findings, ahead }: CheckUp): Promise<ExitCode> {
  const { renderFinding } = await import('../slices/settlement/index.ts');
  const sentences = findings.map((finding) => ({ ...finding, nl: renderFinding(finding, 'nl'), en: renderFinding(finding, 'en') }));
  if (call.json) call.print(JSON.stringify({ whole: findings.length === 0, findings: sentences, clock: ahead ?? null }, null, 2));
  else for (const sentence of sentences) call.print(sentence[call.language]);
  if (ahead !== undefined) call.warn(ahead[call.language]);
  if (!call.json && findings.length === 0) call.print(call.language === 'nl' ? 'Alles klopt.' : 'Everything is right.');
  return findings.length === 0 ? EXIT.done : EXIT.no;
}
