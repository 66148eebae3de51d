import { type Catalogue, type Language, SHAPE_EN, SHAPE_NL, sayer } from '../../engine/issue-words.ts';
import type { Issue, IssueCode } from './term-sheet.ts';
import { SOURCE_EN, SOURCE_NL } from './term-sheet-source-messages.ts';

export const CHECK_MESSAGES: Readonly<Record<Language, Catalogue<IssueCode>>> = {
  nl: { ...SOURCE_NL, ...SHAPE_NL },
  en: { ...SOURCE_EN, ...SHAPE_EN },
};

/** "terms.yaml:12:9 De prijs …": file, line and column as editors make a link of, then the sentence. */
export function renderIssue(issue: Issue, language: Language): string {
  return `${issue.file}:${issue.line}:${issue.column} ${sentenceOf(issue, language)}`;
}

export function sentenceOf(issue: Pick<Issue, 'code' | 'data'>, language: Language): string {
  return CHECK_MESSAGES[language][issue.code](sayer(issue.data, language));
}
