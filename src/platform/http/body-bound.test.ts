import fastify from 'fastify';
import { expect, it } from 'vitest';
import { createBodyBound } from './body-bound.ts';

it('refuses what does not fit beside what is under way before it is read, and takes it when there is room again', async () => {
  const app = fastify();
  let free = (): void => undefined;
  const gate = new Promise<void>((resolve) => (free = resolve));
  const bound = createBodyBound(1_000, 800, (reply, ahead) => {
    void reply.code(503);
    return { ahead };
  });
  app.post('/', { onRequest: bound }, async () => {
    await gate;
    return { done: true };
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const send = async (size: number): Promise<readonly unknown[]> => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x'.repeat(size) });
    const said: unknown = await answer.json();
    return [answer.status, said];
  };
  try {
    const first = send(900);
    await expect.poll(async () => await send(200)).toEqual([503, { ahead: 1 }]);
    const small = send(50);
    free();
    expect(await Promise.all([first, small])).toEqual([
      [200, { done: true }],
      [200, { done: true }],
    ]);
    await expect.poll(async () => await send(900)).toEqual([200, { done: true }]);
    // The largest there may be, alone, always fits.
    await expect.poll(async () => await send(5_000)).toEqual([200, { done: true }]);
  } finally {
    await app.close();
  }
});
