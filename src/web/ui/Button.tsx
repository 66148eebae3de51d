import type { MouseEventHandler, ReactNode } from 'react';
import { Icon, type IconShape } from './Icon.tsx';
import './Button.css';

export type ButtonLook = 'primary' | 'secondary' | 'subtle' | 'danger';

type Props = {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly type?: 'button' | 'submit';
  readonly icon?: IconShape;
  readonly onClick?: MouseEventHandler<HTMLButtonElement>;
  readonly isDisabled?: boolean;
  /** At work: stays focusable, says so, and ignores a second click. */
  readonly isBusy?: boolean;
  readonly ariaLabel?: string;
  readonly ariaExpanded?: boolean;
  readonly ariaControls?: string;
};

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'utrecht-button--primary-action',
  secondary: 'utrecht-button--secondary-action',
  subtle: 'utrecht-button--subtle',
  danger: 'utrecht-button--primary-action button--danger',
};

/** One primary a page: the next step. Everything else is secondary or subtle. */
export function Button({ children, look = 'secondary', type = 'button', icon, onClick, isDisabled = false, isBusy = false, ...aria }: Props) {
  const busy = isBusy ? ' utrecht-button--busy' : '';
  return (
    <button
      type={type}
      className={`utrecht-button button ${LOOKS[look]}${busy}`}
      disabled={isDisabled}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-label={aria.ariaLabel}
      aria-expanded={aria.ariaExpanded}
      aria-controls={aria.ariaControls}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}
