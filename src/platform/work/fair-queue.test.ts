import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

const WIDE = { mostPieces: 1_000, mostWeight: 1_000_000 };
const light = (owner: string) => ({ owner, weight: 1 });

/** Work that ends when it is told to. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

describe('heavy work in a queue', () => {
  it('lets owners take turns: who comes with one file does not wait for the forty of another', async () => {
    const queue = createFairQueue(WIDE);
    const order: string[] = [];
    const ask = (owner: string, name: string) => queue.run(light(owner), () => Promise.resolve(void order.push(name)));
    const all = [...['a1', 'a2', 'a3', 'a4'].map((name) => ask('a', name)), ask('b', 'b1'), ask('c', 'c1'), ask('c', 'c2')];
    await Promise.all(all);
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'a4']);
  });

  it('does one thing at a time, everything once, and gives back what came out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }), async (owners) => {
        const queue = createFairQueue(WIDE);
        let atWork = 0;
        const answers = await Promise.all(
          owners.map((owner, index) =>
            queue.run(light(owner), async () => {
              atWork += 1;
              expect(atWork).toBe(1);
              await Promise.resolve();
              atWork -= 1;
              return index;
            }),
          ),
        );
        expect(answers).toEqual(owners.map((_owner, index) => ({ ok: true, value: index })));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses what does not fit, in number and in weight, and says how many stand before and when to come back', async () => {
    const queue = createFairQueue({ mostPieces: 2, mostWeight: 100 });
    const first = gate();
    const work = () => Promise.resolve('done');
    const running = queue.run(light('a'), async () => await first.passed);
    const waiting = [queue.run({ owner: 'a', weight: 60 }, work), queue.run({ owner: 'b', weight: 30 }, work)];
    expect(queue.placeOf('b')).toEqual({ waiting: 1, ahead: 1, isAtWork: false });
    expect(queue.placeOf('a')).toEqual({ waiting: 1, ahead: 2, isAtWork: true });
    expect(await queue.run({ owner: 'c', weight: 1 }, work)).toEqual({ ok: false, error: { code: 'busy', ahead: 3, retryAfter: 3 } });
    first.open();
    await Promise.all([running, ...waiting]);
    expect(queue.placeOf('b')).toEqual({ waiting: 0, ahead: 0, isAtWork: false });
    const narrow = createFairQueue({ mostPieces: 10, mostWeight: 100 });
    const second = gate();
    const busy = [narrow.run(light('a'), async () => await second.passed), narrow.run({ owner: 'a', weight: 90 }, work)];
    expect(await narrow.run({ owner: 'b', weight: 20 }, work)).toMatchObject({ ok: false, error: { code: 'busy' } });
    second.open();
    await Promise.all(busy);
    expect(await narrow.run({ owner: 'b', weight: 20 }, work)).toEqual({ ok: true, value: 'done' });
  });

  it('goes on after work that fails', async () => {
    const queue = createFairQueue(WIDE);
    const broken = queue.run(light('a'), () => Promise.reject(new Error('broken')));
    const next = queue.run(light('a'), () => Promise.resolve(1));
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toEqual({ ok: true, value: 1 });
  });
});
