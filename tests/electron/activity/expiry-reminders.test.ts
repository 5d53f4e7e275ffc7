import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createExpiryReminders,
  dueReminder,
} from '../../../electron/services/activity/expiry-reminders.ts';
import { openAppRecords } from '../../../electron/storage/records.ts';
import type { AppState, DeviceState } from '../../../shared/app-state.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import type { MainText } from '../../../shared/text/text.ts';
import { appStateOf, seatAt, seatsOf, shownSeatId } from '../../support/sample-state.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

const hour = 60 * 60_000;
const day = 24 * hour;

let clock: ManualClock;
let ports: TestPorts;
let state: AppState;
let shown: string[];
let isFocused: boolean;

beforeEach(() => {
  clock = createManualClock();
  ports = createTestPorts({ clock });
  shown = [];
  isFocused = false;
});

afterEach(() => ports.close());

const confirmed = { type: 'confirmed', at: 0 } as const;
const held = (expiresAt: number | null, change: Partial<DeviceState> = {}): DeviceState =>
  ({
    type: 'held',
    seat: seatAt(clock.now(), { expiresAt }),
    release: { type: 'idle' },
    seatStatus: confirmed,
    ...change,
  }) as DeviceState;

/** Starts the reminders as a new run of the app does, and looks once. */
function start(text: MainText = en) {
  const reminders = createExpiryReminders({
    file: openAppRecords(ports).reminders,
    clock,
    log: ports.log,
    notify: {
      canShow: () => !isFocused,
      show: ({ title, body }) => void shown.push(`${title} | ${body}`),
    },
    state: () => state,
    text: () => text,
  });
  reminders.check();
  return reminders;
}

test('reminds once at 14 and once at 3 days, over many starts', async () => {
  state = appStateOf(held(clock.now() + 20 * day));
  for (let passed = 0; passed < 25; passed += 1) {
    const reminders = start();
    await clock.advance(12 * hour);
    reminders.stop();
    start().stop();
    await clock.advance(12 * hour);
  }
  expect(shown.map((text) => text.split(' | ')[0])).toEqual([
    en.native.notifications.expiring.title(14),
    en.native.notifications.expiring.title(3),
  ]);
  // Only the end and the days are on disk.
  expect(ports.content('reminders')).toEqual({
    seats: { [shownSeatId]: { expiresAt: expect.any(Number), days: 3 } },
  });
});

test('an app that runs all the time reminds by its own timer, in its language', async () => {
  state = appStateOf(held(clock.now() + 16 * day));
  const reminders = start(de);
  await clock.advance(day);
  expect(shown).toEqual([]);
  await clock.advance(day + 2 * hour);
  expect(shown).toEqual([
    expect.stringMatching(/^Ihre Lizenz läuft in 14 Tagen ab \| Sie gilt bis/),
  ]);
  reminders.stop();
  await clock.advance(20 * day);
  expect(shown).toHaveLength(1);
});

test('a clock that is set forward and back repeats nothing', async () => {
  const start14 = clock.now();
  state = appStateOf(held(start14 + 13 * day));
  const reminders = start();
  expect(shown).toHaveLength(1);
  clock.jump(-30 * day);
  await clock.advance(2 * hour);
  clock.jump(30 * day);
  await clock.advance(2 * hour);
  expect(shown).toHaveLength(1);
  clock.jump(11 * day);
  await clock.advance(2 * hour);
  expect(shown).toHaveLength(2);
  // Back before the earlier reminder, also after a new start.
  clock.jump(-5 * day);
  reminders.stop();
  start().stop();
  expect(shown).toHaveLength(2);
  // Past the end, nothing is left to be reminded of.
  clock.jump(40 * day);
  start().stop();
  expect(shown).toHaveLength(2);
});

test('a renewed license begins anew, and one that is renewed far ahead is silent', () => {
  state = appStateOf(held(clock.now() + 2 * day));
  start().stop();
  expect(shown).toEqual([expect.stringContaining('in 2 days')]);
  state = appStateOf(held(clock.now() + 10 * day));
  start().stop();
  expect(shown).toHaveLength(2);
  state = appStateOf(held(clock.now() + 370 * day));
  start().stop();
  state = appStateOf(held(null));
  start().stop();
  expect(shown).toHaveLength(2);
});

test('a reminder waits while a window has the focus, and while notifications are off', async () => {
  isFocused = true;
  state = appStateOf(held(clock.now() + 5 * day));
  const reminders = start();
  await clock.advance(3 * hour);
  isFocused = false;
  const { settings } = state;
  state = { ...state, settings: { ...settings, notifications: false } };
  await clock.advance(3 * hour);
  expect(shown).toEqual([]);
  state = { ...state, settings };
  await clock.advance(hour);
  expect(shown).toHaveLength(1);
  reminders.stop();
});

test('no reminder is shown that could be shown again', () => {
  state = appStateOf(held(clock.now() + 5 * day));
  ports.stores.open('reminders').write({ version: 2 });
  const reminders = start();
  reminders.check();
  expect(shown).toEqual([]);
  expect(ports.lines.filter((line) => line.includes('reminder'))).toHaveLength(1);
  reminders.stop();
});

test.each([
  ['being released', { release: { type: 'holding', until: 0 } }],
  ['removed elsewhere', { seatStatus: { type: 'removed', at: 0 } }],
  [
    'of a key that is not active',
    { seatStatus: { type: 'key-inactive', at: 0, reason: 'inactive' } },
  ],
])('a seat is silent that is %s', (_, change) => {
  state = appStateOf(held(clock.now() + 5 * day, change as Partial<DeviceState>));
  start().stop();
  expect(shown).toEqual([]);
});

test('with several licenses the title names the license, and forgotten seats leave the file', () => {
  const own = { type: 'own', name: 'Lumen Studio' } as const;
  const soon = held(clock.now() + 5 * day);
  const [first] = seatsOf(soon);
  if (first === undefined) throw new Error('There is no seat.');
  const seats = [
    { ...first, name: own },
    { ...first, id: '5ea75ea8', device: held(null) },
  ];
  state = appStateOf({ type: 'none' }, { seats });
  start().stop();
  expect(shown).toEqual([expect.stringMatching(/^Lumen Studio: Your license expires in 5 days/)]);
  state = appStateOf({ type: 'none' }, { seats: [{ ...first, id: '5ea75ea9' }] });
  start().stop();
  expect(shown).toHaveLength(2);
  expect(ports.everythingOnDisk()).not.toContain(shownSeatId);
});

const at = (dayOfJune: number, hours: number): number =>
  new Date(2026, 5, dayOfJune, hours).getTime();

test('the day of the end is counted by the calendar', () => {
  const end = new Date(2026, 5, 15, 0, 30).getTime();
  expect(dueReminder(end, at(1, 0), undefined)?.days).toBe(14);
  expect(dueReminder(end, new Date(2026, 4, 31, 23, 59).getTime(), undefined)).toBeNull();
  expect(dueReminder(end, at(11, 23), undefined)?.days).toBe(14);
  expect(dueReminder(end, at(12, 0), undefined)?.days).toBe(3);
  expect(dueReminder(end, end, undefined)).toBeNull();
});
