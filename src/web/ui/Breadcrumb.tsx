import { useMessages } from '../language.tsx';
import { Link } from './Link.tsx';
import { uiMessages } from './messages.ts';
import './Breadcrumb.css';

type Props = {
  /** From the outside in; the page itself is the title below and is not repeated. */ readonly steps: readonly {
    readonly to: string;
    readonly text: string;
  }[];
};

export function Breadcrumb({ steps }: Props) {
  const words = useMessages(uiMessages);
  return (
    <nav className="breadcrumb" aria-label={words.youAreHere}>
      <ol className="breadcrumb__list">
        {steps.map((step) => (
          <li key={step.to} className="breadcrumb__step">
            <Link to={step.to}>{step.text}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
