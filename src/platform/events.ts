import { errorForLog } from './log.ts';
import type { Log } from './log.ts';

/** What happened, as it was stored: in the past tense, with the contract it happened to. */
export type CommittedEvent = {
  readonly id: string;
  readonly kind: string;
  readonly contractId: string | null;
  readonly body: unknown;
  readonly recordedAt: string;
  readonly effectiveDay: string;
};
export type Handler = (event: CommittedEvent) => Promise<void> | void;

/** The way upstream causes something downstream without knowing it: tell what happened, after it is committed. */
export type Events = {
  readonly onCommitted: (kind: string, handler: Handler) => void;
  readonly publish: (event: CommittedEvent) => Promise<void>;
};

export function createEvents(log: Log): Events {
  const handlers = new Map<string, Handler[]>();
  return {
    onCommitted: (kind, handler) => {
      handlers.set(kind, [...(handlers.get(kind) ?? []), handler]);
    },
    publish: async (event) => {
      for (const handler of handlers.get(event.kind) ?? []) await callSafely(handler, event, log);
    },
  };
}

/** What happened has happened: a listener that fails must not make its cause look failed. */
async function callSafely(handler: Handler, event: CommittedEvent, log: Log): Promise<void> {
  try {
    await handler(event);
  } catch (error) {
    log.error('a listener failed', { event: event.kind, eventId: event.id, ...errorForLog(error) });
  }
}
