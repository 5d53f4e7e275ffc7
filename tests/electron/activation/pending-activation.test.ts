import { describe, expect, test } from 'vitest';
import { createActivationWish } from '../../../electron/services/activation/pending-activation.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openRecords,
  type ActivationIntent,
  type DeviceRecord,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/polar-model.ts';

const intent: ActivationIntent = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  nonce: 'nonce',
  askedBy: 'person',
  askedAt: 1,
};
const seat: DeviceRecord = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  activationId: '33333333-0ac0-4333-8333-333333333333',
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: 1,
};
const here = { machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' };
const elsewhere = { machine: 'decaf000decaf000decaf000decaf000' };

/** A pending activation over what is on the disk, on which nothing can be erased while it `isStuck`. */
function createWish(
  left: ActivationIntent | null,
  record: DeviceRecord | null = null,
  isReplaceable = false,
) {
  const disk = createMemoryDisk();
  if (left !== null) disk.put('activation', left);
  if (record !== null) disk.put('device', record);
  const stuck = { isStuck: false };
  const stores = disk.stores({
    before({ does }) {
      if (stuck.isStuck && does === 'erase') throw fileError('EROFS');
    },
  });
  const files = openRecords({ clock: createManualClock(), stores });
  const device = mirroredFile(files.device);
  device.reload();
  const problems: string[] = [];
  const wish = createActivationWish(files.activation, {
    record: device,
    log: { info: () => undefined, problem: (what) => problems.push(what) },
    isReplaceable: (asked) => {
      expect(asked).toEqual(record);
      return isReplaceable;
    },
  });
  return { disk, wish, stuck, problems };
}

describe('a pending activation', () => {
  test.each<[string, DeviceRecord | null, ActivationIntent, boolean, boolean]>([
    ['without a seat stays', null, intent, false, true],
    ['whose seat is on record is over', seat, intent, false, false],
    [
      'of the same computer as the seat is over',
      { ...seat, ...here },
      { ...intent, ...here },
      false,
      false,
    ],
    [
      'of another computer than the seat stays',
      { ...seat, ...here },
      { ...intent, ...elsewhere },
      false,
      true,
    ],
    ['beside a seat that names no computer is over', seat, { ...intent, ...here }, false, false],
    ['that names no computer is over beside a seat', { ...seat, ...here }, intent, false, false],
    ['beside a seat that another takes the place of stays', seat, intent, true, true],
  ])('%s', (_, record, left, isReplaceable, stays) => {
    const { disk, wish } = createWish(left, record, isReplaceable);
    wish.reload();
    expect(wish.get()).toEqual(stays ? left : null);
    expect(disk.content('activation')).toEqual(stays ? left : null);
  });

  test('that is over and cannot be erased is over all the same, until the file is read again', () => {
    const { disk, wish, stuck, problems } = createWish(intent);
    wish.reload();
    stuck.isStuck = true;
    wish.closeIfPossible();
    expect(wish.get()).toBeNull();
    expect(problems).toHaveLength(1);
    expect(disk.content('activation')).toEqual(intent);
    wish.reload();
    expect(wish.get()).toEqual(intent);
  });

  test('that is begun after one that could not be erased is pending', () => {
    const { disk, wish, stuck } = createWish(intent);
    wish.reload();
    stuck.isStuck = true;
    wish.closeIfPossible();
    const next = { ...intent, nonce: 'next' };
    wish.open(next);
    expect(wish.get()).toEqual(next);
    expect(disk.content('activation')).toEqual(next);
  });

  test('that a person puts away stays where it cannot be erased', () => {
    const { wish, stuck } = createWish(intent);
    wish.reload();
    stuck.isStuck = true;
    expect(() => wish.close()).toThrow('EROFS');
    expect(wish.get()).toEqual(intent);
    stuck.isStuck = false;
    wish.close();
    expect(wish.get()).toBeNull();
  });
});
