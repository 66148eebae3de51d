import { type Catalogue, type Language, SHAPE_EN, SHAPE_NL, sayer } from '../../engine/issue-words.ts';
import { SHEET_EN, SHEET_NL } from './check-messages-sheet.ts';
import type { Issue, IssueCode, VersionCode } from './term-sheet-read.ts';
import { SOURCE_EN, SOURCE_NL } from '../../notation/source-messages.ts';

/** The words for versions that do not follow each other. */
const VERSIONS_NL: Catalogue<VersionCode> = {
  version_not_next: (say) => `Hier hoort versie ${say('expected')}; er staat ${say('value')}. Pas "version" aan.`,
  version_other_contract: (say) => `Dit is een versie van "${say('value')}", niet van "${say('expected')}". Kies het juiste bestand.`,
  version_other_currency: (say) =>
    `Alle versies van een contract hebben dezelfde munt: ${say('expected')}, niet ${say('value')}. Pas "currency" aan.`,
  version_not_later: (say) => `Deze versie gaat in op ${say('value')}; de vorige ging in op ${say('before')}. Geef bij "effective" een latere dag.`,
};

const VERSIONS_EN: Catalogue<VersionCode> = {
  version_not_next: (say) => `Version ${say('expected')} belongs here; it says ${say('value')}. Change "version".`,
  version_other_contract: (say) => `This is a version of "${say('value')}", not of "${say('expected')}". Choose the right file.`,
  version_other_currency: (say) => `All versions of a contract have the same currency: ${say('expected')}, not ${say('value')}. Change "currency".`,
  version_not_later: (say) => `This version starts on ${say('value')}; the one before started on ${say('before')}. Give a later day at "effective".`,
};

export const CHECK_MESSAGES: Readonly<Record<Language, Catalogue<IssueCode>>> = {
  nl: { ...SOURCE_NL, ...SHAPE_NL, ...SHEET_NL, ...VERSIONS_NL },
  en: { ...SOURCE_EN, ...SHAPE_EN, ...SHEET_EN, ...VERSIONS_EN },
};

/** "terms.yaml:12:9 De prijs …": file, line and column as editors make a link of, then the sentence. */
export function renderIssue(issue: Issue, language: Language): string {
  return `${issue.file}:${issue.line}:${issue.column} ${sentenceOf(issue, language)}`;
}

export function sentenceOf(issue: Pick<Issue, 'code' | 'data'>, language: Language): string {
  return CHECK_MESSAGES[language][issue.code](sayer(issue.data, language));
}
