import ArrowRight from 'lucide-react/icons/arrow-right';
import { useMessages } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { uiMessages } from './messages.ts';
import './SlideHint.css';

/** Above what is wider than the screen. For eyes only: who listens hears a table anyway. */
export function SlideHint() {
  const words = useMessages(uiMessages);
  return (
    <p className="slide-hint screen-only" aria-hidden="true">
      {words.slideAside}
      <Icon of={ArrowRight} size="small" />
    </p>
  );
}
