import { describe, expect, test } from 'vitest';
import { done, failed } from '../../../shared/failure.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import {
  countdownQuestion,
  hasOpenWork,
  maxBackgroundTime,
  mayClose,
  unsavedQuestion,
  type OpenWork,
} from '../../../electron/services/device/closing.ts';

const now = Date.UTC(2026, 10, 23);

function workOf(release: SeatRelease, change: Partial<OpenWork> = {}): OpenWork {
  return { release, isActivating: false, isUnsaved: false, ...change };
}

const idle = workOf({ type: 'idle' });
const holding = workOf({ type: 'holding', until: now + 5_000 });
const releasing = workOf({ type: 'releasing', attempts: 1 });
const waiting = workOf({
  type: 'waiting',
  why: 'network-unreachable',
  attempts: 1,
  nextAt: now + 1,
});
const unsaved = workOf({ type: 'idle' }, { isUnsaved: true });
const activating = workOf({ type: 'idle' }, { isActivating: true });
const due = workOf({ type: 'unknown', why: 'no-answer', attempts: 1, nextAt: now });

/** Closes a window over these seats. Each step of `script` may change them. Returns what happened, in order. */
async function close(
  seats: readonly OpenWork[],
  script: {
    readonly answers?: readonly boolean[];
    /** The seats after the cancellation. */
    readonly canceled?: readonly OpenWork[];
    readonly isCancelRefused?: boolean;
    /** The seats after the wait without a window. */
    readonly answered?: readonly OpenWork[];
    readonly isShownAgain?: boolean;
  } = {},
): Promise<readonly unknown[]> {
  let work = seats;
  const answers = [...(script.answers ?? [])];
  const happened: unknown[] = [];
  const isAllowed = await mayClose({
    work: () => work,
    now: () => now,
    text: () => en.native,
    ask({ message }, isRelevant) {
      expect(isRelevant()).toBe(true);
      happened.push(message);
      return Promise.resolve(answers.shift() ?? false);
    },
    cancelAll() {
      happened.push('cancel');
      work = script.canceled ?? work;
      return script.isCancelRefused === true ? failed('disk-full') : done(undefined);
    },
    waitHidden(milliseconds, condition) {
      happened.push(`wait ${milliseconds}`);
      expect(condition()).toBe(false);
      work = script.answered ?? work;
      expect(condition()).toBe(script.answered !== undefined);
      return Promise.resolve(script.isShownAgain !== true);
    },
    show: () => happened.push('show'),
  });
  return [...happened, isAllowed];
}

const { quitWhileReleasing, quitUnsaved } = en.native;
const wait = `wait ${maxBackgroundTime}`;

describe('closing the window with three seats', () => {
  test('waits 15 seconds at most', () => {
    expect(maxBackgroundTime).toBe(15_000);
  });

  test.each([[idle], [waiting]])('asks nothing where nothing is open: %j', async (work) => {
    expect(hasOpenWork([idle, work, idle], now)).toBe(false);
    expect(await close([idle, work, idle])).toEqual([true]);
  });

  test.each([0, 1, 2])('asks in the countdown of any, here number %i', async (index) => {
    const seats = [idle, waiting, idle].with(index, holding);
    expect(hasOpenWork(seats, now)).toBe(true);
    expect(await close(seats)).toEqual([quitWhileReleasing.message, false]);
    const canceled = [idle, idle, idle];
    expect(await close(seats, { answers: [true], canceled })).toEqual([
      quitWhileReleasing.message,
      'cancel',
      true,
    ]);
  });

  test('stays open if a countdown could not be canceled', async () => {
    const script = { answers: [true], isCancelRefused: true };
    expect(await close([holding, idle, holding], script)).toEqual([
      quitWhileReleasing.messageOfSeveral,
      'cancel',
      false,
    ]);
  });

  test.each([
    ['a request', releasing],
    ['a check that is due', due],
    ['an activation', activating],
  ])('waits for the answer to %s of any', async (_, work) => {
    for (const index of [0, 1, 2]) {
      const seats = [idle, idle, idle].with(index, work);
      expect(hasOpenWork(seats, now)).toBe(true);
      expect(await close(seats, { answered: [idle, idle, idle] })).toEqual([wait, true]);
      // The time is over: what is open is on the disk.
      expect(await close(seats)).toEqual([wait, true]);
      expect(await close(seats, { isShownAgain: true })).toEqual([wait, false]);
    }
  });

  test('cancels a countdown, then waits for another seat’s answer, then asks about a third', async () => {
    const script = {
      answers: [true, true],
      canceled: [idle, releasing, unsaved],
      answered: [idle, idle, unsaved],
    };
    const expected = [
      quitWhileReleasing.messageOfSeveral,
      'cancel',
      wait,
      'show',
      quitUnsaved.message,
    ];
    expect(await close([holding, releasing, unsaved], script)).toEqual([...expected, true]);
    expect(
      await close([holding, releasing, unsaved], { ...script, answers: [true, false] }),
    ).toEqual([...expected, false]);
  });

  test.each([0, 1, 2])('asks about the unsaved seat number %i', async (index) => {
    const seats = [idle, idle, idle].with(index, unsaved);
    expect(hasOpenWork(seats, now)).toBe(true);
    expect(await close(seats)).toEqual(['show', quitUnsaved.message, false]);
    expect(await close(seats, { answers: [true] })).toEqual(['show', quitUnsaved.message, true]);
  });
});

describe('the questions', () => {
  test('say of how many releases nothing was sent', () => {
    const question = countdownQuestion([holding, idle, holding], now, en.native);
    expect(question).toEqual({
      message: 'Quit while seats are being released?',
      detail:
        'Nothing has been sent yet for 2 seats. If you quit now, their releases are canceled.',
    });
    expect(countdownQuestion([holding, releasing], now, en.native).detail).toBe(
      'Nothing has been sent yet for 1 seat. If you quit now, its release is canceled.',
    );
    expect(countdownQuestion([holding, holding, holding], now, de.native)).toEqual({
      message: 'Beenden, während Plätze freigegeben werden?',
      detail:
        'Für 3 Plätze wurde noch nichts gesendet. Wenn Sie jetzt beenden, werden ihre Freigaben abgebrochen.',
    });
    expect(countdownQuestion([releasing, holding], now, de.native).detail).toBe(
      'Für 1 Platz wurde noch nichts gesendet. Wenn Sie jetzt beenden, wird seine Freigabe abgebrochen.',
    );
  });

  test('of one seat stay as they are', () => {
    expect(countdownQuestion([waiting, holding], now, en.native)).toEqual({
      message: quitWhileReleasing.message,
      detail: quitWhileReleasing.detail.holding,
    });
    expect(unsavedQuestion([idle, unsaved], en.native)).toEqual({
      message: quitUnsaved.message,
      detail: quitUnsaved.detail,
    });
  });

  test('say how many seats are not saved', () => {
    expect(unsavedQuestion([unsaved, idle, unsaved], en.native).message).toBe(
      'Quit even though 2 new seats aren’t saved?',
    );
    expect(unsavedQuestion([unsaved, unsaved], de.native).message).toBe(
      'Beenden, obwohl 2 neue Plätze nicht gespeichert sind?',
    );
  });
});
