import { dayText, relativeDayText } from '../format.ts';
import { useLanguage } from '../language.tsx';
import './DateText.css';

type Props = {
  /** "2026-11-23". */
  readonly day: string;
  /** With today's day beside it: "over 3 dagen". */
  readonly today?: string | undefined;
};

/** "ma 23 nov 2026", never split over two lines. */
export function DateText({ day, today }: Props) {
  const { language } = useLanguage();
  return (
    <span className="date-text">
      <time dateTime={day}>{dayText(day, language)}</time>
      {today && <span className="date-text__distance"> ({relativeDayText({ day, today }, language)})</span>}
    </span>
  );
}
