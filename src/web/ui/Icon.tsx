import type { ComponentType, SVGProps } from 'react';
import './Icon.css';

/** Any icon of lucide-react: `import Sprout from 'lucide-react/icons/sprout'`. One by one, so that only those few weigh. */
export type IconShape = ComponentType<SVGProps<SVGSVGElement> & { size?: string | number }>;

type Props = { readonly of: IconShape; readonly size?: 'small' | 'normal' | 'large' };

/** A decoration beside a word, never instead of one: hidden from screen readers. */
export function Icon({ of: Shape, size = 'normal' }: Props) {
  return <Shape className={`icon icon--${size}`} aria-hidden="true" focusable="false" strokeWidth={1.75} />;
}
