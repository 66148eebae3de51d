import { ApiError } from '../api.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from './Button.tsx';
import { uiMessages } from './messages.ts';
import { Notice } from './Notice.tsx';

type Props = { readonly error: Error; readonly onRetry?: () => void };

/** What the server refused, in its own words and the reader's language; any other error in ours. */
export function ApiNotice({ error, onRetry }: Props) {
  const words = useMessages(uiMessages);
  const { language } = useLanguage();
  const text = error instanceof ApiError ? error.problem[language] : words.unknownError;
  return (
    <Notice kind="error" isAnnounced action={onRetry && <Button onClick={onRetry}>{words.retry}</Button>}>
      {text}
    </Notice>
  );
}
