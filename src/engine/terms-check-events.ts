import { withNearest } from './issue.ts';
import { declaredEvents, endingEvents, namesByNeed, nameUses } from './name-use.ts';
import type { TermSheet } from './terms.ts';
import { RESERVED } from './terms-check-ids.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';

/** Is it clear of every name whether it is an event or a number, and does one event end the contract? */
export function eventIssues(sheet: TermSheet): readonly SheetIssue[] {
  const slips = undeclared(sheet);
  const meant = new Set(slips.map((issue) => issue.data['nearest']));
  const idle = unused(sheet).filter((issue) => !meant.has(issue.data['value']));
  return [...twoKinds(sheet), ...slips, ...idle, ...twoEnds(sheet)];
}

/** A formula that needs yes or no of a number, or a number of an event, never has an answer. */
function twoKinds(sheet: TermSheet): readonly SheetIssue[] {
  const declared = declaredEvents(sheet);
  const { numbers } = namesByNeed(sheet);
  const isNumber = (id: string): boolean => id in sheet.parameters || RESERVED.has(id) || numbers.has(id);
  const declaredTwice = sheet.events.flatMap((event, index) =>
    event.id in sheet.parameters || RESERVED.has(event.id) ? [problem('event_is_number', ['events', index, 'id'], { value: event.id })] : [],
  );
  const used = nameUses(sheet).flatMap(({ id, needs, path, at }) => {
    const isWrong = needs === 'condition' ? isNumber(id) : declared.has(id);
    return isWrong ? [{ ...problem('event_is_number', path, { value: id }), offset: at }] : [];
  });
  return [...declaredTwice, ...used.filter((issue, index) => used.findIndex((other) => other.data['value'] === issue.data['value']) === index)];
}

/**
 * When the terms list their events, a name that is not among them is a slip. When they do not, it is asked only of a name of which "no" may
 * bring money: a slip there would pay in silence.
 */
function undeclared(sheet: TermSheet): readonly SheetIssue[] {
  const declared = declaredEvents(sheet);
  const { numbers } = namesByNeed(sheet);
  const asked = new Set<string>();
  return nameUses(sheet).flatMap(({ id, needs, isTurned, path, at }) => {
    const isKnown = declared.has(id) || numbers.has(id) || id in sheet.parameters || RESERVED.has(id) || asked.has(id);
    if (needs !== 'condition' || isKnown || (sheet.events.length === 0 && !isTurned)) return [];
    asked.add(id);
    return [{ ...remark('event_not_listed', path, withNearest({ value: id }, id, [...declared])), offset: at }];
  });
}

function unused(sheet: TermSheet): readonly SheetIssue[] {
  const used = new Set([...nameUses(sheet).map((use) => use.id), ...endingEvents(sheet)]);
  return sheet.events.flatMap((event, index) =>
    used.has(event.id) ? [] : [remark('event_not_asked', ['events', index, 'id'], { value: event.id })],
  );
}

/** The outcomes and the capital end on one day. */
function twoEnds({ termination, capital }: TermSheet): readonly SheetIssue[] {
  const other = capital?.termination?.event;
  if (termination === undefined || other === undefined || other === termination.event) return [];
  return [problem('termination_twice', ['termination', 'event'], { value: termination.event, other })];
}
