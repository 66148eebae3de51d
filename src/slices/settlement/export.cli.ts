import { EXPORT_FORMATS, exportBooks } from '../../ledger/export.ts';
import { type CliCall, type CliCommand, EXIT, type ExitCode } from '../../platform/cli.ts';
import { usage } from '../contract/index.ts';
import { booksOf } from './books-from-files.ts';
import { AS_OF, ONLY_GOOD, withStatement } from './settle.cli.ts';

const exportLedger: CliCommand = {
  name: 'export ledger',
  summary: { nl: 'schrijft de boeken voor hledger, beancount of een spreadsheet', en: 'writes the books for hledger, beancount or a spreadsheet' },
  usage: 'lente export ledger TERMS.yaml… FACTS.csv… --format hledger|beancount|csv|json',
  options: [{ name: 'format', type: 'string', nl: 'hledger, beancount, csv of json', en: 'hledger, beancount, csv or json' }, AS_OF, ONLY_GOOD],
  examples: ['lente export ledger terms.yaml facts.csv --format hledger > boeken.journal', 'hledger -f boeken.journal balance'],
  run: (call) => Promise.resolve(run(call)),
};

function run(call: CliCall): ExitCode {
  const asked = call.text('format') ?? 'hledger';
  const format = EXPORT_FORMATS.find((known) => known === asked);
  if (format === undefined) return usage(call, exportLedger);
  return withStatement(call, exportLedger, ({ statement }) => {
    call.print(exportBooks(booksOf(statement), format));
    return EXIT.done;
  });
}

export const exportCommands: readonly CliCommand[] = [exportLedger];
