import type { OutcomeTerms, TermSheet } from '../../../engine/terms.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import type { ContractView } from '../contract-shapes.ts';
import { Definition } from './Definition.tsx';
import { outcomeTitle, pricesOf } from './prices.ts';
import { textIn } from './words.ts';
import { termsWords } from './words-terms.ts';
import './OutcomeList.css';

type Props = { readonly sheet: TermSheet };

/** Each outcome with what it earns and what counts as proof. */
export function OutcomeList({ sheet }: Props) {
  const words = useMessages(termsWords).outcomes;
  if (sheet.outcomes.length === 0) return <Text tone="soft">{words.none}</Text>;
  // Said once for all when it holds for all.
  const hasNone =
    sheet.outcomes.length > 1 && sheet.outcomes.every((outcome) => Object.values(outcome.definition).every((text) => text === undefined));
  return (
    <>
      {hasNone && <p className="definition__missing">{words.missingEverywhere}</p>}
      <ol className="outcome-list">
        {sheet.outcomes.map((outcome) => (
          <Outcome key={outcome.id} sheet={sheet} outcome={outcome} isDefinitionTold={hasNone} />
        ))}
      </ol>
    </>
  );
}

type OutcomeProps = { readonly sheet: TermSheet; readonly outcome: OutcomeTerms; readonly isDefinitionTold: boolean };

function Outcome({ sheet, outcome, isDefinitionTold }: OutcomeProps) {
  const words = useMessages(termsWords);
  const { language } = useLanguage();
  const prices = pricesOf(sheet, outcome, { language, words });
  const needs = outcome.requires.map((id) => outcomeTitle(sheet, id, language)).join(', ');
  return (
    <li className="outcome-list__outcome">
      <h3 className="utrecht-heading-3">{textIn(outcome.title, language)}</h3>
      <ul className="outcome-list__prices">
        {prices.length === 0 && <li className="outcome-list__price outcome-list__price--none">{words.outcomes.noPrice}</li>}
        {prices.map((price) => (
          <li key={price.key} className={price.isPlain ? 'outcome-list__price' : 'outcome-list__working'}>
            {price.text}
            {price.clause && <span className="outcome-list__clause"> ({price.clause})</span>}
          </li>
        ))}
      </ul>
      {needs !== '' && <Text tone="soft">{words.outcomes.needs(needs)}</Text>}
      {!isDefinitionTold && <Definition definition={outcome.definition} />}
    </li>
  );
}

/** For the person it is about: what counts as proof, without money. */
export function ProofList({ outcomes }: { readonly outcomes: ContractView['outcomes'] }) {
  const { language } = useLanguage();
  return (
    <ol className="outcome-list">
      {outcomes.map((outcome) => (
        <li key={outcome.id} className="outcome-list__outcome">
          <h3 className="utrecht-heading-3">{textIn(outcome.title, language)}</h3>
          <Definition definition={outcome.definition} isWhole isWithoutMoney />
        </li>
      ))}
    </ol>
  );
}
