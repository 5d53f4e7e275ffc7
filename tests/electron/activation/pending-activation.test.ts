import { describe, expect, test } from 'vitest';
import { createPendingActivation } from '../../../electron/services/activation/pending-activation.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openSeatRecords,
  type ActivationIntent,
  type DeviceRecord,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelIds, modelSeat } from '../../support/model-license.ts';

const intent: ActivationIntent = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  nonce: 'nonce',
  askedBy: 'person',
  askedAt: 1,
};
const seat: DeviceRecord = { ...modelSeat, confirmedAt: 1 };
const here = { machine: 'c0ffee00c0ffee00c0ffee00c0ffee00' };
const elsewhere = { machine: 'decaf000decaf000decaf000decaf000' };

/** A pending activation over a disk with these files, on which nothing can be erased while it `isStuck`. */
function createPending(
  left: ActivationIntent | null,
  record: DeviceRecord | null = null,
  isReplaceable = false,
) {
  const disk = createMemoryDisk();
  if (left !== null) disk.put('activation', left);
  if (record !== null) disk.put('device', record);
  const stuck = { isStuck: false };
  const stores = disk.stores({
    before({ operation }) {
      if (stuck.isStuck && operation === 'erase') throw fileError('EROFS');
    },
  });
  const files = openSeatRecords({ clock: createManualClock(), stores });
  const device = mirroredFile(files.device);
  device.reload();
  const problems: string[] = [];
  const pendingActivation = createPendingActivation(files.activation, {
    record: device,
    origins: createOrigins({ fingerprint: () => null }),
    log: { info: () => undefined, problem: (what) => problems.push(what) },
    isReplaceable: (checkedSeat) => {
      expect(checkedSeat).toEqual(record);
      return isReplaceable;
    },
  });
  return { disk, pendingActivation, stuck, problems };
}

describe('a pending activation', () => {
  test.each<[string, DeviceRecord | null, ActivationIntent, boolean, boolean]>([
    ['without a seat stays', null, intent, false, true],
    ['whose seat is on record ends', seat, intent, false, false],
    [
      'of the same computer as the seat ends',
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
    ['beside a seat that names no computer ends', seat, { ...intent, ...here }, false, false],
    ['that names no computer ends beside a seat', { ...seat, ...here }, intent, false, false],
    ['beside a seat that a new one replaces stays', seat, intent, true, true],
  ])('%s', (_, record, left, isReplaceable, stays) => {
    const { disk, pendingActivation } = createPending(left, record, isReplaceable);
    pendingActivation.reload();
    expect(pendingActivation.get()).toEqual(stays ? left : null);
    expect(disk.content('activation')).toEqual(stays ? left : null);
  });

  test('that has ended and cannot be erased counts as ended until the file is read again', () => {
    const { disk, pendingActivation, stuck, problems } = createPending(intent);
    pendingActivation.reload();
    stuck.isStuck = true;
    pendingActivation.closeIfPossible();
    expect(pendingActivation.get()).toBeNull();
    expect(problems).toHaveLength(1);
    expect(disk.content('activation')).toEqual(intent);
    pendingActivation.reload();
    expect(pendingActivation.get()).toEqual(intent);
  });

  test('that is begun after one that could not be erased is pending', () => {
    const { disk, pendingActivation, stuck } = createPending(intent);
    pendingActivation.reload();
    stuck.isStuck = true;
    pendingActivation.closeIfPossible();
    const next = { ...intent, nonce: 'next' };
    pendingActivation.open(next);
    expect(pendingActivation.get()).toEqual(next);
    expect(disk.content('activation')).toEqual(next);
  });

  test('that the person abandons stays when it cannot be erased', () => {
    const { pendingActivation, stuck } = createPending(intent);
    pendingActivation.reload();
    stuck.isStuck = true;
    expect(() => pendingActivation.close()).toThrow('EROFS');
    expect(pendingActivation.get()).toEqual(intent);
    stuck.isStuck = false;
    pendingActivation.close();
    expect(pendingActivation.get()).toBeNull();
  });
});
