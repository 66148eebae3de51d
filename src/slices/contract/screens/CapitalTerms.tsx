import { formulaWords } from '../../../engine/describe-formula.ts';
import { parseExact, plus, toText, EXACT_ZERO } from '../../../engine/decimal.ts';
import { type Words, wordsFor } from '../../../engine/messages-words.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import type { Capital, Tranche } from '../../../engine/terms-capital.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx';
import { DateText } from '../../../web/ui/DateText.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { curveName, partyName } from './prices.ts';
import { textIn } from './words.ts';
import { type TermsWords, termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet; readonly capital: Capital };

/** Who puts in how much and what they may get for it. In which order money goes back is said in the sentences. */
export function CapitalTerms({ sheet, capital }: Props) {
  const words = useMessages(termsWords).capital;
  const { language } = useLanguage();
  const speak = wordsFor(language, sheet.currency);
  return (
    <Stack>
      <Text>
        {words.lead(speak.price(committedIn(capital)))} {words.maturity} <DateText day={capital.maturity} />.
      </Text>
      <DataTable
        caption={words.caption}
        isCaptionHidden
        rows={capital.tranches}
        rowKey={(tranche) => tranche.id}
        columns={columnsOf(sheet, words, speak)}
        phone="cards"
      />
    </Stack>
  );
}

/** The whole commitment of all tranches, as decimal text. */
export function committedIn(capital: Capital): string {
  return toText(capital.tranches.map((tranche) => parseExact(tranche.committed)).reduce(plus, EXACT_ZERO));
}

function columnsOf(sheet: TermSheet, words: TermsWords['capital'], speak: Words): readonly Column<Tranche>[] {
  return [
    { key: 'tranche', header: words.tranche, isRowHeader: true, cell: (tranche) => titleOf(tranche, speak.language) },
    { key: 'holders', header: words.holders, cell: (tranche) => holdersOf(sheet, tranche, { words, speak }) },
    { key: 'committed', header: words.committed, isNumeric: true, cell: (tranche) => speak.price(tranche.committed) },
    { key: 'gain', header: words.gain, cell: (tranche) => gainsOf(tranche, { words, speak }).join('; ') },
  ];
}

function titleOf(tranche: Tranche, language: 'nl' | 'en'): string {
  return textIn(tranche.title ?? curveName(tranche.id), language);
}

type Reader = { readonly words: TermsWords['capital']; readonly speak: Words };

function holdersOf(sheet: TermSheet, tranche: Tranche, { words, speak }: Reader): string {
  const isOnly = tranche.holders.length === 1;
  return tranche.holders
    .map((holder) => {
      const part = 'share' in holder ? speak.percent(holder.share) : words.units(speak.number(String(holder.units)));
      return isOnly ? partyName(sheet, holder.party) : `${partyName(sheet, holder.party)} (${part})`;
    })
    .join(', ');
}

export function gainsOf(tranche: Tranche, { words, speak }: Reader): readonly string[] {
  const rates = tranche.interest.map((interest) => {
    const rate = /^[\d.]+%?$/.test(interest.rate) ? speak.percent(interest.rate) : formulaWords(interest.rate, speak.language);
    return interest.from === undefined ? words.rate(rate) : words.rateFrom(rate, speak.day(interest.from));
  });
  return [
    ...(rates.length === 0 ? [words.noInterest] : rates),
    ...(tranche.bonus === undefined && tranche.principalShare === undefined ? [] : [words.byResult]),
    ...(tranche.maxIrr === undefined ? [] : [words.maxIrr(speak.percent(tranche.maxIrr))]),
    ...(tranche.maxMultiple === undefined ? [] : [words.maxMultiple(speak.number(tranche.maxMultiple))]),
    ...(tranche.maxMoney === undefined ? [] : [words.maxMoney(speak.price(tranche.maxMoney))]),
  ];
}
