import type { TermSheet } from '../../../engine/terms.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { Columns, Text } from '../../../web/ui/Layout.tsx';
import { Panel } from '../../../web/ui/Panel.tsx';
import { textIn } from './words.ts';
import { termsWords } from './words-terms.ts';

type Props = { readonly sheet: TermSheet };

/** Why it is a bond and how it goes on afterwards, in the words of the parties. The promise itself stands under the title of the page. */
export function PromiseText({ sheet }: Props) {
  const words = useMessages(termsWords).promise;
  const { language } = useLanguage();
  if (sheet.promise !== undefined && sheet.reason === undefined && sheet.afterwards === undefined) return null;
  return (
    <Columns minimum="large">
      {sheet.promise === undefined && (
        <Panel title={words.title}>
          <Text tone="soft">{words.none}</Text>
        </Panel>
      )}
      {sheet.reason !== undefined && (
        <Panel title={words.why}>
          <Text>{textIn(sheet.reason, language)}</Text>
        </Panel>
      )}
      {sheet.afterwards !== undefined && (
        <Panel title={words.afterwards}>
          <Text>{textIn(sheet.afterwards, language)}</Text>
        </Panel>
      )}
    </Columns>
  );
}
