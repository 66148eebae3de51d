import { textIn } from '../../../engine/messages-words.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DescriptionList } from '../../../web/ui/DescriptionList.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import type { Asking } from './asked.ts';
import { AVOIDABLE, avoidableOf, partText } from './flow-figures.ts';
import { type AskFlow, askKinds } from './flow-origin.ts';
import type { FlowNames } from './flow-places.ts';
import { flowWords } from './words-flow.ts';

type Props = Pick<FlowNames, 'sheet'> & { readonly flow: FlowAnswer['flow']; readonly ask: AskFlow; readonly asking: Asking };

/** What a direct contract would not have had to pay: from the same shares, nothing estimated, with what stood against it. */
export function WithoutBetween({ flow, sheet, ask, asking }: Props) {
  const words = useMessages(flowWords).direct;
  const { language } = useLanguage();
  const { arranger, returns, together } = avoidableOf(flow);
  if (together === 0)
    return (
      <Text>
        {words.none} {sheet?.form === 'direct' && words.isDirect}
      </Text>
    );
  const part = partText(together, flow.publicCents, { currency: flow.currency, language });
  const item = (of: keyof typeof AVOIDABLE) => {
    const asked = askKinds(ask, AVOIDABLE[of], words[of]);
    const isOpen = asking.openId === asked.id;
    const value = <Money amountCents={asked.amountCents} currency={flow.currency} isExplained={isOpen} onExplain={() => asking.ask(asked)} />;
    return { term: words[of], value };
  };
  return (
    <>
      <Text>{flow.currency === 'EUR' ? words.sum.euro(part) : words.sum.percent(part)}</Text>
      <DescriptionList
        items={[
          ...(arranger === 0 ? [] : [item('arranger')]),
          ...(returns === 0 ? [] : [item('returns')]),
          ...(arranger === 0 || returns === 0 ? [] : [item('together')]),
        ]}
      />
      {returns !== 0 && <Text tone="soft">{words.fair}</Text>}
      {sheet?.reason !== undefined && <Text tone="soft">{words.reason(textIn(sheet.reason, language))}</Text>}
    </>
  );
}
