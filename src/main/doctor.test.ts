import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkUp } from './doctor.ts';
import { type TestServer, openTestServer, registerAsSystem } from './testing.ts';

describe('a check-up', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer('embedded', '2026-07-10');
    await registerAsSystem(server.system, 'werk');
  });
  afterAll(async () => await server.close());

  it('finds nothing on a fresh database', async () => {
    expect(await checkUp(server.system)).toEqual({ findings: [], ahead: undefined });
  });

  it('says that the clock ran ahead, with what is stored and what it is now', async () => {
    server.setDay('2025-01-05');
    const { ahead } = await checkUp(server.system);
    expect([ahead?.now, ahead?.latest.slice(0, 10)]).toEqual(['2025-01-05', '2026-07-10']);
    expect(ahead?.nl).toContain('Kijk of de klok goed staat');
    server.setDay('2026-07-10');
  });
});
