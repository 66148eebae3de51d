import type { ReactNode } from 'react';
import './Layout.css';

type Gap = 'small' | 'normal' | 'large';
type Props = { readonly children: ReactNode; readonly gap?: Gap };

/** Things below each other. */
export function Stack({ children, gap = 'normal' }: Props) {
  return <div className={`stack stack--${gap}`}>{children}</div>;
}

/** Things beside each other that wrap when there is no room. Fields with and without a hint stand on one line at the bottom. */
export function Cluster({ children, gap = 'normal', align = 'middle' }: Props & { readonly align?: 'middle' | 'bottom' }) {
  return <div className={`cluster cluster--${align} stack--${gap}`}>{children}</div>;
}

/** Equal columns of at least `minimum`, one below the other on a phone. */
export function Columns({ children, minimum = 'normal' }: { readonly children: ReactNode; readonly minimum?: Gap }) {
  return <div className={`columns columns--${minimum}`}>{children}</div>;
}

/** Two parts beside each other: the work and what it leads to (editor and sentences, what was and what if). */
export function Split({ children }: { readonly children: ReactNode }) {
  return <div className="split">{children}</div>;
}

/** Running text at a readable length. `soft` for what is said beside the main thing. */
export function Text({ children, tone = 'normal' }: { readonly children: ReactNode; readonly tone?: 'normal' | 'soft' | 'small' }) {
  return <p className={`text text--${tone}`}>{children}</p>;
}
