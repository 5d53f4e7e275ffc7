import { describe, expect, test } from 'vitest';
import { createActivationWish } from '../../../electron/services/activation/pending-activation.ts';
import type { Note } from '../../../electron/services/seat/seat-events.ts';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import { createSeatPlace } from '../../../electron/services/seat/seat-slot.ts';
import { mirroredFile } from '../../../electron/storage/mirrored-file.ts';
import {
  openRecords,
  type ActivationIntent,
  type DeviceRecord,
} from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk, fileError } from '../../support/memory-stores.ts';
import { modelIds } from '../../support/polar-model.ts';

const here = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const elsewhere = 'decaf000decaf000decaf000decaf000';

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

/** What is on the disk: a record, or any text. */
interface Left {
  readonly device?: DeviceRecord | string;
  readonly activation?: ActivationIntent | string;
}

/** The place on this computer, over what is on the disk, on which the named act fails. */
function placeOver(left: Left, fails: string | null = null) {
  const disk = createMemoryDisk();
  for (const [name, record] of Object.entries(left)) {
    if (typeof record === 'string') disk.putText(name, record);
    else disk.put(name, record as object);
  }
  const stores = disk.stores({
    before({ does, name }) {
      if (`${does} ${name}` === fails) throw fileError('ENOSPC');
    },
  });
  const records = openRecords({ clock: createManualClock(), stores });
  const record = mirroredFile(records.device);
  record.reload();
  const origins = createOrigins({ fingerprint: () => here });
  const log = { info: () => undefined, problem: () => undefined };
  const wish = createActivationWish(records.activation, {
    record,
    log,
    // Beside any seat it stays.
    isReplaceable: () => true,
  });
  wish.reload();
  const notes: Note[] = [];
  const place = createSeatPlace({
    record,
    wish,
    origins,
    log,
    isOther() {
      const on = record.get();
      return on !== null && origins.isOther(on, () => null);
    },
    note: (note) => notes.push(note),
  });
  return { disk, place, notes };
}

const code = (failure: { readonly code: string } | null): string | null => failure?.code ?? null;

describe('the place of this computer’s seat', () => {
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
    ['an activation that is torn', { activation: torn }, ['file-unreadable', 'file-unreadable']],
  ])(
    '%s in the way of a seat, and of one over another computer’s',
    (_, left, [plain, overOther]) => {
      const { place } = placeOver(left);
      expect(code(place.obstacle(false))).toBe(plain);
      expect(code(place.seatInTheWay(false))).toBe(plain);
      expect(code(place.obstacle(true))).toBe(overOther);
      expect(code(place.seatInTheWay(true))).toBe(overOther);
    },
  );

  test('a torn record is in the way of a seat to take, and not of one that is handed over', () => {
    const { place } = placeOver({ device: torn });
    expect(place.obstacle(false)).not.toBeNull();
    expect(place.seatInTheWay(false)).toBeNull();
  });

  test('a record of a newer version is in the way of both', () => {
    const { place } = placeOver({ device: newer });
    expect(place.obstacle(false)).not.toBeNull();
    expect(place.seatInTheWay(false)).toEqual(place.obstacle(false));
  });
});

describe('a seat that is written down', () => {
  const next = { ...seat, activationId: '44444444-0ac0-4444-8444-444444444444' };

  test.each<[string, Left, string[]]>([
    ['takes an empty place', {}, ['device']],
    ['takes the place of a record that Polar does not know', { device: unknown }, ['device']],
    [
      'takes the place of an earlier look at itself',
      { device: { ...next, confirmedAt: null } },
      ['device'],
    ],
    [
      'puts another computer’s aside',
      { device: { ...seat, machine: elsewhere } },
      ['aside', 'device'],
    ],
  ])('%s', (_, left, names) => {
    const { disk, place, notes } = placeOver(left);
    expect(place.keep(next, 'activated', 'person')).toMatchObject({ ok: true });
    expect(disk.content('device')).toEqual({ ...next, machine: here });
    const found = disk.names().map((name) => (name.includes('copied') ? 'aside' : name));
    expect(found.toSorted()).toEqual(names);
    expect(notes).toMatchObject([{ what: 'activated', by: 'person', label: seat.label }]);
  });

  test.each([
    ['activated', 'outcome-unsaved'],
    ['imported', 'disk-full'],
  ] as const)(
    'that was %s and finds the disk full fails with %s, and is not noted',
    (what, failure) => {
      const { disk, place, notes } = placeOver({}, 'write device');
      expect(place.keep(next, what, 'person')).toEqual({
        ok: false,
        failure: { code: failure, file: 'device.json' },
      });
      expect(notes).toEqual([]);
      expect(disk.names()).toEqual([]);
    },
  );
});
