import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * How much may be on its way in at once, in bytes: what a request says it brings counts from its first line until it is answered, so that what
 * is read, waits and works stands in memory once, and no more than this of it. The first one always fits.
 */
export function createBodyBound(most: number, largest: number, refuse: (reply: FastifyReply, ahead: number) => unknown) {
  let underWay: readonly { readonly size: number }[] = [];
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const told = Number(request.headers['content-length']);
    const body = { size: Number.isFinite(told) && told >= 0 ? told : largest };
    const size = underWay.reduce((total, other) => total + other.size, body.size);
    if (underWay.length > 0 && size > most) {
      // What is not read is not waited for either.
      void reply.header('connection', 'close');
      return await reply.send(refuse(reply, underWay.length));
    }
    underWay = [...underWay, body];
    reply.raw.once('close', () => {
      underWay = underWay.filter((other) => other !== body);
    });
    return undefined;
  };
}
