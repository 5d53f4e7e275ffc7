import { describe, expect, test } from 'vitest';
import { createPendingActivation } from '../../../electron/services/activation/pending-activation.ts';
import type { ActivityEvent } from '../../../electron/services/seat/seat-events.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { createSeatSlot } from '../../../electron/services/seat/seat-slot.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openSeatRecords,
  type ActivationIntent,
  type DeviceRecord,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelIds, modelSeat } from '../../support/model-license.ts';

const here = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const elsewhere = 'decaf000decaf000decaf000decaf000';

const seat: DeviceRecord = { ...modelSeat, confirmedAt: 1 };
const unknown: DeviceRecord = { ...seat, confirmedAt: null, removedAt: 2 };
const begun: ActivationIntent = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'New laptop',
  nonce: 'nonce',
  askedBy: 'person',
  askedAt: 1,
};
const torn = '{"version":1,"torn';
const newer = '{"version":99}';

/** The files on the disk: a record, or any text. */
interface Left {
  readonly device?: DeviceRecord | string;
  readonly activation?: ActivationIntent | string;
  /** The seat on record is free, and its record could not be erased. */
  readonly isErasing?: boolean;
}

/** The slot of this computer over a disk with these files. `fails`: the operation and file that fail, as in `write device`. */
function slotOver({ isErasing = false, ...left }: Left, fails: string | null = null) {
  const disk = createMemoryDisk();
  for (const [name, record] of Object.entries(left)) {
    if (typeof record === 'string') disk.putText(name, record);
    else disk.put(name, record);
  }
  const stores = disk.stores({
    before({ operation, name }) {
      if (`${operation} ${name}` === fails) throw fileError('ENOSPC');
    },
  });
  const records = openSeatRecords({ clock: createManualClock(), stores });
  const record = mirroredFile(records.device);
  record.reload();
  const origins = createOrigins({ fingerprint: () => here });
  const log = { info: () => undefined, problem: () => undefined };
  const pendingActivation = createPendingActivation(records.activation, {
    record,
    origins,
    log,
    // It stays pending beside any seat.
    isReplaceable: () => true,
  });
  pendingActivation.reload();
  const events: ActivityEvent[] = [];
  const slot = createSeatSlot(
    {
      record,
      origins,
      log,
      isOtherComputer() {
        const on = record.get();
        return on !== null && origins.isOtherComputer(on, () => null);
      },
      isErasing: () => isErasing,
      recordEvent: (event) => events.push(event),
    },
    pendingActivation,
  );
  return { disk, slot, events };
}

const code = (failure: { readonly code: string } | null): string | null => failure?.code ?? null;

describe('the slot of this computer’s seat', () => {
  test.each<[string, Left, [string | null, string | null]]>([
    ['nothing', {}, [null, null]],
    ['a seat', { device: seat }, ['already-activated', 'already-activated']],
    [
      'a seat of this computer',
      { device: { ...seat, machine: here } },
      ['already-activated', 'already-activated'],
    ],
    [
      'a seat of another computer',
      { device: { ...seat, machine: elsewhere } },
      ['other-computer', null],
    ],
    [
      'a seat of another computer that is free and still on record',
      { device: { ...seat, machine: elsewhere }, isErasing: true },
      ['release-pending', 'release-pending'],
    ],
    ['a record that Polar does not know', { device: unknown }, [null, null]],
    [
      'a record that was never confirmed',
      { device: { ...seat, confirmedAt: null } },
      ['already-activated', 'already-activated'],
    ],
    ['an activation', { activation: begun }, ['activation-unfinished', 'activation-unfinished']],
    [
      'an activation of this computer',
      { activation: { ...begun, machine: here } },
      ['activation-unfinished', 'activation-unfinished'],
    ],
    [
      'an activation of another computer',
      { activation: { ...begun, machine: elsewhere } },
      ['other-computer', null],
    ],
    [
      'a seat of another computer and an activation of this one',
      { device: { ...seat, machine: elsewhere }, activation: { ...begun, machine: here } },
      ['other-computer', 'activation-unfinished'],
    ],
    ['an unreadable activation', { activation: torn }, ['file-unreadable', 'file-unreadable']],
  ])(
    '%s: whether it blocks a seat, and one that may replace another computer’s',
    (_, left, [plain, overOther]) => {
      const { slot } = slotOver(left);
      expect(code(slot.blockingFailure(false))).toBe(plain);
      expect(code(slot.importBlockingFailure(false))).toBe(plain);
      expect(code(slot.blockingFailure(true))).toBe(overOther);
      expect(code(slot.importBlockingFailure(true))).toBe(overOther);
    },
  );

  test('a damaged record blocks an activation, and not an import', () => {
    const { slot } = slotOver({ device: torn });
    expect(slot.blockingFailure(false)).not.toBeNull();
    expect(slot.importBlockingFailure(false)).toBeNull();
  });

  test('a record of a newer version blocks both', () => {
    const { slot } = slotOver({ device: newer });
    expect(slot.blockingFailure(false)).not.toBeNull();
    expect(slot.importBlockingFailure(false)).toEqual(slot.blockingFailure(false));
  });
});

describe('a seat that is saved', () => {
  const next = { ...seat, activationId: '44444444-0ac0-4444-8444-444444444444' };

  test.each<[string, Left, string[]]>([
    ['takes an empty slot', {}, ['device']],
    ['replaces a record that Polar does not know', { device: unknown }, ['device']],
    [
      'replaces an earlier record of itself',
      { device: { ...next, confirmedAt: null } },
      ['device'],
    ],
    [
      'sets another computer’s record aside',
      { device: { ...seat, machine: elsewhere } },
      ['aside', 'device'],
    ],
  ])('%s', (_, left, names) => {
    const { disk, slot, events } = slotOver(left);
    expect(slot.save(next, 'activated', 'person')).toMatchObject({ ok: true });
    expect(disk.content('device')).toEqual({ ...next, machine: here });
    const found = disk.names().map((name) => (name.includes('copied') ? 'aside' : name));
    expect(found.toSorted()).toEqual(names);
    expect(events).toMatchObject([{ what: 'activated', by: 'person', label: seat.label }]);
  });

  test.each([
    ['activated', 'outcome-unsaved'],
    ['imported', 'disk-full'],
  ] as const)('that was %s fails on a full disk with %s, and records no event', (what, failure) => {
    const { disk, slot, events } = slotOver({}, 'write device');
    expect(slot.save(next, what, 'person')).toEqual({
      ok: false,
      failure: { code: failure, file: 'device.json' },
    });
    expect(events).toEqual([]);
    expect(disk.names()).toEqual([]);
  });
});
