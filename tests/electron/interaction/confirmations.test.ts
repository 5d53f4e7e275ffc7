import { describe, expect, test } from 'vitest';
import {
  cancelLimit,
  createConfirmations,
} from '../../../electron/services/interaction/confirmations.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const question = { message: 'Do it?', detail: '', confirm: 'Do It', cancel: 'Cancel' };

/** Returns confirmations whose dialogs the test answers. */
function open() {
  const clock = createManualClock();
  const shown: ((confirmed: boolean) => void)[] = [];
  const { ask } = createConfirmations({
    clock,
    dialogs: { confirm: async () => await new Promise((resolve) => shown.push(resolve)) },
  });
  const answered = async (confirmed: boolean) => {
    const before = shown.length;
    const confirmation = ask(question);
    shown[before]?.(confirmed);
    return await confirmation;
  };
  return { clock, shown, ask, answered };
}

const canceled = { ok: false, failure: { code: 'not-confirmed' } };
const confirmed = { ok: true, value: undefined };

describe('the confirmations', () => {
  test('ask one question at a time', async () => {
    const { shown, ask, answered } = open();
    const first = ask(question);
    expect(await ask(question)).toEqual({ ok: false, failure: { code: 'question-open' } });
    expect(shown).toHaveLength(1);
    shown[0]?.(true);
    expect(await first).toEqual(confirmed);
    expect(await answered(false)).toEqual(canceled);
  });

  test('pause after three cancels in a row', async () => {
    const { clock, shown, ask, answered } = open();
    for (let time = 0; time < cancelLimit.count; time += 1)
      expect(await answered(false)).toEqual(canceled);
    const paused = await ask(question);
    const retryAt = clock.now() + cancelLimit.pause;
    expect(paused).toEqual({ ok: false, failure: { code: 'questions-paused', retryAt } });
    expect(shown).toHaveLength(cancelLimit.count);
    await clock.advance(cancelLimit.pause - 1);
    expect((await ask(question)).ok).toBe(false);
    expect(shown).toHaveLength(cancelLimit.count);
    await clock.advance(1);
    expect(await answered(true)).toEqual(confirmed);
  });

  test('continue if a confirmation or enough time is between the cancels', async () => {
    const { clock, answered } = open();
    for (const isYes of [false, false, true, false, false]) await answered(isYes);
    await clock.advance(cancelLimit.window);
    for (const isYes of [false, false]) expect(await answered(isYes)).toEqual(canceled);
    expect(await answered(true)).toEqual(confirmed);
  });

  test('go on after a dialog that failed', async () => {
    const { ask } = createConfirmations({
      clock: createManualClock(),
      dialogs: { confirm: async () => await Promise.reject(new Error('no display')) },
    });
    await expect(ask(question)).rejects.toThrow('no display');
    await expect(ask(question)).rejects.toThrow('no display');
  });
});
