import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';
import { writeTextFile } from '../../platform/files.ts';
import { usage } from '../contract/index.ts';
import { AS_OF, ONLY_GOOD, SHEET, withStatement } from '../settlement/index.ts';
import { exportIndigo } from './export/export-project.ts';
import { draftSentence } from './import/import-messages.ts';
import { importIndigo } from './import/import-project.ts';
import { readIndigoFolder } from './indigo.files.ts';
import { renderReplay } from './replay/render-replay.ts';
import { replayJson } from './replay/replay-json.ts';
import { replayIndigo } from './replay/replay.ts';

const replay: CliCommand = {
  name: 'replay indigo',
  summary: {
    nl: 'rekent de INDIGO-tabellen na: aantal maal prijs naast wat is betaald',
    en: 'replays the INDIGO tables: units times price beside what was paid',
  },
  usage: 'lente replay indigo MAP',
  mostArguments: 1,
  options: [],
  examples: ['lente replay indigo ../shared/indigo', 'lente replay indigo indigo/ --json > replay.json'],
  run: async (call) => {
    const [folder] = call.arguments;
    if (folder === undefined) return usage(call, replay);
    call.progress(call.language === 'nl' ? 'De tabellen worden gelezen…' : 'Reading the tables…');
    const tables = await readIndigoFolder(folder);
    call.progress('');
    if (tables.projects.rows.length === 0) return noTables(call, folder);
    const result = replayIndigo(tables);
    call.print(call.json ? JSON.stringify(replayJson(result), null, 2) : renderReplay(result, call.language));
    return EXIT.done;
  },
};

function noTables(call: CliCall, folder: string): ExitCode {
  call.warn(
    call.language === 'nl'
      ? `In "${folder}" staat geen projects.csv met projecten. Noem de map met de INDIGO-tabellen.`
      : `There is no projects.csv with projects in "${folder}". Name the folder with the INDIGO tables.`,
  );
  return EXIT.file;
}

const importCommand: CliCommand = {
  name: 'import indigo',
  summary: { nl: 'maakt van een INDIGO-project een concept van de afspraken', en: 'turns an INDIGO project into a draft term sheet' },
  usage: 'lente import indigo MAP PROJECT [--out terms.yaml]',
  mostArguments: 2,
  options: [{ name: 'out', type: 'string', nl: 'schrijf naar dit bestand', en: 'write to this file' }],
  examples: ['lente import indigo ../shared/indigo INDIGO-POJ-0121 --out terms.yaml'],
  run: async (call) => {
    const [folder, project] = call.arguments;
    if (folder === undefined || project === undefined) return usage(call, importCommand);
    const tables = await readIndigoFolder(folder);
    if (tables.projects.rows.length === 0) return noTables(call, folder);
    const draft = importIndigo(tables, project);
    if (!draft.ok) {
      call.warn(
        call.language === 'nl'
          ? `Er is geen project "${project}" in deze tabellen (${draft.error.known} projecten).`
          : `There is no project "${project}" in these tables (${draft.error.known} projects).`,
      );
      return EXIT.no;
    }
    const { yaml, missing, leftOut } = draft.value;
    const out = call.text('out');
    const written = out === undefined ? undefined : writeTextFile(out, yaml);
    if (written?.ok === false) {
      call.warn(written.error[call.language]);
      return EXIT.file;
    }
    if (call.json) call.print(JSON.stringify(draft.value, null, 2));
    else if (out === undefined) call.print(yaml);
    for (const note of [...missing, ...leftOut]) call.warn(draftSentence(note, call.language));
    return EXIT.done;
  },
};

const exportCommand: CliCommand = {
  name: 'export indigo',
  summary: { nl: 'schrijft een contract met zijn afrekening als INDIGO-project', en: 'writes a contract with its settlement as an INDIGO project' },
  usage: 'lente export indigo TERMS.yaml… FACTS.csv…',
  options: [AS_OF, ONLY_GOOD, SHEET],
  examples: ['lente export indigo terms.yaml facts.csv > project.json'],
  run: (call) =>
    Promise.resolve(
      withStatement(call, exportCommand, ({ basis, statement }) => {
        call.print(JSON.stringify(exportIndigo(basis.sheets, statement), null, 2));
        return EXIT.done;
      }),
    ),
};

export const indigoCommands: readonly CliCommand[] = [replay, importCommand, exportCommand];
