import type { EarlyEnd } from '../../../engine/early-end.ts';
import type { TermSheet } from '../../../engine/terms.ts';
import { useLanguage } from '../../../web/language.tsx';
import { Notice } from '../../../web/ui/Notice.tsx';
import { endedSentence } from './ended-early.ts';

type Props = { readonly ended: EarlyEnd | undefined; readonly sheet: TermSheet | undefined };

/** Says why periods end sooner than the contract says; nothing when it ran its course. */
export function EndedEarly({ ended, sheet }: Props) {
  const { language } = useLanguage();
  const sentence = endedSentence(ended, sheet, language);
  return sentence === undefined ? null : <Notice kind="warning">{sentence}</Notice>;
}
