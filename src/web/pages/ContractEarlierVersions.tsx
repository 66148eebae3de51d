import { describeChanges } from '../../engine/describe-change.ts';
import { describeSheet } from '../../engine/describe.ts';
import { TermChanges } from '../../slices/contract/screens/TermChanges.tsx';
import { TermSentences } from '../../slices/contract/screens/TermSentences.tsx';
import type { Version } from '../../slices/contract/screens/VersionTable.tsx';
import { termsWords } from '../../slices/contract/screens/words-terms.ts';
import { dayText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Details } from '../ui/Details.tsx';
import { Stack } from '../ui/Layout.tsx';

type Props = { readonly versions: readonly Version[] };

/** What each version made different, newest first, and the whole of every version that no longer counts. */
export default function ContractEarlierVersions({ versions }: Props) {
  const words = useMessages(termsWords).versions;
  const { language } = useLanguage();
  const pairs = versions.slice(1).map((after, index) => ({ after, before: versions[index] ?? after }));
  return (
    <Stack>
      {pairs.toReversed().map(({ before, after }) => (
        <Details key={after.version} summary={words.changedIn(after.version, dayText(after.effectiveDay, language))} isOpenAtStart>
          <TermChanges changes={describeChanges(before.sheet, after.sheet, language)} />
        </Details>
      ))}
      {versions
        .slice(0, -1)
        .toReversed()
        .map(({ version, sheet }) => (
          <Details key={version} summary={words.read(version)}>
            <TermSentences descriptions={describeSheet(sheet, language)} />
          </Details>
        ))}
    </Stack>
  );
}
