import { useId, type ReactNode } from 'react';
import './Panel.css';

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  readonly lead?: ReactNode;
  /** Small actions at the right of the title. */
  readonly actions?: ReactNode;
  /** `plain` on the paper itself (most), `raised` on a sheet of its own (few). Never a sheet inside a sheet. */
  readonly look?: 'plain' | 'raised' | 'leaf';
  readonly level?: 2 | 3;
};

/** A part of a page with its own heading, and a landmark of that name. */
export function Panel({ title, children, lead, actions, look = 'plain', level = 2 }: Props) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={`panel panel--${look}`} aria-labelledby={id}>
      <div className="panel__head">
        <Heading id={id} className={`utrecht-heading-${level}`}>
          {title}
        </Heading>
        {actions && <div className="panel__actions">{actions}</div>}
      </div>
      {lead && <p className="panel__lead">{lead}</p>}
      {children}
    </section>
  );
}
