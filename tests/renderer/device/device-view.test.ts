import { describe, expect, it } from 'vitest';
import type { AppState, DeviceState } from '../../../shared/app-state.ts';
import type { FailureCode } from '../../../shared/failure.ts';
import { hasExpired } from '../../../shared/license.ts';
import { canCancel, isPending } from '../../../shared/seat-release.ts';
import { en } from '../../../shared/text/en.ts';
import { getActionVariant } from '../../../renderer/features/device/action-variant.ts';
import { canMove } from '../../../renderer/features/device/can-move.ts';
import { getDeviceActions } from '../../../renderer/features/device/device-actions.ts';
import { getDeviceHeadline } from '../../../renderer/features/device/device-headline.ts';
import { getSeatAvailability } from '../../../renderer/features/device/seat-availability.ts';
import { getConnectionStatus, getFootStatus } from '../../../renderer/shell/foot-status.ts';
import { windowStates } from '../../support/window-states.ts';
import { deviceOfState } from '../../support/only-seat.ts';

const now = Date.UTC(2026, 10, 23, 14, 10);
const context = { locale: 'en-US', timeZone: 'UTC' };
const past = Date.UTC(2026, 10, 20, 12);
const states = windowStates(now);

function stateOf(name: string): AppState {
  const state = states[name];
  if (state === undefined) throw new Error(`no state "${name}"`);
  return state;
}

function headlineOf(device: DeviceState, at = now) {
  if (device.type === 'none') throw new Error('a device without a seat has no headline');
  return getDeviceHeadline(device, { text: en, formatContext: context, now: at });
}

const devices = Object.entries(states)
  .filter(([, { seats }]) => seats.length < 2)
  .map(([name, state]) => [name, deviceOfState(state)] as const)
  .filter(([, device]) => device.type !== 'none');

describe('the headline', () => {
  it.each([
    ['expired', past, 'The license expired on November 20, 2026.'],
    ['expired', now + 86_400_000, 'The license has expired.'],
    ['expired', null, 'The license has expired.'],
    ['inactive', past, 'The license was turned off.'],
  ] as const)(
    'gives Polar’s own reason, %s, of a key that it hides',
    (reason, expiresAt, cause) => {
      const device = deviceOfState(stateOf('key-inactive'));
      if (device.type !== 'held') throw new Error('no seat is held');
      const seatStatus = { type: 'key-inactive', at: now, reason } as const;
      const { detail } = headlineOf({ ...device, seatStatus, seat: { ...device.seat, expiresAt } });
      expect(detail).toMatch(cause);
    },
  );

  it.each([
    ['active', 'good', 'Active on this computer', 'Confirmed by Polar 2 minutes ago.'],
    ['offline', 'wait', 'Active, last checked 3 days ago', 'We couldn’t check it now.'],
    ['never-reached', 'wait', 'Activated, not confirmed yet', 'We couldn’t check it now.'],
    ['holding', 'busy', 'Releasing in 5 seconds', 'Nothing has been sent yet.'],
    ['releasing', 'busy', 'Releasing…', 'Waiting for Polar’s answer.'],
    [
      'waiting',
      'wait',
      'Release not sent yet',
      'This computer can’t reach Polar. Until the release is sent, the seat stays in use.',
    ],
    [
      'waiting-rate-limited',
      'wait',
      'Release not accepted yet',
      'Polar asked us to wait. Until it accepts the release, the seat stays in use.',
    ],
    ['failed-refused', 'bad', 'Not released', null],
    [
      'activation-unsaved',
      'bad',
      'The new seat isn’t saved',
      'Polar gave “Lena’s MacBook Pro” a seat, and only this open window knows about it. We’ll retry automatically.',
    ],
    ['failed-key-changed', 'bad', 'The release can’t be confirmed', null],
    ['failed-seats-hidden', 'bad', 'The release can’t be confirmed', null],
    [
      'long-words',
      'wait',
      'The license has expired',
      'It ended on November 21, 2026. Renew it with the seller.',
    ],
    [
      'key-inactive',
      'wait',
      'The license is no longer active',
      'The license was turned off. You can still release this computer’s seat.',
    ],
    [
      'file-newer',
      'bad',
      'A newer version saved this license',
      'Install the newer version of the app to use it again.',
    ],
  ])('in "%s" has the tone %s and says "%s"', (name, tone, title, detail) => {
    expect(headlineOf(deviceOfState(stateOf(name)))).toMatchObject({ tone, title, detail });
  });

  it('says "Released" only after Polar has confirmed it', () => {
    for (const [name, device] of devices) {
      const released =
        device.type === 'released' ||
        (device.type === 'held' && device.release.type === 'released');
      expect(headlineOf(device).title === en.device.released.title, name).toBe(released);
    }
  });

  it('says "Active" only for a seat that Polar has confirmed and that is not being released', () => {
    for (const [name, device] of devices) {
      const active =
        device.type === 'held' &&
        device.release.type === 'idle' &&
        !hasExpired(device.seat, now) &&
        (device.seatStatus.type === 'confirmed' ||
          (device.seatStatus.type === 'not-reached' && device.seatStatus.lastAt !== null));
      expect(/^Active\b/.test(headlineOf(device).title), name).toBe(active);
    }
  });

  it('changes its announcement key with each state, and not with each second of a countdown', () => {
    const holding = deviceOfState(stateOf('holding'));
    expect(headlineOf(holding, now + 3000).title).toBe('Releasing in 2 seconds');
    expect(headlineOf(holding, now + 3000).announcementKey).toBe(
      headlineOf(holding).announcementKey,
    );
    const names = ['active', 'holding', 'releasing', 'waiting', 'unknown', 'settling', 'released'];
    expect(
      new Set(names.map((name) => headlineOf(deviceOfState(stateOf(name))).announcementKey)).size,
    ).toBe(names.length);
  });
});

describe('the actions', () => {
  it.each([
    ['active', ['release', 'check']],
    ['removed', ['activateAgain', 'enterKeyAgain', 'check']],
    ['never-confirmed', ['useExisting', 'enterKeyAgain', 'check']],
    ['failed-never-confirmed', ['useExisting', 'enterKeyAgain', 'tryAgain']],
    ['key-changed', ['enterNewKey', 'release', 'check']],
    ['failed-key-changed', ['getHelp', 'tryAgain', 'stopTrying']],
    ['failed-seats-hidden', ['tryAgain', 'getHelp', 'stopTrying']],
    ['holding', ['undoRelease']],
    ['releasing', []],
    ['waiting', ['sendNow', 'cancelRelease']],
    ['unknown', ['checkAgain']],
    ['settling', []],
    ['failed-refused', ['tryAgain', 'undoRelease']],
    ['failed-scope', ['connectAgain', 'tryAgain', 'undoRelease']],
    ['released', ['done', 'activateAgain']],
    ['activating', []],
    ['activation-unfinished', ['findSeat', 'askSeller', 'useActivation', 'setAside']],
    ['activation-unsaved', ['saveSeat', 'setAside']],
    ['unreadable', ['getHelp', 'continueWithout']],
    ['other-computer', ['activateHere', 'useAnotherKey', 'sameComputer', 'releaseOther']],
    ['other-computer-activation', ['setCopiedRecordAside', 'sameComputer']],
    ['file-newer', ['checkUpdates']],
    ['none', []],
  ])('in "%s" are %j', (name, actions) => {
    expect(getDeviceActions(deviceOfState(stateOf(name)))).toEqual(actions);
  });

  it('include canceling a release exactly while nothing has been sent', () => {
    for (const [name, device] of devices) {
      if (device.type !== 'held' || !isPending(device.release)) continue;
      const actions = getDeviceActions(device);
      const offered = actions.includes('undoRelease') || actions.includes('cancelRelease');
      expect(offered, name).toBe(canCancel(device.release));
    }
  });

  it('never include a release while one is running', () => {
    for (const [name, device] of devices) {
      if (device.type !== 'held' || !isPending(device.release)) continue;
      expect(getDeviceActions(device), name).not.toContain('release');
    }
  });
});

describe('the seat’s availability', () => {
  it.each([
    ['none', 'none-taken'],
    ['active', 'yours'],
    ['offline', 'yours'],
    ['removed', 'gone'],
    ['removed-offline', 'gone'],
    ['never-confirmed', 'unknown'],
    ['failed-never-confirmed', 'unknown'],
    ['key-changed', 'unknown'],
    ['key-inactive', 'unknown'],
    ['holding', 'yours'],
    ['waiting', 'yours'],
    ['releasing', 'unknown'],
    ['unknown', 'unknown'],
    ['settling', 'unknown'],
    ['failed-refused', 'yours'],
    ['failed-key-changed', 'unknown'],
    ['failed-seats-hidden', 'unknown'],
    ['released', 'gone'],
    ['activating', undefined],
    ['activation-unfinished', 'unfinished'],
    ['activation-unsaved', undefined],
    ['unreadable', undefined],
  ])('in "%s" is %s', (name, availability) => {
    expect(getSeatAvailability(deviceOfState(stateOf(name)))).toBe(availability);
  });
});

const foot = (name: string) => getFootStatus(stateOf(name), en, context, now);

describe('the status line', () => {
  it('shows the connection to Polar', () => {
    expect(foot('active')).toEqual({
      tone: 'good',
      line: 'Polar ·\u00A0checked 2\u00A0minutes\u00A0ago',
    });
    expect(foot('sandbox-organization')?.line).toBe(
      'This device ·\u00A0checked 1\u00A0minute\u00A0ago',
    );
    expect(foot('offline')).toEqual({ tone: 'wait', line: 'Polar ·\u00A0not reached' });
    expect(foot('waiting')).toEqual({ tone: 'wait', line: 'Release not sent yet' });
    expect(foot('waiting-rate-limited')?.line).toBe('Release not accepted yet');
    expect(foot('holding')).toEqual({ tone: 'calm', line: 'Release about to start' });
    expect(foot('releasing')).toEqual({ tone: 'calm', line: 'Release in progress' });
    for (const name of ['unknown', 'settling'])
      expect(foot(name)).toEqual({ tone: 'wait', line: 'Release not confirmed yet' });
    for (const name of [
      'removed',
      'never-confirmed',
      'key-changed',
      'key-inactive',
      'long-words',
      'failed-refused',
    ])
      expect(foot(name)?.tone, name).toBe('wait');
    expect(foot('unchecked')?.line).toBe('Polar ·\u00A0checked 3\u00A0days\u00A0ago');
  });

  it('counts the licenses of several that need attention', () => {
    expect(foot('several-trouble')).toEqual({ tone: 'wait', line: '5 licenses need attention' });
    expect(foot('several')?.tone).toBe('good');
  });

  it('names a server only if all licenses are on it, and says the oldest of their checks', () => {
    expect(foot('several')?.line).toBe('This device ·\u00A0checked 2\u00A0minutes\u00A0ago');
    expect(foot('several-many')?.line).toBe('Polar ·\u00A0checked 2\u00A0minutes\u00A0ago');
    const { seats, ...state } = stateOf('several-many');
    const [first, ...others] = seats;
    if (first?.device.type !== 'held') throw new Error('no held seat');
    const seatStatus = { type: 'confirmed', at: now - 3 * 60 * 60_000 } as const;
    const older = { ...first, device: { ...first.device, seatStatus } };
    const mixed = { ...state, seats: [...others, older] };
    expect(getFootStatus(mixed, en, context, now)?.line).toBe(
      'Polar ·\u00A0checked 3\u00A0hours\u00A0ago',
    );
  });

  it('is empty without a seat', () => {
    expect(foot('none')).toBeNull();
    expect(foot('released')).toBeNull();
  });
});

const stopped = (code: FailureCode) => ({ type: 'stopped', failure: { code } }) as const;

describe('the line about the organization', () => {
  const state = stateOf('sandbox-organization');
  const counts = { read: 0, total: 0, unreadable: 0 };
  const noSeats = { released: 0, alreadyFree: 0, stillHeld: 0, failed: 0, leftOut: 0 };
  const lineWith = (change: Partial<AppState>) => getConnectionStatus({ ...state, ...change }, en);
  const reading = (code: FailureCode) => ({
    licenses: { ...state.licenses, index: { ...stopped(code), ...counts } },
  });

  it('names the organization and its server', () => {
    expect(lineWith({})).toEqual({ tone: 'calm', line: 'Organization connected ·\u00A0Sandbox' });
    expect(getConnectionStatus(stateOf('active'), en)).toBeNull();
    expect(getConnectionStatus(stateOf('token-locked'), en)?.tone).toBe('wait');
  });

  it('calls it connected only while Polar accepts its token', () => {
    const refused = { tone: 'wait', line: 'Token not accepted' };
    expect(lineWith(reading('token-rejected'))).toEqual(refused);
    expect(lineWith(reading('token-ended'))).toEqual(refused);
    const bulk = { ...stopped('token-ended'), ...noSeats, seats: 1, open: 1, unanswered: 0 };
    expect(lineWith({ bulk })).toEqual(refused);
    expect(lineWith(reading('network-unreachable'))?.tone).toBe('calm');
  });
});

describe('a move', () => {
  it('is offered for a seat whose key still activates another computer', () => {
    expect(canMove(deviceOfState(stateOf('active')), now)).toBe(true);
    for (const name of ['long-words', 'key-changed', 'removed', 'holding'])
      expect(canMove(deviceOfState(stateOf(name)), now), name).toBe(false);
  });
});

describe('the variant of an action', () => {
  it('recommends canceling only during the countdown', () => {
    expect(getActionVariant('undoRelease', 0)).toBe('primary');
    expect(getActionVariant('cancelRelease', 0)).toBe('plain');
    expect(getActionVariant('stopTrying', 0)).toBe('plain');
  });
});
