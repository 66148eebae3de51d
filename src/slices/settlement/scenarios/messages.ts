/** Words of the scenario table. Dutch is the source. */
const nl = {
  case: 'contract',
  grade: 'graad',
  figure: 'cijfer',
  computed: 'berekend',
  published: 'gepubliceerd',
  difference: 'verschil',
  verdict: 'oordeel',
  notes: 'Toelichting',
  scenarios: 'contracten en verhalen',
  more: (count: number): string => `en nog ${count} cijfers`,
  names: (names: readonly string[]): string => (names.length < 4 ? names.join(', ') : `${names[0] ?? ''} en ${names.length - 1} andere`),
  verdicts: { match: 'klopt', differ: 'wijkt af', 'terms-only': 'alleen afspraken' },
  figureVerdicts: { match: 'klopt', differ: 'wijkt af', 'not-published': 'niet gepubliceerd', 'not-computed': 'niet te berekenen' },
};

const en = {
  case: 'contract',
  grade: 'grade',
  figure: 'figure',
  computed: 'computed',
  published: 'published',
  difference: 'difference',
  verdict: 'verdict',
  notes: 'Notes',
  scenarios: 'contracts and stories',
  more: (count: number): string => `and ${count} more figures`,
  names: (names: readonly string[]): string => (names.length < 4 ? names.join(', ') : `${names[0] ?? ''} and ${names.length - 1} others`),
  verdicts: { match: 'match', differ: 'differ', 'terms-only': 'terms-only' },
  figureVerdicts: { match: 'match', differ: 'differ', 'not-published': 'not published', 'not-computed': 'cannot be computed' },
} satisfies typeof nl;

export const scenarioWords = { nl, en };
