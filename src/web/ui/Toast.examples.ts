import { examplesOf } from './examples.tsx';
import { Toast } from './Toast.tsx';

export const examples = examplesOf('Toast', Toast, {
  plain: { text: 'Uitkomsten bewaard', onDismiss: () => undefined },
  'with undo': { text: 'Regel 14 weggehaald', onUndo: () => undefined, onDismiss: () => undefined },
});
