import { beforeEach, describe, expect, test } from 'vitest';
import { useImport } from '../../support/use-import.ts';

// A record that Polar never confirmed does not become "released" because Polar does not know it.

const wrongId = '33333333-0bad-4333-8333-333333333333';

const at = useImport();
const { run, importSeat, isLive, keepUnconfirmed } = at;

describe('a release of a seat that Polar never confirmed', () => {
  test.each([[[]], [['--reason', 'uninstall']]])(
    'is not a success where Polar does not know the seat (%j)',
    async (flags) => {
      keepUnconfirmed({ activationId: wrongId });
      const answer = await run(['release', ...flags]);
      expect(answer).toMatchObject({ exitCode: 1, state: 'failed', code: 'SEAT-UNCONFIRMED' });
      expect(answer.facts).not.toHaveProperty('receipt');
      expect(at.ports.content('receipt')).toBeNull();
      expect(at.ports.content('device')).toMatchObject({ activationId: wrongId });
      expect(isLive()).toBe(true);
      // A later command reports the seat neither as active nor as released.
      expect(await run(['status'])).toMatchObject({ exitCode: 1, code: 'SEAT-UNCONFIRMED' });
      expect(await run(['release'])).toMatchObject({ exitCode: 1, code: 'SEAT-UNCONFIRMED' });
      if (flags.length > 0) expect(at.ports.everythingOnDisk()).toContain('SEAT-UNCONFIRMED');
    },
  );

  test('succeeds when Polar answers 204', async () => {
    keepUnconfirmed();
    expect(await run(['release'])).toMatchObject({
      exitCode: 0,
      state: 'released',
      facts: { how: 'confirmed' },
    });
    expect(isLive()).toBe(false);
  });

  test('is not a success when Polar’s answer is lost', async () => {
    keepUnconfirmed();
    at.polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
    expect(await run(['release'])).toMatchObject({ exitCode: 1, code: 'SEAT-UNCONFIRMED' });
  });

  test('succeeds when Polar’s answer is lost after a check has confirmed the seat', async () => {
    keepUnconfirmed();
    at.polar.faults.add({ type: 'request-lost' }, { on: 'deactivate' });
    // The checks find it held, which confirms that it exists.
    expect(await run(['release'])).toMatchObject({ exitCode: 0, state: 'released' });
    expect(isLive()).toBe(false);
  });
});

test('"release" reports a confirmed seat that Polar no longer knows as released elsewhere', async () => {
  await importSeat();
  at.polar.seller.release(at.polar.activationId);
  expect(await run(['release'])).toMatchObject({
    exitCode: 0,
    state: 'released',
    facts: { how: 'found-free' },
  });
});

describe('a record that Polar does not know', () => {
  beforeEach(async () => {
    keepUnconfirmed({ activationId: wrongId });
    await run(['release']);
  });

  test('is replaced by the right activation id', async () => {
    expect(await importSeat()).toMatchObject({ exitCode: 0, state: 'active', code: null });
    expect(at.ports.content('device')).toMatchObject({ activationId: at.polar.activationId });
    expect(await run(['release'])).toMatchObject({ exitCode: 0, state: 'released' });
    expect(isLive()).toBe(false);
  });

  test('is replaced by an activation with the key', async () => {
    const args = ['activate', '--organization', at.polar.organizationId];
    expect(await run(args, at.polar.key)).toMatchObject({ exitCode: 0, state: 'active' });
    expect(at.ports.content('device')).not.toMatchObject({ activationId: wrongId });
    expect(at.polar.log.count({ operation: 'activate' })).toBe(1);
  });

  test('stays when the next import is wrong, too', async () => {
    const before = at.ports.content('device');
    const other = '44444444-0bad-4444-8444-444444444444';
    expect(await importSeat({ activationId: other })).toMatchObject({ code: 'SEAT-UNKNOWN' });
    expect(at.ports.content('device')).toEqual(before);
  });
});
