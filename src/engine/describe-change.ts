import { type Description, type Section, describeSheet } from './describe.ts';
import { type Language, textIn } from './messages-words.ts';
import { DEFINITION_FIELDS, type DefinitionField, type TermSheet } from './terms.ts';

/** What one version says otherwise than the one before, part by part: the sentences that went, and those that came. */
export type TermChange = {
  readonly section: Section;
  readonly id: string;
  /** One of the agreements about what counts as proof: its own words beside each other. */
  readonly about?: DefinitionField;
  /** Empty for a part that is new. */
  readonly before: readonly string[];
  /** Empty for a part that was taken out. */
  readonly after: readonly string[];
};

/**
 * Two versions of one contract beside each other in plain words. In: checked sheets, the earlier one first. Out: only the parts that
 * differ, in the order of the later sheet, what was taken out at the end; of a part only the sentences that are not in both. The number of a
 * version and its first day are no change by themselves: every version has those.
 */
export function describeChanges(before: TermSheet, after: TermSheet, language: Language): readonly TermChange[] {
  const numbered = { ...before, version: after.version, effective: after.effective };
  const [old, now] = [parts(describeSheet(numbered, language)), parts(describeSheet(after, language))];
  const changed = [...now].map(([key, part]) => changeOf(part, old.get(key)?.sentences ?? [], part.sentences));
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, part]) => changeOf(part, part.sentences, []));
  return saidOnce([...changed, ...definitionChanges(before, after, language), ...gone]).filter(
    (change) => change.before.length > 0 || change.after.length > 0,
  );
}

function definitionChanges(before: TermSheet, after: TermSheet, language: Language): readonly TermChange[] {
  const texts = (sheet: TermSheet, id: string, field: DefinitionField): readonly string[] => {
    const text = sheet.outcomes.find((outcome) => outcome.id === id)?.definition[field];
    return text === undefined ? [] : [textIn(text, language)];
  };
  return after.outcomes.flatMap(({ id }) =>
    DEFINITION_FIELDS.map((about) => {
      const [old, now] = [texts(before, id, about), texts(after, id, about)];
      return { ...changeOf({ section: 'outcome', id, sentences: [] }, old, now), about };
    }),
  );
}

/** A price stands in the sentence of its outcome and in that of its rule: the second time there is nothing new in it. */
function saidOnce(changes: readonly TermChange[]): readonly TermChange[] {
  const said = new Set<string>();
  const fresh = (texts: readonly string[]): readonly string[] => texts.filter((text) => !said.has(text) && said.add(text));
  return changes.map((change) => ({ ...change, before: fresh(change.before), after: fresh(change.after) }));
}

function parts(descriptions: readonly Description[]): ReadonlyMap<string, Description> {
  return new Map(descriptions.map((part) => [`${part.section} ${part.id}`, part]));
}

function changeOf({ section, id }: Description, before: readonly string[], after: readonly string[]): TermChange {
  return { section, id, before: before.filter((text) => !after.includes(text)), after: after.filter((text) => !before.includes(text)) };
}
