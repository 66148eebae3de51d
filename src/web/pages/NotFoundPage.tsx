import { useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';

export function NotFoundPage() {
  const words = useMessages(shellMessages);
  return (
    <Page title={words.notFoundTitle} width="text">
      <EmptyState
        stage="seed"
        text={words.notFoundText}
        action={
          <Link to="/" look="primary">
            {words.notFoundWay}
          </Link>
        }
      />
    </Page>
  );
}
