import { describe, expect, test } from 'vitest';
import { dayAsTyped, typedDay } from './typed-day.ts';

describe('a day as people type it', () => {
  test.each([
    '23-11-2026',
    '23/11/2026',
    '23.11.2026',
    '23 11 2026',
    ' 23-11-2026 ',
    '2026-11-23',
    '23 nov 2026',
    '23 Nov. 2026',
    '23 november 2026',
    '23-nov-2026',
  ])('%s is 23 November 2026', (typed) => {
    expect(typedDay(typed)).toEqual({ kind: 'day', day: '2026-11-23' });
  });

  test.each([
    ['1-5-2026', '2026-05-01'],
    ['1 mei 2026', '2026-05-01'],
    ['1 May 2026', '2026-05-01'],
    ['9 okt 2026', '2026-10-09'],
    ['29-2-2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(typedDay(typed)).toEqual({ kind: 'day', day });
  });

  test('nothing typed is no mistake', () => {
    expect(typedDay('  ')).toEqual({ kind: 'empty' });
  });

  test.each([
    ['23-11-26', 'short_year'],
    ['29-2-2026', 'no_such_day'],
    ['31-4-2026', 'no_such_day'],
    ['11-23-2026', 'no_such_day'],
    ['morgen', 'unreadable'],
    ['23 11', 'unreadable'],
    ['23-foo-2026', 'unreadable'],
    ['23-11-2026-1', 'unreadable'],
  ])('%s is refused: %s', (typed, why) => {
    expect(typedDay(typed)).toEqual({ kind: 'wrong', why });
  });

  test('what the field shows is read back as the same day, in both languages', () => {
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-03`;
      expect(typedDay(dayAsTyped(day, 'nl'))).toEqual({ kind: 'day', day });
      expect(typedDay(dayAsTyped(day, 'en'))).toEqual({ kind: 'day', day });
    }
    expect(dayAsTyped('2026-11-03', 'nl')).toBe('3-11-2026');
    expect(dayAsTyped('2026-11-03', 'en')).toBe('3 Nov 2026');
  });
});
