import { expect, test } from 'vitest';
import { createOrigins } from '../../../electron/services/seat/origin.ts';
import type { ReleaseJournal } from '../../../electron/storage/records.ts';
import { modelSeat as seat } from '../../support/model-license.ts';

const journal: ReleaseJournal = {
  id: 'a-release',
  activationId: seat.activationId,
  askedBy: 'person',
  askedAt: 0,
  sent: false,
  state: { type: 'idle' },
};

type Mark = 'here' | 'there' | null;
const marked = <T extends object>(record: T, machine: Mark): T & { machine?: string } =>
  machine === null ? record : { ...record, machine };

test.each<[Mark, Mark, Mark, boolean]>([
  // The record's mark decides, not the release's.
  ['here', 'there', 'here', true],
  ['here', 'here', 'there', false],
  // The record has no mark: it belongs to the computer that requested the release.
  ['here', null, 'there', true],
  ['here', null, 'here', false],
  ['here', null, null, false],
  // The system does not identify this computer.
  [null, 'there', 'there', false],
  [null, null, 'there', false],
])(
  'on a computer %s, a seat marked %s whose release is marked %s is another computer’s: %s',
  (here, ofSeat, ofRelease, expected) => {
    const origins = createOrigins({ fingerprint: () => here });
    expect(origins.isOtherComputer(marked(seat, ofSeat), () => marked(journal, ofRelease))).toBe(
      expected,
    );
  },
);
