import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon, type IconShape } from './Icon.tsx';
import './Link.css';

type Props = {
  /** A path inside Lente ("/contracten"), or a full address, a download or a "#place" on this page. */
  readonly to: string;
  readonly children: ReactNode;
  readonly icon?: IconShape;
  /** Looks like a button when it is the next step. */
  readonly look?: 'text' | 'primary' | 'secondary' | 'subtle' | 'bare';
  /** The server answers with a file under this name. */
  readonly download?: string;
};

const LOOKS = {
  text: 'utrecht-link utrecht-link--html-a link',
  primary: 'utrecht-button utrecht-button--primary-action button link--button',
  secondary: 'utrecht-button utrecht-button--secondary-action button link--button',
  subtle: 'utrecht-button utrecht-button--subtle button link--button',
  bare: 'link--bare',
} as const;

/** Goes somewhere; a button does something. Inside Lente without loading the page again. */
export function Link({ to, children, icon, look = 'text', download }: Props) {
  const content = (
    <>
      {icon && <Icon of={icon} />}
      {children}
    </>
  );
  const isInside = to.startsWith('/') && !to.startsWith('/api/') && download === undefined;
  if (isInside)
    return (
      <RouterLink to={to} className={LOOKS[look]}>
        {content}
      </RouterLink>
    );
  return (
    <a href={to} className={LOOKS[look]} {...(download === undefined ? {} : { download })}>
      {content}
    </a>
  );
}
