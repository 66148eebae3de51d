import { describe, expect, it } from 'vitest';
import { renderMissing } from './check-missing.ts';
import { readTermSheet } from './term-sheet.ts';

const DRAFT = `lente: 1
contract: a-draft
title: A draft
form: direct
currency: EUR
parties:
  - { id: city, name: The city, roles: [commissioner] }
  - { id: helpers, name: The helpers, roles: [provider] }
period: { from: 2026-01-01, to: 2026-12-31 }
outcomes:
  - { id: course, title: A course }
  - { id: work, title: A job, definition: { cohort: a, entry: b, unit: c, threshold: d, duration: e, exclusions: f, evidence: g, deadline: h, maximum: i, baseline: j } }
  - { id: home, title: A home, definition: { cohort: a, entry: b, unit: c, threshold: d, duration: e, exclusions: f, evidence: g, deadline: h, maximum: i, baseline: j, verification: k } }
rules:
  - { id: pay, outcomes: [course, work, home], price: 100 }
`;

function linesOf(language: 'nl' | 'en'): readonly string[] {
  const read = readTermSheet(DRAFT, 'draft.yaml');
  return read.ok ? renderMissing(read.value.missing, language) : [];
}

describe('what a signature still needs', () => {
  it('is one line for each outcome, and one for everything else', () => {
    expect(linesOf('nl')).toEqual([
      'draft.yaml:1:1 De belofte in gewone woorden (promise) ontbreekt. Vul haar in voor de ondertekening.',
      'draft.yaml:11:7 Bij uitkomst "course" ontbreekt de hele "definition". Vul de 12 velden in voor de ondertekening: cohort, entry, unit, threshold, duration, exclusions, evidence, deadline, maximum, baseline, verification, missing.',
      'draft.yaml:12:45 Bij uitkomst "work" ontbreken in "definition": verification (wie het controleert en hoe), missing (wat er geldt als gegevens ontbreken). Vul aan voor de ondertekening.',
      'draft.yaml:13:46 Bij uitkomst "home" ontbreekt in "definition": missing (wat er geldt als gegevens ontbreken). Vul aan voor de ondertekening.',
    ]);
    expect(linesOf('en').map((line) => line.replace(/:.*"(course|work|home)"/, ' $1'))).toEqual([
      'draft.yaml:1:1 The promise in plain words (promise) is missing. Fill it in before signing.',
      expect.stringContaining('lacks its whole "definition"'),
      expect.stringContaining('verification (who checks it and how), missing (what holds when data are missing). Fill in before signing.'),
      expect.stringContaining('lacks in "definition": missing'),
    ]);
  });
});
