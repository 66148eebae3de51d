import { type Day, addDays, addMonths } from '../../../engine/calendar.ts';
import { wordsFor } from '../../../engine/messages-words.ts';

type Language = 'nl' | 'en';
type Span = { readonly from: Day; readonly to: Day };

const PARTS = {
  nl: { quarter: 'kwartaal', half: 'halfjaar', year: 'jaar', of: 'van', until: 'tot en met' },
  en: { quarter: 'quarter', half: 'half-year', year: 'year', of: 'of', until: 'to' },
} as const;

/** "kwartaal 2 van 2026", "juli 2026", "jaar 2026" when the days are exactly that; else both days. Starts small: for inside a sentence. */
export function periodName(span: Span, language: Language): string {
  const words = PARTS[language];
  const year = span.from.slice(0, 4);
  const month = Number(span.from.slice(5, 7));
  switch (wholeMonths(span)) {
    case 1:
      return wordsFor(language, 'EUR').day(span.from).replace(/^1 /, '');
    case 3:
      return month % 3 === 1 ? `${words.quarter} ${(month + 2) / 3} ${words.of} ${year}` : spanText(span, language);
    case 6:
      return month % 6 === 1 ? `${words.half} ${(month + 5) / 6} ${words.of} ${year}` : spanText(span, language);
    case 12:
      return month === 1 ? `${words.year} ${year}` : spanText(span, language);
    default:
      return spanText(span, language);
  }
}

/** "1 april 2026 tot en met 30 juni 2026" */
export function spanText(span: Span, language: Language): string {
  const words = wordsFor(language, 'EUR');
  return `${words.day(span.from)} ${PARTS[language].until} ${words.day(span.to)}`;
}

export function asTitle(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 1, 3, 6 or 12 when the span is exactly that many calendar months, else 0. */
function wholeMonths({ from, to }: Span): number {
  if (!from.endsWith('-01')) return 0;
  return [1, 3, 6, 12].find((months) => addDays(addMonths(from, months), -1) === to) ?? 0;
}
