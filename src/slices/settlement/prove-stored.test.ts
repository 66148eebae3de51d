import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { day } from '../../engine/calendar.ts';
import { migrate, readMigrations } from '../../platform/db/migrate.ts';
import { attemptSql, testKinds } from '../../platform/db/testing.ts';
import { type Finding, proveStored } from './prove-stored.ts';
import { renderFinding } from './prove-stored-words.ts';
import { recordPayment, withdrawPayment } from './record-payment.ts';
import { Q1, type Story, openStories, someClaims } from './testing.ts';

/** In the words of the one who changes it: rows of this contract alone. */
const OF_CONTRACT = `contract_id = (select id from contracts where slug = 'SLUG')`;
const OF_SETTLEMENT = `settlement_id in (select id from settlements where ${OF_CONTRACT})`;
const OF_BOOKS = `transfer_id in (select id from ledger_transfers where scope = (select id from contracts where slug = 'SLUG'))`;

type Change = readonly [what: string, table: string, statement: string, code: Finding['code']];

/** What somebody does who may switch the guards off. The table is the one whose guards go. */
const CHANGES: readonly Change[] = [
  [
    'a fact',
    'facts',
    `update facts set body = jsonb_set(body, '{fact,subject}', '"p9"') where ${OF_CONTRACT} and body->'fact'->>'id' = 'c1'`,
    'changed',
  ],
  ['the day of a fact', 'facts', `update facts set recorded_day = '2025-01-01' where ${OF_CONTRACT} and body->'fact'->>'id' = 'c1'`, 'changed'],
  ['a fact that is taken out', 'facts', `delete from facts where ${OF_CONTRACT} and body->'fact'->>'id' = 'c1'`, 'gone'],
  [
    'a fact that is put in',
    'facts',
    `insert into facts select 'fac_new' || substr(id, 8), contract_id, batch_id, kind, body, happened_day, recorded_day, effective_day, subject, external_key || 'x' from facts where ${OF_CONTRACT} limit 1`,
    'changed',
  ],
  [
    'a price in the terms',
    'contract_versions',
    `update contract_versions set terms_canonical = replace(terms_canonical, '1000', '9000') where ${OF_CONTRACT}`,
    'changed',
  ],
  [
    'the text of the terms',
    'contract_versions',
    `update contract_versions set terms_source = replace(terms_source, '1000', '9000') where ${OF_CONTRACT}`,
    'changed',
  ],
  [
    'a version with its hash',
    'contract_versions',
    `update contract_versions set terms_hash = repeat('a', 64) where ${OF_CONTRACT}`,
    'event_of_version',
  ],
  ['a party', 'contract_parties', `update contract_parties set role = 'investor' where ${OF_CONTRACT} and party_key = 'toets'`, 'changed'],
  [
    'a booked line',
    'settlement_lines',
    `update settlement_lines set due_cents = due_cents + 1, computed_cents = computed_cents + 1 where ${OF_SETTLEMENT}`,
    'sum_of_lines',
  ],
  [
    'a line in the statement',
    'settlements',
    `update settlements set statement = jsonb_set(statement, '{0,due}', '1') where ${OF_CONTRACT}`,
    'line_of_statement',
  ],
  [
    'a total',
    'settlements',
    `update settlements set due_cents = due_cents + 1, computed_cents = computed_cents + 1 where ${OF_CONTRACT}`,
    'sum_of_lines',
  ],
  [
    'the state',
    'settlements',
    `update settlements set state = 'approved', executed_at = null, executed_by = null where ${OF_CONTRACT}`,
    'event_of_state',
  ],
  ['an approval', 'settlement_approvals', `update settlement_approvals set approved_by = 'par_other' where ${OF_SETTLEMENT}`, 'changed'],
  ['an approval that is taken out', 'settlement_approvals', `delete from settlement_approvals where ${OF_SETTLEMENT}`, 'approval_of_event'],
  [
    'an event',
    'events',
    `update events set body = jsonb_set(body, '{dueCents}', '1') where ${OF_CONTRACT} and kind = 'SettlementExecuted'`,
    'changed',
  ],
  ['an event that is taken out', 'events', `delete from events where ${OF_CONTRACT} and kind = 'FactsRecorded'`, 'event_of_batch'],
  ['an entry', 'ledger_entries', `update ledger_entries set amount = amount * 2 where ${OF_BOOKS} and position <= 2`, 'not_as_booked'],
  [
    'the text of a booking',
    'ledger_transfers',
    `update ledger_transfers set memo = 'other' where ${OF_BOOKS.replace('transfer_id', 'id')}`,
    'not_as_booked',
  ],
  [
    'a balance',
    'ledger_balances',
    `update ledger_balances set balance = balance + 1 where account_id in (select id from ledger_accounts where scope = (select id from contracts where slug = 'SLUG'))`,
    'balance_differs',
  ],
  ['a booking and its entries that are taken out', 'ledger_entries', `delete from ledger_entries where ${OF_BOOKS}`, 'transfer_of_line'],
];

describe.each(testKinds())('what somebody changed outside Lente, on the %s database', (kind) => {
  let story: Story;
  let seen: readonly string[] = [];
  /** A contract of its own for every change: made while all guards are still there. */
  const slugs: string[] = [];
  beforeAll(async () => {
    story = await openStories(kind);
    for (let made = 0; made <= CHANGES.length; made += 1) {
      await settleOne();
      slugs.push(story.slug());
    }
  }, 120_000);
  afterAll(async () => await story.server.close());

  const look = async (): Promise<readonly Finding[]> => {
    const all = await proveStored(story.server.system);
    const fresh = all.filter((finding) => !seen.includes(JSON.stringify(finding)));
    seen = all.map((finding) => JSON.stringify(finding));
    return fresh;
  };
  const settleOne = async (): Promise<void> => {
    await story.start();
    await story.record(someClaims({}, {}, {}));
    await story.settled(Q1);
  };

  it('finds nothing where all went its way: settled, corrected, withdrawn, amended', async () => {
    await story.record({ claims: [{ id: 'late', day: '2026-02-02', outcome: 'baan', subject: 'p8' }] });
    await story.change('withdraw', await story.proposed(Q1));
    await story.settled(Q1);
    await story.amend('2026-10-01');
    expect(await proveStored(story.server.system)).toEqual([]);
  });

  it('finds nothing after a payment that was entered by hand and taken back', async () => {
    const { server, city } = story;
    const wish = { period: Q1, payer: 'gemeente', payee: 'doen', amountCents: 1000, day: day('2026-07-10'), isBack: false };
    const paid = await recordPayment(server.system, { actor: city, slug: story.slug(), wish });
    const id = paid.ok ? paid.value.id : JSON.stringify(paid.error);
    expect(await withdrawPayment(server.system, { actor: city, slug: story.slug(), wish: { id } })).toMatchObject({ ok: true });
    expect(await proveStored(server.system)).toEqual([]);
  });

  it('is asked before terms or a settlement are read: what is not what was saved is not shown', async () => {
    const { database } = story.server.system;
    const [slug = ''] = slugs;
    const change = async (table: string, statement: string) =>
      await attemptSql(database, [
        `alter table ${table} disable trigger all`,
        statement.replaceAll('SLUG', slug),
        `alter table ${table} enable trigger all`,
      ]);
    const read = async (): Promise<string> => {
      const reply = await story.server.app.inject({ url: `/api/contracts/${slug}/statement`, cookies: { lente_me: '{"role":"commissioner"}' } });
      return z.object({ code: z.string().default('none') }).parse(reply.json()).code;
    };
    expect(await read()).toBe('none');
    for (const [from, to] of [
      ['1000', '9000'],
      ['9000', '1000'],
    ] as const) {
      const before = await read();
      await change(
        'contract_versions',
        `update contract_versions set terms_canonical = replace(terms_canonical, '"${from}"', '"${to}"') where ${OF_CONTRACT}`,
      );
      expect([before, await read()]).toEqual(from === '1000' ? ['none', 'stored_changed'] : ['stored_changed', 'none']);
    }
    await change('settlements', `update settlements set due_cents = due_cents + 1, computed_cents = computed_cents + 1 where ${OF_CONTRACT}`);
    expect(await read()).toBe('stored_changed');
    await change('settlements', `update settlements set due_cents = due_cents - 1, computed_cents = computed_cents - 1 where ${OF_CONTRACT}`);
    expect(await proveStored(story.server.system)).toEqual([]);
  });

  it('is a check of what is there, also while others write', async () => {
    const [found] = await Promise.all([proveStored(story.server.system), settleOne()]);
    expect(found).toEqual([]);
  });

  describe('a balanced transfer of no settlement', () => {
    const inBooks = (kind: string, key: string, more: readonly string[] = []): readonly string[] => {
      const scope = `(select id from contracts where slug = '${slugs.at(-1) ?? ''}')`;
      const account = (path: string): string => `(select id from ledger_accounts where scope = ${scope} and path = '${path}')`;
      const of = (path: string, column: string): string => `(select ${column} from ledger_balances where account_id = ${account(path)})`;
      const entry = (position: number, path: string, amount: number): string =>
        `insert into ledger_entries values ('tra_strange', ${position}, ${account(path)}, 'EUR', ${amount}, ${of(path, 'version')} + 1, ${of(path, 'balance')} + ${amount})`;
      const move = (path: string, amount: number): string =>
        `update ledger_balances set balance = balance + ${amount}, version = version + 1 where account_id = ${account(path)}`;
      const [one, other] = ['gemeente:payable', 'doen:receivable'];
      return [
        ...more,
        `insert into ledger_transfers (id, scope, idempotency_key, content_hash, kind, memo, happened_day, recorded_at, effective_day, entry_count)
          values ('tra_strange', ${scope}, ${key.replaceAll('SCOPE', scope)}, repeat('a', 64), '${kind}', 'mine', '2026-07-10', now(), '2026-07-10', 2)`,
        entry(1, one, -500),
        entry(2, other, 500),
        move(one, -500),
        move(other, 500),
      ];
    };
    const lineKey = `(select l.settlement_id || '/' || l.line_key || '/again' from settlement_lines l join settlements s on s.id = l.settlement_id where s.contract_id = SCOPE limit 1)`;

    it.each(['outcome', 'fee', 'payment', 'draw', 'cost', 'something'])('is refused by the database, as %s, whoever asks', async (kind) => {
      for (const as of ['system', 'owner'] as const)
        expect(await attemptSql(story.server.system.database, inBooks(kind, `'mine'`), as)).toContain('ledger_no_reason');
      expect(await attemptSql(story.server.system.database, inBooks(kind, `'${kind}/1/print/no-such-fact'`), 'system')).toContain('ledger_no_reason');
      expect(await attemptSql(story.server.system.database, inBooks(kind, lineKey), 'system')).toContain('ledger_no_reason');
    });

    it('is found where the guard was off', async () => {
      const off = ['alter table ledger_transfers disable trigger check_reason_at_commit'];
      const on = 'alter table ledger_transfers enable always trigger check_reason_at_commit';
      expect(await attemptSql(story.server.system.database, inBooks('outcome', `'mine'`, off))).toBe('committed');
      expect(await attemptSql(story.server.system.database, [on])).toBe('committed');
      expect((await look()).map(({ key, code }) => [key, code])).toEqual(
        expect.arrayContaining([
          ['tra_strange', 'reason_of_transfer'],
          ['tra_strange', 'not_as_booked'],
        ]),
      );
    });
  });

  it.each(CHANGES)('finds %s, and names the row', async (named, table, statement, code) => {
    const sql = statement.replaceAll('SLUG', slugs[CHANGES.findIndex(([what]) => what === named)] ?? '');
    const done = await attemptSql(story.server.system.database, [`alter table ${table} disable trigger all`, sql]);
    expect(done).toBe('committed');
    const fresh = await look();
    // Each looks different to the one before, and is not found because of it.
    expect(fresh.map((finding) => finding.code)).toContain(code);
    const [first] = fresh;
    if (first !== undefined && code !== 'gone') expect(fresh.some(({ key }) => key !== '')).toBe(true);
    for (const finding of fresh) for (const language of ['nl', 'en'] as const) expect(renderFinding(finding, language)).toContain(finding.table);
  });

  it('still tells of a change when the tables are changed after it, and everything is marked anew', async () => {
    const { database } = story.server.system;
    const changed = (await proveStored(story.server.system)).filter(({ code }) => code === 'changed');
    expect(changed.length).toBeGreaterThan(0);
    const next = { name: '9998_next.sql', sql: 'select 1', hash: 'a'.repeat(64) };
    expect(await migrate(database, [...readMigrations(), next])).toEqual([next.name]);
    const after = await proveStored(story.server.system);
    expect(after.filter(({ code }) => code === 'changed')).toEqual([]);
    expect(after.filter(({ code }) => code === 'changed_before').map(({ table, key }) => [table, key])).toEqual(
      expect.arrayContaining(changed.map(({ table, key }) => [table, key])),
    );
  });
});
