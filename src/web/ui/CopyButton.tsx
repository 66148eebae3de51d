import Copy from 'lucide-react/icons/copy';
import { Button } from './Button.tsx';
import { useToast } from './Toast.tsx';

type Props = {
  readonly children: string;
  readonly text: string;
  /** What is copied, for who hears the button without seeing what stands beside it. */
  readonly ariaLabel: string;
  readonly done: string;
  /** Where the browser does not allow it. */
  readonly failed: string;
};

export function CopyButton({ children, text, ariaLabel, done, failed }: Props) {
  const say = useToast();
  return (
    <Button look="subtle" icon={Copy} ariaLabel={ariaLabel} onClick={async () => say({ text: (await copied(text)) ? done : failed })}>
      {children}
    </Button>
  );
}

/** The clipboard exists only on https and localhost, and a reader may refuse it. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
