import { dayText, relativeDayText, shortDayText } from '../format.ts';
import { useLanguage } from '../language.tsx';
import './DateText.css';

type Props = {
  /** "2026-11-23". */
  readonly day: string;
  /** With today's day beside it: "over 3 dagen". */
  readonly today?: string | undefined;
  /** Without the day of the week: for long terms and narrow columns. */
  readonly look?: 'normal' | 'short';
};

/** "ma 23 nov 2026", never split over two lines. */
export function DateText({ day, today, look = 'normal' }: Props) {
  const { language } = useLanguage();
  return (
    <span className="date-text">
      <time dateTime={day}>{look === 'short' ? shortDayText(day, language) : dayText(day, language)}</time>
      {today && <span className="date-text__distance"> ({relativeDayText({ day, today }, language)})</span>}
    </span>
  );
}
