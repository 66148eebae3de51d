import { randomBytes, randomFillSync } from 'node:crypto';
import { day } from '../engine/calendar.ts';
import type { Day } from '../engine/calendar.ts';
import { makeId } from '../engine/ids.ts';
import type { Id, IdPrefix } from '../engine/ids.ts';

/** Time and chance of the outside world: asked here, and handed to everything that thinks as arguments. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  readonly nowMs: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
};

export function systemClock(): Clock {
  return { nowMs: () => Date.now(), randomBytes: pooledRandomBytes };
}

/** A clock for tests: stands still at `instant`, and counts instead of throwing dice, so that every run is the same. */
export function fixedClock(instant: string): Clock {
  let count = 0;
  const nowMs = new Date(instant).getTime();
  return { nowMs: () => nowMs, randomBytes: (length) => countingBytes(length, (count += 1)) };
}

/** The instant as ISO text in UTC, as it is stored and shown to machines. */
export function now(clock: Clock): string {
  return new Date(clock.nowMs()).toISOString();
}

const dutchDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day on the wall calendar in the Netherlands: half past midnight there is still the day before in UTC. */
export function today(clock: Clock): Day {
  return day(dutchDay.format(clock.nowMs()));
}

/** The Dutch day of a stored instant. */
export function dayOf(instant: string): Day {
  return day(dutchDay.format(new Date(instant)));
}

/** The last instant of a day in the Netherlands, as text in UTC. */
export function endOfDay(on: Day): string {
  const winter = new Date(`${on}T23:59:59.999+01:00`);
  const end = dutchDay.format(winter) === on ? winter : new Date(`${on}T23:59:59.999+02:00`);
  return end.toISOString();
}

export function newId<P extends IdPrefix>(clock: Clock, prefix: P): Id<P> {
  return makeId(prefix, { clockMs: clock.nowMs(), random: clock.randomBytes(16) });
}

const POOL_BYTES = 8_192;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;

/** Asking the operating system per id costs more than the id itself; a pool asks once per 512 ids. */
function pooledRandomBytes(count: number): Uint8Array {
  if (count > POOL_BYTES) return randomBytes(count);
  if (used + count > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const slice = pool.slice(used, used + count);
  used += count;
  return slice;
}

function countingBytes(length: number, count: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = count;
  for (let index = length - 1; index >= 0 && rest > 0; index -= 1) {
    bytes[index] = rest % 32;
    rest = Math.floor(rest / 32);
  }
  return bytes;
}
