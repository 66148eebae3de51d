import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { EXPORT_FORMATS, type ExportFormat, exportBooks } from '../../ledger/export.ts';
import { type System, readAs } from '../../platform/command.ts';
import { readInput } from '../../platform/http/input.ts';
import { loadBooks, loadBooksPage } from './load-books.ts';
import { withBasis } from './settlement.routes.ts';

const exportQuery = z.object({ format: z.enum(EXPORT_FORMATS) });

const FILES: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  hledger: { extension: 'journal', type: 'text/plain; charset=utf-8' },
  beancount: { extension: 'beancount', type: 'text/plain; charset=utf-8' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  json: { extension: 'json', type: 'application/json; charset=utf-8' },
};

export function booksRoutes(app: FastifyInstance, system: System): void {
  app.get('/api/contracts/:slug/books', (request, reply) =>
    withBasis(system, { request, reply, panel: 'books' }, async ({ basis, actor, asOf }) => {
      const page = await readAs(system, actor, (tx) => loadBooksPage(tx, basis.contract.id, asOf));
      return { asOf, ...page };
    }),
  );

  app.get('/api/contracts/:slug/books/export', (request, reply) =>
    withBasis(system, { request, reply, panel: 'books' }, async ({ basis, actor }) => {
      const { format } = readInput(exportQuery, request.query);
      const books = await readAs(system, actor, (tx) => loadBooks(tx, basis.contract.id));
      return sendFile(reply, { name: basis.contract.slug, format, text: exportBooks(books, format) });
    }),
  );
}

function sendFile(reply: FastifyReply, file: { readonly name: string; readonly format: ExportFormat; readonly text: string }): string {
  const { extension, type } = FILES[file.format];
  void reply.header('content-type', type).header('content-disposition', `attachment; filename="${file.name}.${extension}"`);
  return file.text;
}
