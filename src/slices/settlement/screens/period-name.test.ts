import { describe, expect, it } from 'vitest';
import { day } from '../../../engine/calendar.ts';
import { asTitle, periodName } from './period-name.ts';

describe('the name of a period', () => {
  it.each([
    ['2026-07-01', '2026-07-31', 'juli 2026', 'July 2026'],
    ['2026-04-01', '2026-06-30', 'kwartaal 2 van 2026', 'quarter 2 of 2026'],
    ['2024-07-01', '2024-12-31', 'halfjaar 2 van 2024', 'half-year 2 of 2024'],
    ['2025-01-01', '2025-12-31', 'jaar 2025', 'year 2025'],
    ['2025-02-01', '2025-04-30', '1 februari 2025 tot en met 30 april 2025', '1 February 2025 to 30 April 2025'],
    ['2025-04-01', '2026-03-31', '1 april 2025 tot en met 31 maart 2026', '1 April 2025 to 31 March 2026'],
    ['2016-01-02', '2021-06-30', '2 januari 2016 tot en met 30 juni 2021', '2 January 2016 to 30 June 2021'],
  ])('%s to %s', (from, to, nl, en) => {
    const span = { from: day(from), to: day(to) };
    expect([periodName(span, 'nl'), periodName(span, 'en')]).toEqual([nl, en]);
  });

  it('starts large where it stands alone', () => {
    expect(asTitle('kwartaal 1 van 2026')).toBe('Kwartaal 1 van 2026');
  });
});
