import { ApiError } from '../api.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { Notice } from '../ui/Notice.tsx';

type Props = { readonly error: Error; readonly onRetry?: () => void };

/** What the server said when it refused, and the way on: another try, or choosing a role first. */
export function QueryProblem({ error, onRetry }: Props) {
  const { language } = useLanguage();
  const words = useMessages(shellMessages);
  const problem = error instanceof ApiError ? error.problem : undefined;
  const way =
    problem?.code === 'no_role' ? (
      <Link to="/" look="primary">
        {words.chooseRole}
      </Link>
    ) : (
      onRetry && <Button onClick={onRetry}>{words.brokenRetry}</Button>
    );
  return (
    <Notice kind="error" isAnnounced action={way}>
      {problem?.[language] ?? words.brokenText}
    </Notice>
  );
}
