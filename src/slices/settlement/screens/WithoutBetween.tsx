import { textIn } from '../../../engine/messages-words.ts';
import { moneyText } from '../../../web/format.ts';
import { useLanguage, useMessages } from '../../../web/language.tsx';
import { DescriptionList } from '../../../web/ui/DescriptionList.tsx';
import { Text } from '../../../web/ui/Layout.tsx';
import { Money } from '../../../web/ui/Money.tsx';
import type { FlowAnswer } from '../statement-shape.ts';
import { avoidableOf, partText } from './flow-figures.ts';
import type { FlowNames } from './flow-places.ts';
import { flowWords } from './words-flow.ts';

type Props = Pick<FlowNames, 'sheet'> & { readonly flow: FlowAnswer['flow'] };

/** What a direct contract would not have had to pay: from the same shares, nothing estimated, with what stood against it. */
export function WithoutBetween({ flow, sheet }: Props) {
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
  const amount = moneyText(together, flow.currency, language);
  const money = (amountCents: number) => <Money amountCents={amountCents} currency={flow.currency} />;
  return (
    <>
      <Text>{flow.currency === 'EUR' ? words.sum.euro(amount, part) : words.sum.percent(amount, part)}</Text>
      <DescriptionList
        items={[
          ...(arranger === 0 ? [] : [{ term: words.arranger, value: money(arranger) }]),
          ...(returns === 0 ? [] : [{ term: words.returns, value: money(returns) }]),
        ]}
      />
      {returns !== 0 && <Text tone="soft">{words.fair}</Text>}
      {sheet?.reason !== undefined && <Text tone="soft">{words.reason(textIn(sheet.reason, language))}</Text>}
    </>
  );
}
