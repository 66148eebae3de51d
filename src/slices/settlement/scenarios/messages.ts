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
  returns: 'Wat de investeerders terugkregen, naast het rendement per jaar dat is gepubliceerd',
  tranche: 'tranche',
  putIn: 'ingelegd',
  back: 'terug',
  outstanding: 'nog uit',
  multiple: 'keer',
  irr: 'rendement',
  scenarios: (count: number): string => (count === 1 ? '1 contract of verhaal' : `${count} contracten en verhalen`),
  differing: (count: number, grade: string): string =>
    count === 1 ? `1 cijfer van graad ${grade} wijkt af` : `${count} cijfers van graad ${grade} wijken af`,
  lacking: (count: number): string =>
    count === 1 ? '1 gepubliceerd cijfer is niet te berekenen' : `${count} gepubliceerde cijfers zijn niet te berekenen`,
  explained: ', met uitleg',
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
  returns: 'What the investors got back, beside the yearly return that was published',
  tranche: 'tranche',
  putIn: 'put in',
  back: 'back',
  outstanding: 'still out',
  multiple: 'times',
  irr: 'return',
  scenarios: (count: number): string => (count === 1 ? '1 contract or story' : `${count} contracts and stories`),
  differing: (count: number, grade: string): string =>
    count === 1 ? `1 figure of grade ${grade} differs` : `${count} figures of grade ${grade} differ`,
  lacking: (count: number): string => (count === 1 ? '1 published figure cannot be computed' : `${count} published figures cannot be computed`),
  explained: ', with a note',
  more: (count: number): string => `and ${count} more figures`,
  names: (names: readonly string[]): string => (names.length < 4 ? names.join(', ') : `${names[0] ?? ''} and ${names.length - 1} others`),
  verdicts: { match: 'match', differ: 'differ', 'terms-only': 'terms-only' },
  figureVerdicts: { match: 'match', differ: 'differ', 'not-published': 'not published', 'not-computed': 'cannot be computed' },
} satisfies typeof nl;

export const scenarioWords = { nl, en };
