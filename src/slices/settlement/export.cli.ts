import { z } from 'zod';
import { type Result, fail, must, ok } from '../../engine/result.ts';
import { ACCOUNT_KINDS } from '../../ledger/account-kinds.ts';
import { type Chart, NO_CHART, chartTemplate, readChart, writeChart } from '../../ledger/chart.ts';
import { EXPORT_FORMATS, type ExportFormat, exportBooks } from '../../ledger/export.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';
import { readTextFile } from '../../platform/files.ts';
import { usage } from '../contract/index.ts';
import { booksOf } from './books-from-files.ts';
import { tellingOf } from './books-told.ts';
import { chartProblem } from './chart-messages.ts';
import { AS_OF, ONLY_GOOD, SHEET, withStatement } from './settle.cli.ts';

const exportLedger: CliCommand = {
  name: 'export ledger',
  summary: { nl: 'schrijft de boeken voor hledger, beancount of een spreadsheet', en: 'writes the books for hledger, beancount or a spreadsheet' },
  usage: 'lente export ledger (TERMS.yaml… FACTS.csv… | --contract NAAM) [--format hledger|beancount|csv|json] [--accounts REKENINGEN.csv]',
  options: [
    {
      name: 'format',
      type: 'string',
      nl: 'hledger (als je niets kiest), beancount, csv of json',
      en: 'hledger (when you choose nothing), beancount, csv or json',
    },
    {
      name: 'contract',
      type: 'string',
      nl: 'de geboekte boeken van dit contract, van de Lente die draait',
      en: 'the booked books of this contract, from the Lente that runs',
    },
    {
      name: 'accounts',
      type: 'string',
      nl: 'jouw rekeningnummers en namen; zie lente export accounts',
      en: 'your account numbers and names; see lente export accounts',
    },
    AS_OF,
    ONLY_GOOD,
    SHEET,
  ],
  examples: [
    'lente export ledger terms.yaml facts.csv --format hledger > boeken.journal',
    'hledger -f boeken.journal incomestatement',
    'lente export ledger --contract een-uitkomst --format csv > boeken.csv',
    'LENTE_URL=http://localhost:8080 lente export ledger --contract een-uitkomst',
  ],
  run,
};

async function run(call: CliCall): Promise<ExitCode> {
  const asked = call.text('format') ?? (call.json ? 'json' : 'hledger');
  const format = EXPORT_FORMATS.find((known) => known === asked);
  if (format === undefined) {
    call.warn(
      call.language === 'nl'
        ? `Als "${asked}" kunnen we de boeken niet schrijven. Kies ${EXPORT_FORMATS.join(', ')}.`
        : `We cannot write the books as "${asked}". Choose ${EXPORT_FORMATS.join(', ')}.`,
    );
    return EXIT.usage;
  }
  const chart = ownChart(call);
  if (!chart.ok) return chart.error;
  const contract = call.text('contract');
  if (contract !== undefined)
    return call.arguments.length === 0 ? await exportBooked(call, contract, { format, chart: chart.value }) : usage(call, exportLedger);
  return withStatement(call, exportLedger, ({ basis, statement }) => {
    const { parties } = must(basis.sheets.at(-1), 'terms');
    const names = {
      parties: parties.flatMap(({ id, name, roles }) => roles.map((role) => ({ key: id, name, role }))),
      versions: basis.sheets.map((sheet) => ({ version: sheet.version, sheet })),
    };
    const telling = tellingOf({ names, currency: statement.currency, language: call.language, chart: chart.value });
    call.print(exportBooks(booksOf(statement, basis), format, telling));
    return EXIT.done;
  });
}

/** Own numbers and names, from the file that --accounts names. What is wrong in it is said, and nothing is written. */
function ownChart(call: CliCall): Result<Chart, ExitCode> {
  const path = call.text('accounts');
  if (path === undefined) return ok(NO_CHART);
  const file = readTextFile(path);
  if (!file.ok) {
    call.warn(file.error[call.language]);
    return fail(EXIT.file);
  }
  const { chart, problems } = readChart(file.value.text);
  for (const problem of problems) call.warn(chartProblem(problem)[call.language]);
  return problems.length > 0 ? fail(EXIT.no) : ok(chart);
}

const exportAccounts: CliCommand = {
  name: 'export accounts',
  summary: {
    nl: 'schrijft de soorten rekeningen met hun RGS-code, om je eigen nummers naast te zetten',
    en: 'writes the kinds of account with their RGS code, to put your own numbers beside',
  },
  usage: 'lente export accounts > REKENINGEN.csv',
  options: [],
  mostArguments: 0,
  examples: ['lente export accounts > rekeningen.csv', 'lente export ledger terms.yaml facts.csv --accounts rekeningen.csv'],
  run: (call) => {
    call.print(call.json ? JSON.stringify(ACCOUNT_KINDS, null, 2) : chartTemplate(call.language).trimEnd());
    return Promise.resolve(EXIT.done);
  },
};

const problemSchema = z.object({ nl: z.string(), en: z.string() });

/**
 * The embedded database has one owner at a time, so while the server runs its books come through HTTP. Until sign-in exists the command
 * line stands in for the commissioner, who sees all books of its contracts.
 */
type Wanted = { readonly format: ExportFormat; readonly chart: Chart };

async function exportBooked(call: CliCall, contract: string, { format, chart }: Wanted): Promise<ExitCode> {
  const base = serverAddress(call.environment);
  const cookie = `lente_me=${encodeURIComponent(JSON.stringify({ role: 'commissioner' }))}`;
  try {
    const asked = new URLSearchParams({ format, language: call.language, accounts: writeChart(chart) });
    const reply = await fetch(new URL(`/api/contracts/${encodeURIComponent(contract)}/books/export?${asked.toString()}`, base), {
      headers: { cookie },
    });
    const text = await reply.text();
    if (reply.ok) call.print(text);
    else call.warn(refusal(call, text, { contract, status: reply.status }));
    return reply.ok ? EXIT.done : EXIT.no;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    call.warn(
      call.language === 'nl'
        ? `Op ${base} antwoordt geen Lente. Start haar met lente start (of npm start), geef haar adres met LENTE_URL, of noem bestanden: lente export ledger terms.yaml facts.csv`
        : `No Lente answers at ${base}. Start it with lente start (or npm start), give its address with LENTE_URL, or name files: lente export ledger terms.yaml facts.csv`,
    );
    return EXIT.file;
  }
}

function serverAddress(environment: CliCall['environment']): string {
  return environment['LENTE_URL'] ?? `http://localhost:${environment['LENTE_PORT'] ?? '4400'}`;
}

function refusal(call: CliCall, body: string, asked: { readonly contract: string; readonly status: number }): string {
  if (asked.status === 404) {
    return call.language === 'nl'
      ? `De Lente die draait kent geen contract "${asked.contract}" met boeken.`
      : `The Lente that runs knows no contract "${asked.contract}" with books.`;
  }
  const parsed = problemSchema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data[call.language];
  return call.language === 'nl' ? `De server weigert (${asked.status}).` : `The server refuses (${asked.status}).`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const exportCommands: readonly CliCommand[] = [exportLedger, exportAccounts];
