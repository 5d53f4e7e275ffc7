import { describe, expect, test } from 'vitest';
import type { DeviceState } from '../../../shared/app-state.ts';
import {
  depart,
  removable,
  type Departure,
  type Installation,
} from '../../../electron/services/uninstall/installation.ts';
import {
  departureQuestion,
  stayingWords,
} from '../../../electron/services/uninstall/uninstall-prompts.ts';
import { en } from '../../../shared/text/en.ts';
import { windowStates } from '../../support/device-states.ts';

const usual: Installation = {
  platform: 'linux',
  isPackaged: true,
  executable: '/home/ada/apps/seatkeeper/seatkeeper-bin',
  appImage: null,
  holdsOnlyTheApp: () => true,
  mayWrite: () => true,
};

describe('what goes to the Trash', () => {
  test.each<[string, Partial<Installation>, string | null]>([
    ['an unpacked folder', {}, '/home/ada/apps/seatkeeper'],
    ['an AppImage', { appImage: '/home/ada/Seatkeeper.AppImage' }, '/home/ada/Seatkeeper.AppImage'],
    ['no folder that holds other things', { holdsOnlyTheApp: () => false }, null],
    ['nothing that dpkg owns', { executable: '/opt/Seatkeeper/seatkeeper-bin' }, null],
    ['nothing in a place that is not theirs', { mayWrite: () => false }, null],
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

const held: Extract<DeviceState, { is: 'held' }> = {
  is: 'held',
  seat: {
    server: 'production',
    organizationId: '11111111-1111-4111-8111-111111111111',
    displayKey: '****-ABCDEF',
    label: 'Desk',
    activatedAt: null,
    seats: null,
    activationHash: '0123456789ab',
  },
  release: { is: 'idle' },
  standing: { is: 'unchecked' },
};

/** Leaves, and answers what was done, in order. */
async function did(
  departure: Departure,
  world: {
    readonly before?: DeviceState;
    readonly after?: DeviceState;
    readonly yes?: boolean;
    readonly trashes?: boolean;
    readonly releaseOnUninstall?: boolean;
  } = {},
): Promise<string[]> {
  const done: string[] = [];
  await depart(departure, {
    device: () => world.before ?? held,
    releaseOnUninstall: world.releaseOnUninstall ?? true,
    confirm: () => Promise.resolve(world.yes ?? true),
    release(by) {
      done.push(`release as ${by}`);
      return Promise.resolve(world.after ?? { is: 'none' });
    },
    explain() {
      done.push('explain');
      return Promise.resolve();
    },
    trash() {
      done.push('trash');
      return Promise.resolve(world.trashes ?? true);
    },
    explainStays() {
      done.push('explain that it stays');
      return Promise.resolve();
    },
    quit: () => done.push('quit'),
  });
  return done;
}

describe('leaving', () => {
  test('releases and quits', async () => {
    expect(await did('release-and-quit')).toEqual(['release as person', 'quit']);
  });

  test('releases, and only then goes to the Trash', async () => {
    expect(await did('uninstall')).toEqual(['release as uninstall', 'trash', 'quit']);
  });

  test('does nothing without a yes', async () => {
    expect(await did('uninstall', { yes: false })).toEqual([]);
  });

  test.each<DeviceState['is']>(['held', 'unreadable', 'activating'])(
    'keeps the app when the device is then %s',
    async (is) => {
      const afters: Record<string, DeviceState> = {
        held: { ...held, release: { is: 'failed', failure: { code: 'no-answer' } } },
        unreadable: { is: 'unreadable', failure: { code: 'file-unreadable' }, isDamaged: false },
        activating: { is: 'activating', label: 'Desk', unfinished: true, unsaved: null },
      };
      const after = afters[is] ?? held;
      for (const departure of ['uninstall', 'release-and-quit'] as const) {
        expect(await did(departure, { after })).toEqual([expect.any(String), 'explain']);
      }
    },
  );

  test('goes when Polar confirmed it, though the disk has not let the record go yet', async () => {
    const after = { ...held, release: { is: 'released', how: 'confirmed', at: 0 } } as const;
    expect(await did('release-and-quit', { after })).toEqual(['release as person', 'quit']);
  });

  test('goes when the release has its receipt', async () => {
    const after = deviceIn('released');
    expect(after.is).toBe('released');
    expect(await did('release-and-quit', { after })).toEqual(['release as person', 'quit']);
    expect(await did('uninstall', { after })).toEqual(['release as uninstall', 'trash', 'quit']);
  });

  test('without a seat it just goes', async () => {
    expect(await did('uninstall', { before: { is: 'none' } })).toEqual(['trash', 'quit']);
  });

  test('leaves the seat of another computer alone', async () => {
    const { seat } = held;
    const other = { ...seat, otherComputer: true as const };
    const befores: readonly DeviceState[] = [
      { is: 'copied', seat: other },
      { ...held, seat: other, release: { is: 'failed', failure: { code: 'not-polar' } } },
    ];
    for (const before of befores) {
      expect(await did('uninstall', { before })).toEqual(['trash', 'quit']);
    }
  });

  test('releases nothing where the seller turned that off', async () => {
    expect(await did('uninstall', { releaseOnUninstall: false })).toEqual(['trash', 'quit']);
  });

  test('stays, and says where it is, when the Trash does not take it', async () => {
    expect(await did('uninstall', { trashes: false })).toEqual([
      'release as uninstall',
      'trash',
      'explain that it stays',
    ]);
  });
});

const { native } = en;
const { leaving } = native;

/** The device in the window's state of that name. */
function deviceIn(name: string): DeviceState {
  const state = windowStates(Date.UTC(2026, 10, 23))[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return state.device;
}

describe('the words of leaving', () => {
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
    const asked = departureQuestion(
      {
        departure: 'uninstall',
        device: deviceIn(name),
        releaseOnUninstall: releases,
        target: '/home/ada/apps/seatkeeper',
      },
      native,
    );
    expect(asked).toMatchObject({ message, act: leaving.uninstallAct });
    expect(asked.detail).toContain(detail);
    expect(asked.detail).toContain('/home/ada/apps/seatkeeper');
  });

  test('ask whether to release and quit, whatever an uninstall does', () => {
    const asked = departureQuestion(
      {
        departure: 'release-and-quit',
        device: deviceIn('active'),
        releaseOnUninstall: false,
        target: '/home/ada/apps/seatkeeper',
      },
      native,
    );
    expect(asked).toMatchObject({ message: leaving.releaseAndQuit, act: 'Release and Quit' });
    expect(asked.detail).toContain('stops being licensed');
  });

  test.each([
    ['failed-refused', leaving.notReleased, en.failures.words['not-polar'].title],
    ['waiting', leaving.notReleased, leaving.sendsLater],
    ['releasing', leaving.notKnown, leaving.looksOn],
    ['unknown', leaving.notKnown, leaving.looksOn],
    ['settling', leaving.notKnown, leaving.looksOn],
    ['unreadable', leaving.notKnown, en.failures.words['file-unreadable'].title],
    ['activation-unfinished', leaving.notKnown, leaving.looksOn],
    ['active', leaving.stays, native.notifications.failed.body],
  ])('tell of %s what is known of the seat', (name, message, detail) => {
    const told = stayingWords(deviceIn(name), en);
    expect(told.message).toBe(message);
    expect(told.detail).toContain(detail);
  });
});
