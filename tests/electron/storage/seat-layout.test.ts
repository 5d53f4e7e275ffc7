import { describe, expect, test } from 'vitest';
import type { Log } from '../../../electron/ports.ts';
import type { SyncLock } from '../../../electron/storage/lock.ts';
import { openSeatRecords } from '../../../electron/storage/records.ts';
import { createSeatLayout, type SeatLayout } from '../../../electron/storage/seat-layout.ts';
import { NotWritable } from '../../../electron/storage/stored-file.ts';
import {
  createMemorySeats,
  fileError,
  type MemorySeats,
  type SeatFolderOperation,
} from '../../support/memory-stores.ts';
import {
  firstDevice,
  oldRecords,
  oldRecordsNamed,
  type OldRecords,
} from '../../support/old-records.ts';
import { realClock } from '../../support/test-ports.ts';

const log: Log = { info: () => undefined, problem: () => undefined };
const freeLock: SyncLock = { tryHoldSync: (work) => work(() => undefined) };
const heldLock: SyncLock = { tryHoldSync: () => null };
const marker = { version: 2, layout: 'seats' };
const busy = { code: 'busy-elsewhere' };
const firstId = 'aaaaaaaa';

function layoutOf(
  seats: MemorySeats,
  before?: (operation: SeatFolderOperation) => void,
  lock = freeLock,
): SeatLayout {
  const stores = seats.data.stores();
  return createSeatLayout({ folders: seats.folders(before), stores, lock, clock: realClock, log });
}

/** The text of each file of a data folder of the old layout. */
function textsOf({ files }: OldRecords): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, bytes.toString('latin1')]),
  );
}

function oldFolder(records: OldRecords): MemorySeats {
  const seats = createMemorySeats();
  for (const [name, text] of Object.entries(textsOf(records))) seats.data.putText(name, text);
  seats.data.put('settings', { appearance: 'dark' });
  return seats;
}

function seatTexts(seats: MemorySeats, id: string): Record<string, string | undefined> {
  const disk = seats.seat(id);
  return Object.fromEntries(disk.names().map((name) => [name, disk.text(name)]));
}

function markerOf(seats: MemorySeats): unknown {
  return JSON.parse(seats.data.text('device') ?? 'null');
}

/** What a version with one seat finds. */
function olderReader(seats: MemorySeats): unknown {
  return openSeatRecords({ stores: seats.data.stores(), clock: realClock }).device.read();
}

const newerFile = {
  type: 'unreadable',
  failure: { code: 'file-newer', file: 'device.json' },
  isDamaged: false,
};

/** Expects that the data folder of the old layout was migrated: its seat is there, once. Returns the seat's id. */
function expectMigrated(seats: MemorySeats, records: OldRecords): string {
  const [id = '', ...others] = seats.folderNames();
  expect(others).toEqual([]);
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  expect(seatTexts(seats, id)).toEqual(textsOf(records));
  expect(markerOf(seats)).toEqual(marker);
  expect(seats.data.names().toSorted()).toEqual(['device', 'settings']);
  return id;
}

/** Runs `prepare` in a process that is killed before its operation number `at`. Returns whether it lived to the end. */
function prepareUntilKilled(seats: MemorySeats, at: number): boolean {
  let count = 0;
  const layout = layoutOf(seats, () => {
    if (count >= at) throw fileError('KILLED');
    count += 1;
  });
  layout.prepare();
  return count < at;
}

describe.each(oldRecords)('a data folder with $name', (records) => {
  test('is migrated, and is found as it was', () => {
    const seats = oldFolder(records);
    const layout = layoutOf(seats);
    expect(layout.prepare()).toEqual({ type: 'seats' });
    const id = expectMigrated(seats, records);
    expect(layout.list()).toEqual({ ids: [id], odd: [] });
    expect(layoutOf(seats).prepare()).toEqual({ type: 'seats' });
    expect(expectMigrated(seats, records)).toBe(id);
  });

  test('survives two kills in a row, at any two operations, and the older reader finds it or a newer file', () => {
    const before = olderReader(oldFolder(records));
    let isFinished = false;
    let runs = 0;
    for (let first = 0; !isFinished; first += 1) {
      for (let second = 0; ; second += 1) {
        const seats = oldFolder(records);
        isFinished = prepareUntilKilled(seats, first);
        expect([before, newerFile]).toContainEqual(olderReader(seats));
        const isWhole = prepareUntilKilled(seats, second);
        expect([before, newerFile]).toContainEqual(olderReader(seats));
        expect(layoutOf(seats).prepare()).toEqual({ type: 'seats' });
        expectMigrated(seats, records);
        runs += 1;
        if (isWhole) break;
      }
    }
    // At least: discard, copy, marker, rename, marker.
    expect(runs).toBeGreaterThan(15);
  });

  test('is used in its old place while another process holds the lock', () => {
    const seats = oldFolder(records);
    const layout = layoutOf(seats, undefined, heldLock);
    expect(layout.prepare()).toEqual({ type: 'old-place', failure: busy });
    expect(layout.list().ids).toEqual(['0']);
    const inPlace = openSeatRecords({ stores: layout.open('0'), clock: realClock });
    const old = openSeatRecords({ stores: oldFolder(records).data.stores(), clock: realClock });
    for (const name of ['device', 'release', 'activation', 'receipt'] as const) {
      // A damaged one of these is set aside by its first reader.
      expect(inPlace[name].read()).toEqual(old[name].read());
    }
    expect(() => {
      layout.ensureMarker();
    }).toThrow(NotWritable);
    expect(() => {
      layout.open(firstId).open('device').write({});
    }).toThrow(NotWritable);
    expect(seats.folderNames()).toEqual([]);
  });
});

describe('an empty data folder', () => {
  test('has no seat, and nothing is written', () => {
    const seats = createMemorySeats();
    const layout = layoutOf(seats, undefined, {
      tryHoldSync: () => {
        throw new Error('not needed');
      },
    });
    expect(layout.prepare()).toEqual({ type: 'seats' });
    expect(layout.list()).toEqual({ ids: [], odd: [] });
    expect([seats.data.names(), seats.folderNames()]).toEqual([[], []]);
  });

  test('gets the marker before the first file of the first seat', () => {
    const seats = createMemorySeats();
    const operations: string[] = [];
    const layout = layoutOf(seats, ({ operation, name }) =>
      operations.push(`${operation} ${name}`),
    );
    layout.prepare();
    const id = layout.newId();
    layout.open(id).open('activation').write({ version: 1 });
    layout.open(id).open('device').write({ version: 1 });
    expect(operations).toEqual(['replace device', 'write activation', 'write device']);
    expect(markerOf(seats)).toEqual(marker);
    expect(olderReader(seats)).toEqual(newerFile);
  });

  test('gets no seat if the marker cannot be written', () => {
    const seats = createMemorySeats();
    const layout = layoutOf(seats, ({ operation }) => {
      if (operation === 'replace') throw fileError('ENOSPC');
    });
    layout.prepare();
    expect(() => {
      layout.open(layout.newId()).open('activation').write({ version: 1 });
    }).toThrow('ENOSPC');
    expect(seats.folderNames()).toEqual([]);
  });

  test('keeps the marker when its last seat is gone', () => {
    const seats = createMemorySeats();
    const layout = layoutOf(seats);
    layout.prepare();
    const id = layout.newId();
    const store = layout.open(id).open('device');
    store.write({ version: 1 });
    expect(layout.remove(id)).toBe(false);
    store.erase();
    expect(layout.remove(id)).toBe(true);
    expect(layoutOf(seats).prepare()).toEqual({ type: 'seats' });
    expect(markerOf(seats)).toEqual(marker);
  });
});

/** A data folder of this layout with one seat. */
function withSeat(): MemorySeats {
  const seats = createMemorySeats();
  seats.data.putText('device', JSON.stringify(marker));
  seats.seat(firstId).put('device', firstDevice);
  return seats;
}

describe('a data folder with seats', () => {
  const other = {
    ...firstDevice,
    activationId: '11111111-5c1b-4d5e-9a3e-7f1c2b3d4e5f',
    key: 'LUMEN_TEST-2',
  };
  const intent = {
    server: 'production',
    key: firstDevice.key,
    organizationId: firstDevice.organizationId,
    label: '',
    nonce: 'n',
  };

  test('needs no lock', () => {
    expect(layoutOf(withSeat(), undefined, heldLock).prepare()).toEqual({ type: 'seats' });
  });

  test('gets a lost marker back', () => {
    const seats = withSeat();
    seats.data.stores().open('device').erase();
    const layout = layoutOf(seats);
    expect(layout.prepare()).toEqual({ type: 'seats' });
    expect(markerOf(seats)).toEqual(marker);
    expect(layout.list().ids).toEqual([firstId]);
  });

  test('shows its seats if a lost marker cannot be written', () => {
    const seats = withSeat();
    seats.data.stores().open('device').erase();
    const layout = layoutOf(seats, () => {
      throw fileError('EROFS');
    });
    expect(layout.prepare()).toEqual({ type: 'seats' });
    expect(layout.list().ids).toEqual([firstId]);
  });

  test.each(['nothing', 'a seat', 'an activation'])(
    'and a restored record of the same activation beside %s has the seat once, at every kill',
    (beside) => {
      let isFinished = false;
      for (let at = 0; !isFinished; at += 1) {
        const seats = withSeat();
        // A backup has an older form of the record.
        seats.data.put('device', {
          ...firstDevice,
          label: 'Old',
          activationId: firstDevice.activationId.toUpperCase(),
        });
        seats.data.put('release', { id: 'old' });
        if (beside === 'an activation')
          seats.data.put('activation', { ...intent, key: 'LUMEN_TEST-3' });
        if (beside === 'a seat') seats.seat('bbbbbbbb').put('device', other);
        const before = olderReader(seats);
        const old = { device: seats.data.text('device'), release: seats.data.text('release') };
        isFinished = prepareUntilKilled(seats, at);
        expect([before, newerFile]).toContainEqual(olderReader(seats));
        const layout = layoutOf(seats);
        expect(layout.prepare()).toEqual({ type: 'seats' });
        const withDevice = layout
          .list()
          .ids.filter((id) => seats.seat(id).content('device') !== null);
        expect(withDevice).toEqual(beside === 'a seat' ? [firstId, 'bbbbbbbb'] : [firstId]);
        expect(seats.seat(firstId).content('device')).toEqual(firstDevice);
        expect(seats.seat(firstId).names()).toEqual(['device']);
        const pending = layout
          .list()
          .ids.filter((id) => seats.seat(id).text('activation') !== undefined);
        expect(pending).toHaveLength(beside === 'an activation' ? 1 : 0);
        for (const name of ['device', 'release'] as const) {
          const copies = seats.data
            .names()
            .filter((file) => file.startsWith(`${name}.json.copied-`));
          expect(copies).not.toEqual([]);
          for (const copy of copies) expect(seats.data.text(copy)).toBe(old[name]);
        }
        expect(markerOf(seats)).toEqual(marker);
        expect(seats.data.text('release')).toBeUndefined();
      }
    },
  );

  test('and a restored pending activation of the same seat keeps it once', () => {
    const seats = withSeat();
    seats.data.put('device', firstDevice);
    seats.data.put('activation', intent);
    const layout = layoutOf(seats);
    expect(layout.prepare()).toEqual({ type: 'seats' });
    expect(layout.list().ids).toEqual([firstId]);
    expect(
      seats.data.names().filter((name) => name.startsWith('activation.json.copied-')),
    ).toHaveLength(1);
  });

  test('and a restored record of another activation has both, at every kill', () => {
    let isFinished = false;
    for (let at = 0; !isFinished; at += 1) {
      const seats = withSeat();
      seats.data.put('device', other);
      isFinished = prepareUntilKilled(seats, at);
      const layout = layoutOf(seats);
      expect(layout.prepare()).toEqual({ type: 'seats' });
      const contents = layout.list().ids.map((id) => seats.seat(id).content('device'));
      expect(contents).toHaveLength(2);
      expect(contents).toEqual(expect.arrayContaining([other, firstDevice]));
      expect(seats.data.names()).toEqual(['device']);
    }
  });

  test('shows a restored record beside the other seats while it cannot be moved, and no seat twice', () => {
    const seats = withSeat();
    seats.seat('bbbbbbbb').put('device', other);
    seats.data.put('device', firstDevice);
    const layout = layoutOf(seats, undefined, heldLock);
    expect(layout.prepare()).toEqual({ type: 'old-place', failure: busy });
    expect(layout.list().ids).toEqual(['0', 'bbbbbbbb']);
    layout.open('bbbbbbbb').open('receipt').write({ version: 1 });
    expect(seats.data.content('device')).toEqual(firstDevice);
  });

  test.each([
    { version: 3, layout: 'seats' },
    { version: 2 },
    { version: 2, layout: 'other' },
    { version: 2, layout: 'seats', moved: '../x' },
  ])('and a device.json of a newer version (%j) is left alone', (content) => {
    const seats = withSeat();
    const text = JSON.stringify(content);
    seats.data.putText('device', text);
    const layout = layoutOf(seats);
    const failure = { code: 'file-newer', file: 'device.json' };
    expect(layout.prepare()).toEqual({ type: 'old-place', failure });
    expect(() => {
      layout.ensureMarker();
    }).toThrow(NotWritable);
    expect(seats.data.text('device')).toBe(text);
  });

  test('and records beside the marker of a finished migration leaves them alone', () => {
    const seats = withSeat();
    seats.data.put('activation', intent);
    expect(layoutOf(seats).prepare()).toEqual({ type: 'seats' });
    expect(seats.data.content('activation')).toEqual(intent);
  });

  test('and a marker whose copy is gone erases nothing', () => {
    const seats = withSeat();
    seats.data.putText('device', JSON.stringify({ ...marker, moved: 'cccccccc' }));
    seats.data.put('activation', intent);
    const layout = layoutOf(seats);
    expect(layout.prepare()).toEqual({ type: 'seats' });
    expect(layout.list().ids).toEqual([firstId]);
    expect(seats.data.content('activation')).toEqual(intent);
  });
});

describe('the stores of the old place', () => {
  test('leave the marker alone that another process has written since', () => {
    const seats = oldFolder(oldRecordsNamed('a seat of the first version'));
    const late = layoutOf(seats, undefined, heldLock);
    late.prepare();
    const { device } = openSeatRecords({ stores: late.open('0'), clock: realClock });
    expect(device.read()).toMatchObject({ type: 'value' });
    layoutOf(seats).prepare();
    expect(device.read()).toEqual({ type: 'unreadable', failure: busy, isDamaged: false });
    expect(() => {
      device.erase();
    }).toThrow(NotWritable);
    expect(() => {
      device.setAside('copied');
    }).toThrow(NotWritable);
    expect(() => {
      device.write(firstDevice as never);
    }).toThrow(NotWritable);
    expect(markerOf(seats)).toEqual(marker);
    // The next attempt finds the seat.
    expect(late.prepare()).toEqual({ type: 'seats' });
  });

  test('show an unfinished migration as busy, and never as no seat', () => {
    const seats = oldFolder(oldRecordsNamed('a seat of the first version'));
    let isCommitted = false;
    layoutOf(seats, ({ operation }) => {
      if (isCommitted) throw fileError('EACCES');
      isCommitted = operation === 'replace';
    }).prepare();
    expect(markerOf(seats)).toMatchObject({ moved: expect.any(String) });
    const layout = layoutOf(seats, undefined, heldLock);
    expect(layout.prepare()).toEqual({ type: 'old-place', failure: busy });
    expect(layout.list().ids).toEqual(['0']);
    const { device } = openSeatRecords({ stores: layout.open('0'), clock: realClock });
    expect(device.read()).toEqual({ type: 'unreadable', failure: busy, isDamaged: false });
  });
});
