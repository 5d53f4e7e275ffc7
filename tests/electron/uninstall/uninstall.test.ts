import { describe, expect, test } from 'vitest';
import type { DeviceState } from '../../../shared/app-state.ts';
import { removable, type Installation } from '../../../electron/services/uninstall/installation.ts';
import {
  runQuitAction,
  type QuitAction,
  type QuitOutcome,
} from '../../../electron/services/uninstall/quit-action.ts';
import {
  quitQuestion,
  notReleasedText,
} from '../../../electron/services/uninstall/uninstall-prompts.ts';
import { en } from '../../../shared/text/en.ts';
import { seatsOf, shownSeatId } from '../../support/sample-state.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const usual: Installation = {
  platform: 'linux',
  isPackaged: true,
  executable: '/home/ada/apps/seatkeeper/seatkeeper-bin',
  appImage: null,
  containsOnlyApp: () => true,
  canWrite: () => true,
};

describe('the Trash gets', () => {
  test.each<[string, Partial<Installation>, string | null]>([
    ['an unpacked folder', {}, '/home/ada/apps/seatkeeper'],
    ['an AppImage', { appImage: '/home/ada/Seatkeeper.AppImage' }, '/home/ada/Seatkeeper.AppImage'],
    ['no folder that holds other things', { containsOnlyApp: () => false }, null],
    ['nothing that dpkg owns', { executable: '/opt/Seatkeeper/seatkeeper-bin' }, null],
    ['nothing from a folder that the account cannot write', { canWrite: () => false }, null],
    ['nothing from the sources', { isPackaged: false }, null],
    ['nothing on Windows', { platform: 'win32' }, null],
    [
      'macOS’s bundle',
      { platform: 'darwin', executable: '/Applications/Seatkeeper.app/Contents/MacOS/Seatkeeper' },
      '/Applications/Seatkeeper.app',
    ],
    [
      'nothing from macOS’s temporary copy of a download',
      {
        platform: 'darwin',
        executable: '/private/var/x/AppTranslocation/1/d/Seatkeeper.app/Contents/MacOS/Seatkeeper',
      },
      null,
    ],
  ])('%s', (_, change, expected) => {
    expect(removable({ ...usual, ...change })).toBe(expected);
  });
});

const held: Extract<DeviceState, { type: 'held' }> = {
  type: 'held',
  seat: {
    server: 'production',
    organizationId: '11111111-1111-4111-8111-111111111111',
    displayKey: '****-ABCDEF',
    label: 'Desk',
    activatedAt: null,
    seats: null,
    activationHash: '0123456789ab',
  },
  release: { type: 'idle' },
  seatStatus: { type: 'unchecked', lastAt: null },
};

/** Runs a quit action and returns what it did, in order. */
async function run(
  action: QuitAction,
  options: {
    readonly before?: DeviceState;
    readonly after?: DeviceState;
    readonly isConfirmed?: boolean;
    readonly canTrash?: boolean;
    readonly releaseOnUninstall?: boolean;
  } = {},
): Promise<string[]> {
  const done: string[] = [];
  const after = options.after ?? { type: 'none' };
  await runQuitAction(action, {
    seats: () => seatsOf(done.length === 0 ? (options.before ?? held) : after),
    releaseOnUninstall: options.releaseOnUninstall ?? true,
    confirm: () => Promise.resolve(options.isConfirmed ?? true),
    release(_, by) {
      done.push(`release as ${by}`);
      return Promise.resolve();
    },
    explain() {
      done.push('explain');
      return Promise.resolve();
    },
    trash() {
      done.push('trash');
      return Promise.resolve(options.canTrash ?? true);
    },
    explainNotRemoved() {
      done.push('explain that the app stays');
      return Promise.resolve();
    },
    quit: () => done.push('quit'),
  });
  return done;
}

describe('a quit action', () => {
  test('releases and quits', async () => {
    expect(await run('release-and-quit')).toEqual(['release as person', 'quit']);
  });

  test('releases before it moves the app to the Trash', async () => {
    expect(await run('uninstall')).toEqual(['release as uninstall', 'trash', 'quit']);
  });

  test('does nothing unless it is confirmed', async () => {
    expect(await run('uninstall', { isConfirmed: false })).toEqual([]);
  });

  test.each<DeviceState['type']>(['held', 'unreadable', 'activating'])(
    'keeps the app if the device is %s after the release',
    async (type) => {
      const afters: Record<string, DeviceState> = {
        held: { ...held, release: { type: 'failed', failure: { code: 'no-answer' } } },
        unreadable: { type: 'unreadable', failure: { code: 'file-unreadable' }, isDamaged: false },
        activating: { type: 'activating', label: 'Desk', isUnfinished: true, saveFailure: null },
      };
      const after = afters[type] ?? held;
      for (const action of ['uninstall', 'release-and-quit'] as const) {
        expect(await run(action, { after })).toEqual([expect.any(String), 'explain']);
      }
    },
  );

  test('ends the app after a confirmed release whose record is still on the disk', async () => {
    const after = { ...held, release: { type: 'released', how: 'confirmed', at: 0 } } as const;
    expect(await run('release-and-quit', { after })).toEqual(['release as person', 'quit']);
  });

  test('goes when the release has its receipt', async () => {
    const after = deviceIn('released');
    expect(after.type).toBe('released');
    expect(await run('release-and-quit', { after })).toEqual(['release as person', 'quit']);
    expect(await run('uninstall', { after })).toEqual(['release as uninstall', 'trash', 'quit']);
  });

  test('removes the app without a release if there is no seat', async () => {
    expect(await run('uninstall', { before: { type: 'none' } })).toEqual(['trash', 'quit']);
  });

  test('does not release the seat of another computer', async () => {
    const { seat } = held;
    const other = { ...seat, otherComputer: true as const };
    const befores: readonly DeviceState[] = [
      { type: 'copied', seat: other },
      { ...held, seat: other, release: { type: 'failed', failure: { code: 'not-polar' } } },
    ];
    for (const before of befores) {
      expect(await run('uninstall', { before })).toEqual(['trash', 'quit']);
    }
  });

  test('releases nothing on uninstall if the vendor turned that off', async () => {
    expect(await run('uninstall', { releaseOnUninstall: false })).toEqual(['trash', 'quit']);
  });

  test('explains that the app stays if the Trash refuses it', async () => {
    expect(await run('uninstall', { canTrash: false })).toEqual([
      'release as uninstall',
      'trash',
      'explain that the app stays',
    ]);
  });
});

const { native } = en;
const { uninstallPrompts: prompts } = native;

/** Returns what came of the release of the only seat. */
function outcomeOf(device: DeviceState): QuitOutcome {
  return { seat: { id: shownSeatId, device: held, name: null, move: null }, device };
}

/** Returns the device of the window's state of that name. */
function deviceIn(name: string): DeviceState {
  const state = windowStates(Date.UTC(2026, 10, 23))[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return deviceOfState(state);
}

describe('the text of a quit action', () => {
  test.each([
    ['active', true, prompts.uninstall, 'stops working on'],
    ['active', false, prompts.uninstallOnly, 'keeps its own'],
    ['none', true, prompts.uninstallOnly, 'isn’t activated'],
    ['released', true, prompts.uninstallOnly, 'isn’t activated'],
    ['unreadable', true, prompts.uninstallOnly, 'can’t be read'],
    ['activation-unfinished', true, prompts.uninstallOnly, 'unfinished activation'],
    ['other-computer', true, prompts.uninstallOnly, 'copied from another computer'],
    ['other-computer-releasing', true, prompts.uninstallOnly, 'copied from another computer'],
  ])(
    'asks about a device in the state %s, with the release on: %s',
    (name, releases, message, detail) => {
      const question = quitQuestion(
        {
          action: 'uninstall',
          seats: seatsOf(deviceIn(name)),
          releaseOnUninstall: releases,
          target: '/home/ada/apps/seatkeeper',
        },
        native,
      );
      expect(question).toMatchObject({ message, confirm: prompts.uninstallAction });
      expect(question.detail).toContain(detail);
      expect(question.detail).toContain('/home/ada/apps/seatkeeper');
    },
  );

  test('asks whether to release and quit also if an uninstall releases nothing', () => {
    const question = quitQuestion(
      {
        action: 'release-and-quit',
        seats: seatsOf(deviceIn('active')),
        releaseOnUninstall: false,
        target: '/home/ada/apps/seatkeeper',
      },
      native,
    );
    expect(question).toMatchObject({
      message: prompts.releaseAndQuit,
      confirm: 'Release and Quit',
    });
    expect(question.detail).toContain('stops working on');
  });

  test.each([
    ['failed-refused', prompts.notReleased, en.failures.words['not-polar'].title],
    ['waiting', prompts.notReleased, prompts.releaseWaiting],
    ['releasing', prompts.releaseUnknown, prompts.checksContinue],
    ['unknown', prompts.releaseUnknown, prompts.checksContinue],
    ['settling', prompts.releaseUnknown, prompts.checksContinue],
    ['unreadable', prompts.releaseUnknown, en.failures.words['file-unreadable'].title],
    ['activation-unfinished', prompts.releaseUnknown, prompts.checksContinue],
    ['active', prompts.appStays, native.notifications.failed.body],
  ])(
    'says what is known about the seat after a release that ended as %s',
    (name, message, detail) => {
      const shown = notReleasedText([outcomeOf(deviceIn(name))], en);
      expect(shown.message).toBe(message);
      expect(shown.detail).toContain(detail);
    },
  );
});
