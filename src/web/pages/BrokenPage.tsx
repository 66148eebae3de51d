import { ApiError } from '../api.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { shellMessages } from '../messages.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from '../ui/Details.tsx';
import { Cluster, Stack, Text } from '../ui/Layout.tsx';
import { Link } from '../ui/Link.tsx';
import { Page } from '../ui/Page.tsx';

type Props = { readonly error: Error; readonly onRetry: () => void };

/** What a reader sees when a page fails: whose fault, what is safe, what to do. */
export function BrokenPage({ error, onRetry }: Props) {
  const words = useMessages(shellMessages);
  const { language } = useLanguage();
  const text = error instanceof ApiError ? error.problem[language] : words.brokenText;
  return (
    <Page title={words.brokenTitle} width="text">
      <Stack gap="large">
        <Text>{text}</Text>
        <Cluster>
          <Button look="primary" onClick={onRetry}>
            {words.brokenRetry}
          </Button>
          <Link to="/">{words.notFoundWay}</Link>
        </Cluster>
        <Details summary={words.brokenDetails}>
          <Text tone="small">{error.message}</Text>
        </Details>
      </Stack>
    </Page>
  );
}
