import { describe, expect, it } from 'vitest';
import { JOB, makeSheet } from '../../engine/testing.ts';
import { readFacts } from './fact-file.ts';

/** What is filled in and looked at by nothing is refused, or asked about. */

describe('a field that would do nothing', () => {
  const SHEET = makeSheet({
    ...JOB,
    termination: { event: 'stopped' },
    rules: [{ id: 'pay', outcome: 'job', price: '1', when: 'not left and score > 1' }],
  });
  it.each([
    ['kind,id,day,name,outcome\nevent,e1,2026-02-01,left,job', ['outcome field_not_for_kind']],
    ['kind,id,day,name,payer\nevent,e1,2026-02-01,left,city', ['payer field_not_for_kind']],
    ['kind,id,day,name,subject\nevent,e1,2026-02-01,left,p01', []],
    ['kind,id,day,name,subject\nevent,e1,2026-02-01,stopped,p01', ['subject field_not_for_kind']],
    ['kind,id,day,name,subject\nstart,e1,2026-02-01,left,p01', ['name field_not_for_kind']],
    ['kind,id,day,subject,group\nstart,e1,2026-02-01,p01,young', ['group field_not_for_kind']],
    ['kind,id,day,name,value\nmeasure,m1,2026-02-01,left,1', ['name measure_not_used']],
    ['kind,id,day,name\nevent,e1,2026-02-01,score', ['name event_not_used']],
  ])('%s', (source, expected) => {
    expect(readFacts(source, 'facts.csv', SHEET).issues.map((issue) => `${issue.field} ${issue.code}`)).toEqual(expected);
  });
});
