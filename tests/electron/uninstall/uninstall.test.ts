import { describe, expect, test } from 'vitest';
import type { DeviceState } from '../../../shared/app-state.ts';
import { removable, type Installation } from '../../../electron/services/uninstall/installation.ts';
import {
  runQuitAction,
  type QuitAction,
} from '../../../electron/services/uninstall/quit-action.ts';
import {
  quitQuestion,
  notReleasedText,
} from '../../../electron/services/uninstall/uninstall-prompts.ts';
import { en } from '../../../shared/text/en.ts';
import { windowStates } from '../../support/device-states.ts';

const usual: Installation = {
  platform: 'linux',
  isPackaged: true,
  executable: '/home/ada/apps/seatkeeper/seatkeeper-bin',
  appImage: null,
  containsOnlyApp: () => true,
  canWrite: () => true,
};

describe('what goes to the Trash', () => {
  test.each<[string, Partial<Installation>, string | null]>([
    ['an unpacked folder', {}, '/home/ada/apps/seatkeeper'],
    ['an AppImage', { appImage: '/home/ada/Seatkeeper.AppImage' }, '/home/ada/Seatkeeper.AppImage'],
    ['no folder that holds other things', { containsOnlyApp: () => false }, null],
    ['nothing that dpkg owns', { executable: '/opt/Seatkeeper/seatkeeper-bin' }, null],
    ['nothing in a place that is not theirs', { canWrite: () => false }, null],
    ['nothing from the sources', { isPackaged: false }, null],
    ['nothing on Windows', { platform: 'win32' }, null],
    [
      'macOS’s bundle',
      { platform: 'darwin', executable: '/Applications/Seatkeeper.app/Contents/MacOS/Seatkeeper' },
      '/Applications/Seatkeeper.app',
    ],
    [
      'nothing that macOS only shows from elsewhere',
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
  seatStatus: { type: 'unchecked' },
};

/** Leaves, and answers what was done, in order. */
async function runUninstall(
  departure: QuitAction,
  options: {
    readonly before?: DeviceState;
    readonly after?: DeviceState;
    readonly yes?: boolean;
    readonly trashes?: boolean;
    readonly releaseOnUninstall?: boolean;
  } = {},
): Promise<string[]> {
  const done: string[] = [];
  await runQuitAction(departure, {
    device: () => options.before ?? held,
    releaseOnUninstall: options.releaseOnUninstall ?? true,
    confirm: () => Promise.resolve(options.yes ?? true),
    release(by) {
      done.push(`release as ${by}`);
      return Promise.resolve(options.after ?? { type: 'none' });
    },
    explain() {
      done.push('explain');
      return Promise.resolve();
    },
    trash() {
      done.push('trash');
      return Promise.resolve(options.trashes ?? true);
    },
    explainNotRemoved() {
      done.push('explain that it stays');
      return Promise.resolve();
    },
    quit: () => done.push('quit'),
  });
  return done;
}

describe('leaving', () => {
  test('releases and quits', async () => {
    expect(await runUninstall('release-and-quit')).toEqual(['release as person', 'quit']);
  });

  test('releases, and only then goes to the Trash', async () => {
    expect(await runUninstall('uninstall')).toEqual(['release as uninstall', 'trash', 'quit']);
  });

  test('does nothing without a yes', async () => {
    expect(await runUninstall('uninstall', { yes: false })).toEqual([]);
  });

  test.each<DeviceState['type']>(['held', 'unreadable', 'activating'])(
    'keeps the app when the device is then %s',
    async (type) => {
      const afters: Record<string, DeviceState> = {
        held: { ...held, release: { type: 'failed', failure: { code: 'no-answer' } } },
        unreadable: { type: 'unreadable', failure: { code: 'file-unreadable' }, isDamaged: false },
        activating: { type: 'activating', label: 'Desk', isUnfinished: true, saveFailure: null },
      };
      const after = afters[type] ?? held;
      for (const departure of ['uninstall', 'release-and-quit'] as const) {
        expect(await runUninstall(departure, { after })).toEqual([expect.any(String), 'explain']);
      }
    },
  );

  test('goes when Polar confirmed it, though the disk has not let the record go yet', async () => {
    const after = { ...held, release: { type: 'released', how: 'confirmed', at: 0 } } as const;
    expect(await runUninstall('release-and-quit', { after })).toEqual([
      'release as person',
      'quit',
    ]);
  });

  test('goes when the release has its receipt', async () => {
    const after = deviceIn('released');
    expect(after.type).toBe('released');
    expect(await runUninstall('release-and-quit', { after })).toEqual([
      'release as person',
      'quit',
    ]);
    expect(await runUninstall('uninstall', { after })).toEqual([
      'release as uninstall',
      'trash',
      'quit',
    ]);
  });

  test('without a seat it just goes', async () => {
    expect(await runUninstall('uninstall', { before: { type: 'none' } })).toEqual([
      'trash',
      'quit',
    ]);
  });

  test('leaves the seat of another computer alone', async () => {
    const { seat } = held;
    const other = { ...seat, otherComputer: true as const };
    const befores: readonly DeviceState[] = [
      { type: 'copied', seat: other },
      { ...held, seat: other, release: { type: 'failed', failure: { code: 'not-polar' } } },
    ];
    for (const before of befores) {
      expect(await runUninstall('uninstall', { before })).toEqual(['trash', 'quit']);
    }
  });

  test('releases nothing where the seller turned that off', async () => {
    expect(await runUninstall('uninstall', { releaseOnUninstall: false })).toEqual([
      'trash',
      'quit',
    ]);
  });

  test('stays, and says where it is, when the Trash does not take it', async () => {
    expect(await runUninstall('uninstall', { trashes: false })).toEqual([
      'release as uninstall',
      'trash',
      'explain that it stays',
    ]);
  });
});

const { native } = en;
const { uninstallPrompts: leaving } = native;

/** The device in the window's state of that name. */
function deviceIn(name: string): DeviceState {
  const state = windowStates(Date.UTC(2026, 10, 23))[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return state.device;
}

describe('the texts of the quit and uninstall dialogs', () => {
  test.each([
    ['active', true, leaving.uninstall, 'stops being licensed'],
    ['active', false, leaving.uninstallOnly, 'keeps its own'],
    ['none', true, leaving.uninstallOnly, 'holds no seat'],
    ['released', true, leaving.uninstallOnly, 'holds no seat'],
    ['unreadable', true, leaving.uninstallOnly, 'cannot be read'],
    ['activation-unfinished', true, leaving.uninstallOnly, 'not finished'],
    ['other-computer', true, leaving.uninstallOnly, 'copied from another computer'],
    ['other-computer-releasing', true, leaving.uninstallOnly, 'copied from another computer'],
  ])('ask of %s, with the release on: %s', (name, releases, message, detail) => {
    const question = quitQuestion(
      {
        action: 'uninstall',
        device: deviceIn(name),
        releaseOnUninstall: releases,
        target: '/home/ada/apps/seatkeeper',
      },
      native,
    );
    expect(question).toMatchObject({ message, confirm: leaving.uninstallAction });
    expect(question.detail).toContain(detail);
    expect(question.detail).toContain('/home/ada/apps/seatkeeper');
  });

  test('ask whether to release and quit, independent of the system’s uninstall', () => {
    const question = quitQuestion(
      {
        action: 'release-and-quit',
        device: deviceIn('active'),
        releaseOnUninstall: false,
        target: '/home/ada/apps/seatkeeper',
      },
      native,
    );
    expect(question).toMatchObject({
      message: leaving.releaseAndQuit,
      confirm: 'Release and Quit',
    });
    expect(question.detail).toContain('stops being licensed');
  });

  test.each([
    ['failed-refused', leaving.notReleased, en.failures.words['not-polar'].title],
    ['waiting', leaving.notReleased, leaving.releaseWaiting],
    ['releasing', leaving.releaseUnknown, leaving.checksContinue],
    ['unknown', leaving.releaseUnknown, leaving.checksContinue],
    ['settling', leaving.releaseUnknown, leaving.checksContinue],
    ['unreadable', leaving.releaseUnknown, en.failures.words['file-unreadable'].title],
    ['activation-unfinished', leaving.releaseUnknown, leaving.checksContinue],
    ['active', leaving.appStays, native.notifications.failed.body],
  ])('say for %s what is known of the seat', (name, message, detail) => {
    const text = notReleasedText(deviceIn(name), en);
    expect(text.message).toBe(message);
    expect(text.detail).toContain(detail);
  });
});
