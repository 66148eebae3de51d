import { namesIn, parseFormula } from '../../engine/formula-parse.ts';
import type { Facts } from '../../engine/facts.ts';
import { nearestWord } from '../../engine/issue.ts';
import type { TermSheet } from '../../engine/terms.ts';
import { formulasOf } from '../../engine/terms-check-formulas.ts';

/** An event in the facts that no formula of any version names, and the name that may have been meant. */
export type UnusedEvent = { readonly name: string; readonly nearest: string | undefined };

export function unusedEvents(sheets: readonly TermSheet[], facts: Facts): readonly UnusedEvent[] {
  const told = new Set(facts.events.flatMap((event) => (event.kind === 'event' && event.name !== undefined ? [event.name] : [])));
  if (told.size === 0) return [];
  const named = new Set(sheets.flatMap(namesOf));
  return [...told].filter((name) => !named.has(name)).map((name) => ({ name, nearest: nearestWord(name, [...named]) }));
}

function namesOf(sheet: TermSheet): readonly string[] {
  const inFormulas = formulasOf(sheet).flatMap(({ text }) => {
    const parsed = parseFormula(text);
    return parsed.ok ? namesIn(parsed.value).flatMap((part) => (part.kind === 'name' ? [part.id] : [])) : [];
  });
  const endings = [sheet.termination?.event, sheet.capital?.termination?.event].filter((event) => event !== undefined);
  return [...inFormulas, ...endings];
}

export function unusedEventSentence({ name, nearest }: UnusedEvent, language: 'nl' | 'en'): string {
  if (language === 'nl')
    return `Naar de gebeurtenis "${name}" kijkt niemand: geen formule in de afspraken noemt haar.${nearest === undefined ? '' : ` Bedoelde je "${nearest}"?`}`;
  return `Nobody looks at the event "${name}": no formula in the terms names it.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
}
