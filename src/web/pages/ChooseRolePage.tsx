import { useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';

/** In place of a page when nobody was chosen yet: nobody sees nothing, and hears why. */
export function ChooseRolePage() {
  const words = useMessages(shellMessages);
  return (
    <Page title={words.roleFirstTitle} width="text">
      <EmptyState
        stage="seed"
        text={words.roleFirstText}
        action={
          <Link to="/" look="primary">
            {words.chooseRole}
          </Link>
        }
      />
    </Page>
  );
}
