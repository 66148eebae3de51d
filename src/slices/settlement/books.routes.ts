import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { NO_CHART, readChart } from '../../ledger/chart.ts';
import { EXPORT_FORMATS, type ExportFormat, exportBooks } from '../../ledger/export.ts';
import { type System, readAs } from '../../platform/command.ts';
import { readInput } from '../../platform/http/input.ts';
import { refuse } from '../../platform/http/problem.ts';
import type { StoredContract } from '../contract/contract.ts';
import { tellingOf } from './books-told.ts';
import { chartProblem } from './chart-messages.ts';
import { loadBooks, loadBooksPage } from './load-books.ts';
import { withBasis } from './settlement.routes.ts';

/** `accounts`: own numbers and names as a table, see chart.ts. `notation`: of CSV, for the spreadsheet of who reads it. */
const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS),
  language: z.enum(['nl', 'en']).default('nl'),
  accounts: z.string().max(8_000).default(''),
  notation: z.enum(['plain', 'nl', 'en']).default('plain'),
});

const FILES: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  hledger: { extension: 'journal', type: 'text/plain; charset=utf-8' },
  beancount: { extension: 'beancount', type: 'text/plain; charset=utf-8' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  json: { extension: 'json', type: 'application/json; charset=utf-8' },
};

/** One name per file: the lines of a period of the same contract are another file. */
const BOOKS = { nl: 'boeken', en: 'books' } as const;

export function booksRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/books', (request, reply) =>
    withBasis(system, { request, reply, panel: 'books' }, async ({ basis, actor, asOf }) => {
      const page = await readAs(system, actor, (tx) => loadBooksPage(tx, basis.contract.id, asOf));
      return { asOf, ...page };
    }),
  );

  app.get('/api/contracts/:slug/books/export', (request, reply) =>
    withBasis(system, { request, reply, panel: 'books' }, async ({ basis, actor, asOf }) => {
      const { format, language, accounts, notation } = readInput(exportQuery, request.query);
      const { chart, problems } = accounts === '' ? { chart: NO_CHART, problems: [] } : readChart(accounts);
      const [problem] = problems;
      if (problem !== undefined)
        return refuse(reply, { code: problem.code, status: 422, data: { line: problem.line, value: problem.value }, ...chartProblem(problem) });
      const books = await readAs(system, actor, (tx) => loadBooks(tx, basis.contract.id, asOf));
      const telling = tellingOf({ names: namesIn(basis.contract), currency: currencyOf(basis.contract), language, chart });
      return sendFile(reply, { name: `${basis.contract.slug}-${BOOKS[language]}`, format, text: exportBooks(books, format, telling, notation) });
    }),
  );
}

function sendFile(reply: FastifyReply, file: { readonly name: string; readonly format: ExportFormat; readonly text: string }): string {
  const { extension, type } = FILES[file.format];
  void reply.header('content-type', type).header('content-disposition', `attachment; filename="${file.name}.${extension}"`);
  return file.text;
}

function namesIn({ parties, versions }: StoredContract) {
  return { parties: parties.map(({ partyKey, name, role }) => ({ key: partyKey, name, role })), versions };
}

function currencyOf({ versions }: StoredContract): string {
  return versions[0]?.sheet.currency ?? 'EUR';
}
