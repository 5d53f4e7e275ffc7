import { describe, expect, test } from 'vitest';
import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import type { SeatRelease } from '../../../shared/seat-release.ts';
import { de } from '../../../shared/text/de.ts';
import { en } from '../../../shared/text/en.ts';
import {
  runQuitAction,
  type QuitAction,
  type QuitOutcome,
} from '../../../electron/services/uninstall/quit-action.ts';
import {
  notReleasedText,
  quitQuestion,
} from '../../../electron/services/uninstall/uninstall-prompts.ts';
import { receiptAt, seatAt } from '../../support/sample-state.ts';

const now = Date.UTC(2026, 10, 23);
const { native } = en;

/** Returns the seat number `index`, whose key ends with that number. */
function seatView(index: number) {
  return seatAt(now, { displayKey: `****-00000${index}`, label: 'Desk' });
}

function heldSeat(index: number, release: SeatRelease = { type: 'idle' }): SeatState {
  return seatIn(index, {
    type: 'held',
    seat: seatView(index),
    release,
    seatStatus: { type: 'unchecked', lastAt: null },
  });
}

function seatIn(index: number, device: DeviceState): SeatState {
  return { id: `0a1b2c0${index}`, device, name: null, move: null };
}

const range = (count: number): SeatState[] =>
  Array.from({ length: count }, (_, index) => heldSeat(index + 1));

const free: SeatState['device'] = { type: 'released', receipt: receiptAt(now) };
const releases = {
  waiting: { type: 'waiting', why: 'network-unreachable', attempts: 1, nextAt: now },
  holding: { type: 'holding', until: now },
  unknown: { type: 'unknown', why: 'no-answer', attempts: 1, nextAt: now },
  releasing: { type: 'releasing', attempts: 1 },
  failed: { type: 'failed', failure: { code: 'not-polar' } },
  idle: { type: 'idle' },
} as const satisfies Record<string, SeatRelease>;

const lines = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('•'));

/** Runs a quit action over three seats, and returns what it did, in order. */
async function run(
  action: QuitAction,
  before: readonly SeatState[],
  after: readonly SeatState[],
): Promise<unknown[]> {
  const did: unknown[] = [];
  let isReleased = false;
  await runQuitAction(action, {
    seats: () => (isReleased ? after : before),
    releaseOnUninstall: true,
    confirm: (_, seats) => {
      did.push(`ask about ${seats.length}`);
      return Promise.resolve(true);
    },
    release(ids) {
      did.push(ids);
      isReleased = true;
      return Promise.resolve();
    },
    explain(outcomes) {
      did.push(outcomes.map(({ seat, device }) => [seat.id, device.type]));
      return Promise.resolve();
    },
    trash() {
      did.push('trash');
      return Promise.resolve(true);
    },
    explainNotRemoved: () => Promise.resolve(),
    quit: () => did.push('quit'),
  });
  return did;
}

describe('a quit action with three seats', () => {
  const before = range(3);
  const ids = before.map(({ id }) => id);

  test('releases all, and removes the app once all are free', async () => {
    const after = [seatIn(1, free), heldSeat(3, { type: 'released', how: 'confirmed', at: now })];
    expect(await run('uninstall', before, after)).toEqual(['ask about 3', ids, 'trash', 'quit']);
  });

  test.each(Object.entries(releases))(
    'keeps the app if one of them ends as %s',
    async (_, release) => {
      for (const index of [1, 2, 3]) {
        const after = [heldSeat(index, release)];
        for (const action of ['uninstall', 'release-and-quit'] as const) {
          const did = await run(action, before, after);
          expect(did).toEqual([
            'ask about 3',
            ids,
            ids.map((id) => [id, id === after[0]?.id ? 'held' : 'none']),
          ]);
        }
      }
    },
  );

  test('releases only this computer’s, and needs only these to be free', async () => {
    const copied = seatIn(2, { type: 'copied', seat: { ...seatView(2), otherComputer: true } });
    const unreadable = seatIn(4, {
      type: 'unreadable',
      failure: { code: 'file-unreadable' },
      isDamaged: true,
    });
    const mixed = [heldSeat(1), copied, heldSeat(3), unreadable];
    const did = await run('uninstall', mixed, [copied, unreadable]);
    expect(did).toEqual(['ask about 4', [ids[0], ids[2]], 'trash', 'quit']);
  });
});

describe('the question about several seats', () => {
  const plan = { action: 'uninstall', releaseOnUninstall: true, target: '/opt/app' } as const;

  test.each([
    [2, 2, null],
    [5, 5, null],
    [6, 5, '• and 1 more'],
    [1005, 5, '• and 1,000 more'],
  ])('with %i names %i', (count, named, more) => {
    const { message, detail, confirm } = quitQuestion({ ...plan, seats: range(count) }, native);
    expect(message).toBe(
      `Release ${count.toLocaleString('en')} seats and move the app to the Trash?`,
    );
    expect(confirm).toBe(native.uninstallPrompts.uninstallAction);
    const names = Array.from({ length: named }, (_, index) => `• ****-00000${index + 1} (Desk)`);
    expect(lines(detail)).toEqual(more === null ? names : [...names, more]);
    expect(detail).toContain('Moved to the Trash: /opt/app');
  });

  const others: readonly SeatState[] = [
    seatIn(2, { type: 'copied', seat: { ...seatView(2), otherComputer: true } }),
    seatIn(3, { type: 'activating', label: 'Lab', isUnfinished: true, saveFailure: null }),
    seatIn(4, { type: 'unreadable', failure: { code: 'file-unreadable' }, isDamaged: true }),
    seatIn(5, {
      type: 'held',
      seat: { ...seatView(5), otherComputer: true },
      release: releases.failed,
      seatStatus: { type: 'unchecked', lastAt: null },
    }),
  ];

  test.each<[string, SeatState['name'], string]>([
    ['its product', { type: 'product', name: 'Lumen Studio' }, 'Lumen Studio ****-000001 (Desk)'],
    ['the person’s own name', { type: 'own', name: 'Work' }, 'Work ****-000001 (Desk)'],
    [
      'its key’s prefix and end',
      { type: 'key', prefix: 'LUMEN', displayKey: '****-000001' },
      'LUMEN ****-000001 (Desk)',
    ],
    [
      'its key’s end',
      { type: 'key', prefix: null, displayKey: '****-000001' },
      '****-000001 (Desk)',
    ],
  ])('names a license by %s', (_, name, expected) => {
    const seats = [{ ...heldSeat(1), name }, heldSeat(2)];
    const { detail } = quitQuestion({ ...plan, seats }, native);
    expect(lines(detail)).toEqual([`• ${expected}`, '• ****-000002 (Desk)']);
    const outcomes = seats.map((seat) => ({ seat, device: heldSeat(1, releases.waiting).device }));
    expect(lines(notReleasedText(outcomes, en).detail)[0]).toBe(`• ${expected}: release pending.`);
  });

  test('names the license of an activation and of a damaged record that show it', () => {
    const name: SeatState['name'] = { type: 'product', name: 'Lumen Studio' };
    const [copied, ...named] = others;
    if (copied === undefined) throw new Error('There are others.');
    const seats = [heldSeat(1), copied, ...named.map((seat) => Object.assign({}, seat, { name }))];
    const kept = lines(quitQuestion({ ...plan, seats }, native).detail).slice(-3);
    expect(kept).toEqual([
      '• Lumen Studio (Lab): an unfinished activation, which may have used a seat',
      '• Lumen Studio: its record can’t be read',
      '• Lumen Studio ****-000005 (Desk): copied from another computer, which keeps its seat',
    ]);
    const german = lines(quitQuestion({ ...plan, seats }, de.native).detail);
    expect(german).toContain('• Lumen Studio: der Eintrag ist nicht lesbar');
  });

  test('says which are not released and why, in English', () => {
    const seats = [heldSeat(1), ...others, seatIn(6, free)];
    const { message, detail } = quitQuestion(
      { ...plan, action: 'release-and-quit', seats },
      native,
    );
    expect(message).toBe('Release 1 seat and quit?');
    expect(detail).toBe(
      [
        'These are released:',
        '• ****-000001 (Desk)',
        '',
        'Not released:',
        '• ****-000002 (Desk): copied from another computer, which keeps its seat',
        '• Lab: an unfinished activation, which may have used a seat',
        '• a seat whose record can’t be read',
        '• ****-000005 (Desk): copied from another computer, which keeps its seat',
        '',
        'Your files aren’t affected.',
      ].join('\n'),
    );
  });

  test('says the same in German', () => {
    const seats = [heldSeat(1), heldSeat(6), ...others];
    const { message, detail } = quitQuestion(
      { ...plan, action: 'release-and-quit', seats },
      de.native,
    );
    expect(message).toBe('2 Plätze freigeben und beenden?');
    expect(detail).toBe(
      [
        'Diese werden freigegeben:',
        '• ****-000001 (Desk)',
        '• ****-000006 (Desk)',
        '',
        'Nicht freigegeben:',
        '• ****-000002 (Desk): von einem anderen Computer kopiert, der seinen Platz behält',
        '• Lab: eine Aktivierung, die nicht abgeschlossen ist und vielleicht einen Platz belegt hat',
        '• ein Platz, dessen Eintrag nicht lesbar ist',
        '• ****-000005 (Desk): von einem anderen Computer kopiert, der seinen Platz behält',
        '',
        'Ihre Dateien bleiben unverändert.',
      ].join('\n'),
    );
  });

  test('names no release if the vendor turned that off', () => {
    const off = { ...plan, releaseOnUninstall: false, seats: range(2) };
    const { message, detail } = quitQuestion(off, native);
    expect(message).toBe(native.uninstallPrompts.uninstallOnly);
    expect(detail).toContain('Not released:\n• ****-000001 (Desk)\n• ****-000002 (Desk)\n');
    expect(detail).not.toContain('can be used');
  });

  test('is the one about a single seat if the others are free already', () => {
    const one = quitQuestion({ ...plan, seats: [heldSeat(1)] }, native);
    const seats = [seatIn(2, free), heldSeat(1), seatIn(3, { type: 'none' })];
    expect(quitQuestion({ ...plan, seats }, native)).toEqual(one);
  });
});

describe('the message after three releases', () => {
  type Name = keyof typeof releases | 'free';
  const line: Record<Name, (index: number) => string> = {
    free: (index) => `• ****-00000${index} (Desk): released.`,
    waiting: (index) => `• ****-00000${index} (Desk): release pending.`,
    holding: (index) => `• ****-00000${index} (Desk): release pending.`,
    unknown: (index) => `• ****-00000${index} (Desk): not known yet whether it’s free.`,
    releasing: (index) => `• ****-00000${index} (Desk): not known yet whether it’s free.`,
    failed: (index) =>
      `• ****-00000${index} (Desk): not released. ${en.failures.words['not-polar'].title}.`,
    idle: (index) => `• ****-00000${index} (Desk): not released.`,
  };

  function outcomes(names: readonly Name[]): QuitOutcome[] {
    return names.map((name, index) => ({
      seat: heldSeat(index + 1),
      device: name === 'free' ? free : heldSeat(index + 1, releases[name]).device,
    }));
  }

  const { severalUnknown, sentLater, checksContinueForSeveral } = native.uninstallPrompts;
  const openApp = native.notifications.failed.body;

  test.each<[readonly [Name, Name, Name], string, readonly number[], readonly string[]]>([
    [['free', 'free', 'waiting'], '1 seat was', [3, 1, 2], [sentLater]],
    [['waiting', 'free', 'failed'], '2 seats were', [3, 1, 2], [sentLater, openApp]],
    [['free', 'failed', 'idle'], '2 seats were', [2, 3, 1], [openApp]],
    [
      ['free', 'unknown', 'waiting'],
      severalUnknown,
      [2, 3, 1],
      [sentLater, checksContinueForSeveral],
    ],
    [['unknown', 'releasing', 'free'], severalUnknown, [1, 2, 3], [checksContinueForSeveral]],
    [
      ['holding', 'unknown', 'failed'],
      severalUnknown,
      [3, 2, 1],
      [sentLater, checksContinueForSeveral, openApp],
    ],
    [['waiting', 'waiting', 'waiting'], '3 seats were', [1, 2, 3], [sentLater]],
  ])('that ended as %j lists what needs the person first', (names, message, order, advice) => {
    const shown = notReleasedText(outcomes(names), en);
    expect(shown.message).toContain(message);
    const shownLines = order.map((index) => line[names[index - 1] ?? 'idle'](index));
    expect(shown.detail).toBe([shownLines.join('\n'), ...advice].join('\n\n'));
  });

  test('is in German too', () => {
    const shown = notReleasedText(outcomes(['free', 'unknown', 'waiting']), de);
    expect(shown).toEqual({
      message:
        'Ob alle Plätze frei sind, ist noch nicht bekannt, deshalb wurde die App nicht entfernt',
      detail: [
        '• ****-000002 (Desk): noch nicht bekannt, ob er frei ist.',
        '• ****-000003 (Desk): Freigabe steht aus.',
        '• ****-000001 (Desk): freigegeben.',
        '',
        'Die übrigen Freigaben sendet die App, sobald es geht. Bis dahin bleiben diese Plätze belegt.',
        '',
        'Die Plätze, deren Zustand nicht bekannt ist, prüft die App weiter.',
      ].join('\n'),
    });
  });

  test('says that a seat is not known whose record cannot be read any more', () => {
    const unreadable: DeviceState = {
      type: 'unreadable',
      failure: { code: 'file-unreadable' },
      isDamaged: false,
    };
    const [first, second] = outcomes(['free', 'free']);
    if (first === undefined || second === undefined) throw new Error('There are two.');
    const shown = notReleasedText([first, { ...second, device: unreadable }], en);
    expect(shown.message).toBe(severalUnknown);
    expect(shown.detail).toContain(line.unknown(2));
  });
});
