import { describe, expect, test } from 'vitest';
import { createUndoableRelease } from '../../../electron/services/licenses/undoable-release.ts';
import { done, failed, type Result } from '../../../shared/failure.ts';
import type { SeatOutcome } from '../../../shared/licenses.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import { codeOf, releasedActivationIds, valueOf } from '../../support/admin-harness.ts';
import { createManualClock, flushPending } from '../../support/manual-clock.ts';
import { openTestHarness } from '../../support/test-harness.ts';

const request = { licenseId: '11111111-1111-4111-8111-111111111111', seat: 'a1b2c3d4e5f6' };
const freed: SeatOutcome = { how: 'confirmed', before: null, after: null };

/** Returns releases over a clock that stands still; `sent` counts what was sent. */
function createReleases(isConfirmed = true) {
  const clock = createManualClock();
  const counts = { sent: 0, changed: 0 };
  const releases = createUndoableRelease({
    clock,
    changed: () => {
      counts.changed += 1;
    },
    async release(_, countDown): Promise<Result<SeatOutcome>> {
      if (!isConfirmed || countDown === undefined || !(await countDown()))
        return failed('not-confirmed');
      counts.sent += 1;
      return done(freed);
    },
  });
  return { clock, counts, releases };
}

describe('a release of one seat', () => {
  test('sends nothing for five seconds', async () => {
    const { clock, counts, releases } = createReleases();
    const released = releases.release(request);
    await flushPending();
    expect(releases.undoUntil()).toBe(clock.now() + 5_000);
    await clock.advance(4_999);
    expect(counts.sent).toBe(0);
    await clock.advance(1);
    expect(await released).toEqual(done(freed));
    expect(counts).toEqual({ sent: 1, changed: 2 });
    expect(releases.undoUntil()).toBeNull();
  });

  test('sends nothing once it is undone, and can be requested again', async () => {
    const { clock, counts, releases } = createReleases();
    const undone = releases.release(request);
    await clock.advance(4_999);
    releases.undo();
    expect(codeOf(await undone)).toBe('not-confirmed');
    await clock.advance(60_000);
    expect(counts.sent).toBe(0);
    expect(releases.undoUntil()).toBeNull();
    const again = releases.release(request);
    await clock.advance(5_000);
    expect(await again).toEqual(done(freed));
  });

  test('refuses a second one meanwhile', async () => {
    const { clock, counts, releases } = createReleases();
    const first = releases.release(request);
    expect(codeOf(await releases.release(request))).toBe('question-open');
    await clock.advance(5_000);
    expect(await first).toEqual(done(freed));
    expect(counts.sent).toBe(1);
  });

  test('has no countdown where the person did not confirm', async () => {
    const { counts, releases } = createReleases(false);
    expect(codeOf(await releases.release(request))).toBe('not-confirmed');
    expect(counts).toEqual({ sent: 0, changed: 0 });
  });

  test('releases the seat at Polar, and the reply goes to the buyer', async () => {
    const harness = await openTestHarness();
    await harness.readAll();
    const { licenseId, activationId } = harness.polar;
    const { handlers } = harness.core();
    const outcome = await handlers.supportLookup.release({
      licenseId,
      seat: activationHash(activationId),
      reason: 'BCDF-GHJK',
    });
    expect(valueOf(outcome)).toMatchObject({ how: 'confirmed' });
    expect(releasedActivationIds(harness.polar)).toEqual([activationId]);
    const mail = { licenseId, subject: 'Your\nlicense', text: 'Hello\u202e,\n\nreleased.' };
    expect(valueOf(await handlers.supportLookup.mailReply(mail))).toBe(true);
    expect(harness.ports.shown).toContain(
      JSON.stringify({
        to: 'ingrid.solberg@example.com',
        subject: 'Your license',
        body: 'Hello,\n\nreleased.',
      }),
    );
  });
});
