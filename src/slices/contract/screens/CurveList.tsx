import { sentence } from '../../../engine/messages-words.ts';
import { cents, minorDigits } from '../../../engine/money.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { moneyText, numberText, rateText } from '../../../web/format.ts';
import { type Language, useLanguage, useMessages } from '../../../web/language.tsx';
import { CurveChart } from '../../../web/ui/CurveChart.tsx';
import { Columns } from '../../../web/ui/Layout.tsx';
import { type CurvePicture, curvePictures } from './curve-pictures.ts';
import { curveName } from './prices.ts';
import { textIn } from './words.ts';
import { type TermsWords, termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet };

/** Every curve of the terms as a picture with its points as a table. */
export function CurveList({ sheet }: Props) {
  const words = useMessages(termsWords).curves;
  const { language } = useLanguage();
  return (
    <Columns minimum="large">
      {curvePictures(sheet).map((picture) => (
        <CurveChart
          key={picture.key}
          title={titleOf(picture, words, language)}
          xLabel={words.x}
          yLabel={picture.kind === 'tiers' ? words.tierPrice : picture.y === 'money' ? words.money : words.value}
          xText={(x) => (picture.isPercentX ? percentText(x, language) : numberText(x, language))}
          yText={(y) => valueText(y, { picture, currency: sheet.currency, language })}
          shape={picture.shape}
          points={picture.points}
          before={picture.before}
          isExtended={picture.isExtended}
        />
      ))}
    </Columns>
  );
}

function titleOf(picture: CurvePicture, words: TermsWords['curves'], language: Language): string {
  const { name } = picture;
  if ('curve' in name) return words[picture.kind](sentence(curveName(name.curve)));
  return words[picture.kind](words.ofRule(textIn(name.rule.title ?? curveName(name.rule.id), language)));
}

function percentText(part: number, language: Language): string {
  return rateText(part * 10_000, language);
}

type Axis = { readonly picture: CurvePicture; readonly currency: string; readonly language: Language };

/** Whole amounts lose their zeros behind the mark: an axis is read, not added up. */
function valueText(y: number, { picture, currency, language }: Axis): string {
  if (picture.y === 'percent') return percentText(y, language);
  if (picture.y === 'number') return numberText(y, language);
  const amount = moneyText(cents(Math.round(y * 10 ** minorDigits(currency))), currency, language);
  return Number.isInteger(y) ? amount.replace(/[.,]0+$/, '') : amount;
}
