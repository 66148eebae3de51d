import type { Language } from '../../../engine/messages-words.ts';

/** How thousands and decimals are written: "1.250,50" in Dutch, "1,250.50" in English. */
const SIGNS: Readonly<Record<Language, { readonly grouped: RegExp; readonly thousands: string; readonly decimals: string }>> = {
  nl: { grouped: /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?%?$/u, thousands: '.', decimals: ',' },
  en: { grouped: /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?%?$/u, thousands: ',', decimals: '.' },
};

/**
 * In: a number as people type it, with or without the sign of the currency. Out: the plain decimal text that terms use ("1250.50").
 * What is no number in this language comes back as it was typed, so that the message can name it.
 */
export function typedNumber(typed: string, language: Language): string {
  const { grouped, thousands, decimals } = SIGNS[language];
  const bare = typed.replace(/\s/gu, '').replace(/^\p{Sc}/u, '');
  const plain = grouped.test(bare) ? bare.replaceAll(thousands, '') : bare;
  const written = plain.split(decimals).length === 2 ? plain.replace(decimals, '.') : plain;
  return /^-?\d+(\.\d+)?%?$/u.test(written) ? written : typed;
}
