import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { useMessages } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import './Notice.css';

export type NoticeKind = 'info' | 'success' | 'warning' | 'error';

type Props = {
  readonly kind: NoticeKind;
  readonly children: ReactNode;
  readonly title?: string;
  readonly action?: ReactNode;
  /** Appears while somebody is at work: read aloud at once. */
  readonly isAnnounced?: boolean;
};

const SHAPES = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;
const LOOKS = { info: 'info', success: 'ok', warning: 'warning', error: 'error' } as const;

/** A message in the page. Its kind is a shape, a colour and a word (the title, or a word for who cannot see). */
export function Notice({ kind, children, title, action, isAnnounced = false }: Props) {
  const words = useMessages(uiMessages);
  const role = isAnnounced ? (kind === 'error' ? 'alert' : 'status') : undefined;
  return (
    <div className={`utrecht-alert utrecht-alert--${LOOKS[kind]} notice notice--${kind}`} role={role}>
      <span className="notice__icon">
        <Icon of={SHAPES[kind]} size="large" />
      </span>
      <div className="notice__content">
        {title ? <p className="notice__title">{title}</p> : <span className="visually-hidden">{words.noticeKinds[kind]}: </span>}
        <div className="notice__text">{children}</div>
        {action && <div className="notice__action">{action}</div>}
      </div>
    </div>
  );
}
