import { moneyText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { uiMessages } from './messages.ts';
import './Money.css';

type Props = {
  /** Minor units: euro cents, whole yen. */
  readonly amountCents: number;
  readonly currency: string;
  /** With it the amount is a button that opens its explanation beside it (a SidePanel). */
  readonly onExplain?: (() => void) | undefined;
  /** The explanation of this amount is open now. */
  readonly isExplained?: boolean;
  readonly look?: 'normal' | 'strong' | 'large';
};

/** "€ 1.234,50"; a negative amount has a minus sign and, for who listens, the word. */
export function Money({ amountCents, currency, onExplain, isExplained = false, look = 'normal' }: Props) {
  const words = useMessages(uiMessages);
  const { language } = useLanguage();
  const text = moneyText(amountCents, currency, language);
  const spoken = amountCents < 0 ? `${words.negative} ${moneyText(-amountCents, currency, language)}` : text;
  const className = `money money--${look}${amountCents < 0 ? ' money--negative' : ''}`;
  if (onExplain) {
    return (
      <button
        type="button"
        className={`${className} money--button`}
        aria-expanded={isExplained}
        aria-label={words.explainAmount(spoken)}
        onClick={onExplain}
      >
        {text}
      </button>
    );
  }
  if (amountCents >= 0) return <span className={className}>{text}</span>;
  return (
    <span className={className}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{spoken}</span>
    </span>
  );
}
