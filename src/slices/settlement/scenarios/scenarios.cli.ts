import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../../platform/cli.ts';
import { packageFolder } from '../../../platform/files.ts';
import { renderScenarios } from './render-scenarios.ts';
import { runScenarios, updateGolden } from './run-scenarios.ts';

const OWN_SCENARIOS = join(packageFolder(), 'scenarios');

const scenarios: CliCommand = {
  name: 'scenarios',
  summary: {
    nl: 'rekent de echte contracten na en zet ze naast wat is gepubliceerd',
    en: 'settles the real contracts and puts them beside what was published',
  },
  usage: 'lente scenarios [MAP] [--update]',
  mostArguments: 1,
  options: [
    {
      name: 'update',
      type: 'boolean',
      nl: 'schrijf de vaste uitkomsten opnieuw; leg in de commit uit waarom',
      en: 'write the golden statements anew; say in the commit why',
    },
  ],
  examples: ['lente scenarios', 'lente scenarios --json', 'lente scenarios mijn-scenarios'],
  run: (call) => Promise.resolve(run(call)),
};

function run(call: CliCall): ExitCode {
  const folder = call.arguments[0] ?? (existsSync(OWN_SCENARIOS) ? OWN_SCENARIOS : 'scenarios');
  if (!existsSync(folder)) {
    call.warn(call.language === 'nl' ? `Er is geen map "${folder}".` : `There is no folder "${folder}".`);
    return EXIT.file;
  }
  if (call.isSet('update')) call.print(`changed: ${updateGolden(folder).join(', ') || '-'}`);
  const outcomes = runScenarios(folder, (name, index, count) =>
    call.progress(`${index} ${call.language === 'nl' ? 'van' : 'of'} ${count}: ${name} …`),
  );
  call.print(call.json ? JSON.stringify(outcomes, null, 2) : renderScenarios(outcomes, call.language));
  // Grade B and C may differ and say why; A and A* may not.
  return outcomes.some((outcome) => outcome.grade.startsWith('A') && outcome.verdict === 'differ') ? EXIT.no : EXIT.done;
}

export const scenarioCommands: readonly CliCommand[] = [scenarios];
