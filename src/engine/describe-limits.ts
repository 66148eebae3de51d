import { firstOfYear } from './calendar.ts';
import { describeAmounts } from './describe-amounts.ts';
import { type Description, type Speaker, sentences } from './describe-speaker.ts';
import { splitSentences } from './describe-rules.ts';
import type { Limit } from './terms.ts';

/** Limits and who pays, then the amounts beside the outcomes. */
export function describeLimits(speaker: Speaker): readonly Description[] {
  const limits = speaker.sheet.limits.map((limit) => ({ section: 'limit' as const, id: limit.id, sentences: limitSentences(speaker, limit) }));
  const { payers } = speaker.sheet;
  const shares: readonly Description[] =
    payers === undefined ? [] : [{ section: 'payers', id: 'payers', sentences: sentences(...splitSentences(speaker, payers)) }];
  return [...limits, ...shares, ...describeAmounts(speaker)];
}

function limitSentences(speaker: Speaker, limit: Limit): readonly string[] {
  const { say, words } = speaker;
  const each = eachWords(speaker, limit);
  return sentences(
    ...maxSentences(speaker, limit, each),
    limit.maxCount === undefined ? undefined : say.atMostUnits(each, words.number(limit.maxCount)),
    limit.maxPeople === undefined ? undefined : say.atMostPeople(each, words.number(String(limit.maxPeople))),
    shareSentence(speaker, limit),
    limit.min === undefined ? undefined : say.atLeast(each, words.price(limit.min)),
    scopeSentence(speaker, limit),
    limit.until === undefined ? undefined : say.until(words.day(limit.until)),
    !hasMost(limit) ? undefined : say.cut[limit.cut],
    limit.clause === undefined ? undefined : say.clause(limit.clause),
  );
}

function eachWords({ sheet, say, words, party }: Speaker, limit: Limit): string {
  if (limit.each === 'year') {
    const year = limit.year ?? sheet.calendar.year ?? 'contract';
    return say.eachYear(words.year(year, firstOfYear(year, sheet.period.from)));
  }
  return limit.payer === undefined ? say.each[limit.each] : say.eachPayer(party(limit.payer));
}

function maxSentences(speaker: Speaker, limit: Limit, each: string): readonly string[] {
  const { say, words } = speaker;
  const { max } = limit;
  if (max === undefined) return [];
  if (typeof max === 'string') return [say.atMost(each, words.price(max))];
  return max.map((row, index) =>
    index === 0 ? say.atMost(each, words.price(row.value)) : say.atMostFrom(words.day(row.from), words.price(row.value)),
  );
}

function shareSentence(speaker: Speaker, limit: Limit): string | undefined {
  if (limit.maxShare === undefined) return undefined;
  const list = (ids: readonly string[]): string => speaker.words.list(ids.map(speaker.thing));
  return speaker.say.atMostShare(
    list(limit.outcomes ?? []),
    speaker.words.percent(limit.maxShare),
    list(limit.among ?? []),
    (limit.outcomes ?? []).length > 1,
  );
}

function scopeSentence(speaker: Speaker, limit: Limit): string | undefined {
  const ids = limit.rules ?? (limit.maxShare === undefined ? limit.outcomes : undefined);
  if (ids === undefined) return undefined;
  const things = speaker.words.list(ids.map(speaker.thing));
  if (ids.length === 1) return speaker.say.bearsOn(things);
  return isApart(limit) ? speaker.say.bearsApart(things) : speaker.say.bearsTogether(things);
}

/** A list under `each: outcome` or `each: rule` is that much for each of the list; under anything else it is that much for all of the list. */
export function isApart(limit: Pick<Limit, 'each'>): boolean {
  return limit.each === 'outcome' || limit.each === 'rule';
}

/** Something that cuts; a limit with a floor alone does not. */
function hasMost(limit: Limit): boolean {
  return [limit.max, limit.maxCount, limit.maxPeople, limit.maxShare].some((most) => most !== undefined);
}
