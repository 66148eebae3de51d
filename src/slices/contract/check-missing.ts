import type { Language } from '../../engine/issue-words.ts';
import { DEFINITION_FIELDS } from '../../engine/terms.ts';
import { renderIssue } from './check-messages.ts';
import { DEFINITION_WORDS } from './check-messages-sheet.ts';
import type { Issue } from './term-sheet-read.ts';

/**
 * What a signature still asks, to be read: one line for each outcome with the fields of its definition that are empty, and one for everything
 * else. In: what is missing, in the order of the file, field by field. Twelve lines for each outcome hid what was wrong.
 */
export function renderMissing(missing: readonly Issue[], language: Language): readonly string[] {
  const groups = Map.groupBy(missing, (issue) => (issue.code === 'definition_missing' ? String(issue.data['outcome']) : pathKey(issue)));
  return [...groups.values()].flatMap((issues) => {
    const [first] = issues;
    if (first === undefined) return [];
    return first.code === 'definition_missing' ? [ofOutcome(first, issues, language)] : [renderIssue(first, language)];
  });
}

function pathKey({ code, path, data }: Issue): string {
  return JSON.stringify([code, path, data]);
}

function ofOutcome(first: Issue, issues: readonly Issue[], language: Language): string {
  const place = `${first.file}:${first.line}:${first.column}`;
  const fields = issues.map((issue) => String(issue.data['field']));
  return `${place} ${SENTENCES[language](String(first.data['outcome']), fields)}`;
}

/** All twelve are not summed up: whoever has none yet reads them in the reference. */
const SENTENCES: Readonly<Record<Language, (outcome: string, fields: readonly string[]) => string>> = {
  nl: (outcome, fields) =>
    fields.length === DEFINITION_FIELDS.length
      ? `Bij uitkomst "${outcome}" ontbreekt de hele "definition". Vul de ${fields.length} velden in voor de ondertekening: ${fields.join(', ')}.`
      : `Bij uitkomst "${outcome}" ${fields.length === 1 ? 'ontbreekt' : 'ontbreken'} in "definition": ${told(fields, 'nl')}. Vul aan voor de ondertekening.`,
  en: (outcome, fields) =>
    fields.length === DEFINITION_FIELDS.length
      ? `Outcome "${outcome}" lacks its whole "definition". Fill in the ${fields.length} fields before signing: ${fields.join(', ')}.`
      : `Outcome "${outcome}" lacks in "definition": ${told(fields, 'en')}. Fill in before signing.`,
};

function told(fields: readonly string[], language: Language): string {
  return fields.map((field) => `${field} (${DEFINITION_WORDS[language][field] ?? ''})`).join(', ');
}
