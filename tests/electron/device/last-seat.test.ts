import { expect, test } from 'vitest';
import { createLastSeat } from '../../../electron/services/device/last-seat.ts';
import { LastSeat, type SeatState } from '../../../shared/app-state.ts';
import { storedFile } from '../../../electron/storage/stored-file.ts';
import { seatAt } from '../../support/sample-state.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError, type MemoryDisk } from '../../support/memory-stores.ts';

function heldSeat(organizationId: string): SeatState {
  const seat = { ...seatAt(0), organizationId };
  const device = {
    type: 'held',
    seat,
    release: { type: 'idle' },
    seatStatus: { type: 'unchecked', lastAt: null },
  } as const;
  return { id: '0a1b2c01', device, name: null, move: null };
}

const first = 'aaaaaaaa-0000-4000-8000-000000000001';
const second = 'aaaaaaaa-0000-4000-8000-000000000002';

function lastSeatOn(disk: MemoryDisk, isFull = false) {
  const stores = disk.stores({
    before({ operation }) {
      if (isFull && operation === 'write') throw fileError('ENOSPC');
    },
  });
  const file = storedFile({ stores, clock: createManualClock() }, 'last-seat', LastSeat);
  const problems: string[] = [];
  const log = { info: () => undefined, problem: (text: string) => void problems.push(text) };
  return { problems, lastSeat: createLastSeat({ file, log }) };
}

test('keeps the last seat when no seat is left, and after a restart', () => {
  const disk = createMemoryDisk();
  const { lastSeat } = lastSeatOn(disk);
  expect(lastSeat.remember([])).toBeNull();
  expect(lastSeat.remember([heldSeat(first)])).toMatchObject({ organizationId: first });
  expect(lastSeat.remember([heldSeat(first), heldSeat(second)])).toMatchObject({
    organizationId: second,
  });
  expect(lastSeat.remember([])).toMatchObject({ organizationId: second });
  expect(lastSeatOn(disk).lastSeat.remember([])).toMatchObject({ organizationId: second });
});

test('tries once to save a seat that a full disk refuses, and still returns it', () => {
  const { problems, lastSeat } = lastSeatOn(createMemoryDisk(), true);
  for (let time = 0; time < 3; time += 1) {
    expect(lastSeat.remember([heldSeat(first)])).toMatchObject({ organizationId: first });
  }
  expect(problems).toEqual(['the last seat could not be saved']);
});
