import { wordsFor } from '../../../engine/messages-words.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { moneyText, rateText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Stack, Text } from '../../../web/ui/Layout.tsx';
import { arrangingFees } from './arranging-fees.ts';
import { committedIn } from './CapitalTerms.tsx';
import { termsWords } from './words-terms.ts';

/** What went to arranging and to returns up to now, of all public money. */
export type BondCost = { readonly cents: number; readonly publicCents: number };

type Props = { readonly sheet: TermSheet; readonly soFar?: BondCost | undefined };

/** What a direct contract would leave out and what it would ask in return; only what the terms and the money themselves say. */
export function DirectNote({ sheet, soFar }: Props) {
  const words = useMessages(termsWords).direct;
  const { language } = useLanguage();
  const speak = wordsFor(language, sheet.currency);
  const fees = arrangingFees(sheet);
  return (
    <Stack gap="small">
      <Text>
        {[...(fees === undefined ? [] : [words.fees(speak.price(fees))]), fees === undefined ? words.onlyReturns : words.returns].join(' ')}
      </Text>
      {soFar && soFar.cents > 0 && (
        <Text>
          {words.soFar(
            moneyText(soFar.cents, sheet.currency, language),
            rateText(Math.round((soFar.cents / soFar.publicCents) * 1000) * 10, language),
          )}
        </Text>
      )}
      {sheet.capital && <Text>{words.price(speak.price(committedIn(sheet.capital)))}</Text>}
      <Text tone="small">{words.honest}</Text>
    </Stack>
  );
}
