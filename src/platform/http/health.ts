import type { FastifyInstance } from 'fastify';

/** What a supervisor or a person asks first. `notes` are other things worth knowing, each under its own name. */
export type Health = { readonly isHealthy: () => Promise<boolean>; readonly healthNotes?: (() => Readonly<Record<string, unknown>>) | undefined };

const AWAY = {
  status: 'unavailable',
  nl: 'De database is niet bereikbaar. Lente draait en gaat vanzelf verder als de database er weer is.',
  en: 'The database cannot be reached. Lente is running and goes on by itself when the database is back.',
};

export function healthRoute(app: FastifyInstance, settings: Health): void {
  app.get('/health', async (_request, reply) => {
    const isHealthy = await settings.isHealthy().catch(() => false);
    if (!isHealthy) void reply.status(503).header('retry-after', '5');
    const notes = settings.healthNotes?.() ?? {};
    return isHealthy ? { status: 'ok', ...notes } : { ...AWAY, ...notes };
  });
}
