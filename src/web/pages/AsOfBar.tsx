import { settlementWords } from '../../slices/settlement/screens/words.ts';
import { dayText } from '../format.ts';
import { useLanguage, useMessages } from '../language.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { AsOf } from './settlement-context.ts';
import './AsOfBar.css';

type Props = {
  readonly asOf: AsOf;
  readonly canAct?: boolean;
  /** The day that is really shown: for who sees no facts not every day, so that no single person can be told from the one before. */
  readonly shown?: string | undefined;
};

/** Which day is looked at. Another day than today is said aloud, because then nothing can be proposed or booked. */
export function AsOfBar({ asOf, canAct = true, shown }: Props) {
  const words = useMessages(settlementWords);
  const { language } = useLanguage();
  const day = dayText(asOf.day, language);
  return (
    <div className="as-of">
      <div className="screen-only">
        <TextField id="as-of" kind="day" label={words.asOf} hint={words.asOfHint} value={asOf.day} onChange={asOf.choose} />
      </div>
      <p className="print-only">
        {words.asOf}: {day}
      </p>
      {shown !== undefined && shown !== asOf.day && <Notice kind="info">{words.frozen(dayText(shown, language))}</Notice>}
      {canAct && !asOf.isToday && (
        <Notice kind="info" isAnnounced action={<Button onClick={() => asOf.choose(asOf.today)}>{words.asOfToday}</Button>}>
          {asOf.day < asOf.today ? words.past(day) : words.future(day)}
        </Notice>
      )}
      {!canAct && !asOf.isToday && <Button onClick={() => asOf.choose(asOf.today)}>{words.asOfToday}</Button>}
    </div>
  );
}
