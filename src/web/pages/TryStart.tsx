import { STARTING_POINTS, type StartingPoint, startingPoint } from '../../slices/contract/screens/starting-points.ts';
import { tryWords } from '../../slices/contract/screens/words-try.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from '../ui/Button.tsx';
import { Cluster } from '../ui/Layout.tsx';
import { useToast } from '../ui/Toast.tsx';

type Props = {
  readonly text: StartingPoint;
  /** Nothing of the reader's own would be lost. */ readonly isUntouched: boolean;
  readonly onChoose: (text: StartingPoint) => void;
};

/** Three small contracts to begin with, and an empty sheet. What was there comes back with one press. */
export function TryStart({ text, isUntouched, onChoose }: Props) {
  const words = useMessages(tryWords).start;
  const { language } = useLanguage();
  const say = useToast();
  const replace = (next: StartingPoint, done: string) => {
    onChoose(next);
    say(isUntouched ? { text: done } : { text: done, onUndo: () => onChoose(text) });
  };
  return (
    <div role="group" aria-label={words.legend} className="screen-only">
      <Cluster gap="small">
        <span>{words.legend}</span>
        {STARTING_POINTS.map((id) => (
          <Button key={id} onClick={() => replace(startingPoint(id, language), words.replaced)}>
            {words[id]}
          </Button>
        ))}
        <Button look="subtle" onClick={() => replace({ terms: '', facts: '' }, words.cleared)}>
          {words.clear}
        </Button>
      </Cluster>
    </div>
  );
}
