import type { BulkResult, SkippedReason } from '../../bulk-release.ts';

const results: Record<BulkResult, string> = {
  planned: 'Not sent',
  unknown: 'Not known',
  released: 'Released',
  'found-free': 'Released (confirmed by a later check)',
  'already-free': 'Was already free',
  'still-held': 'Still in use',
  failed: 'Not released',
  'left-out': 'Left out',
};

/** Text of bulk releases, on the screen and in the report. */
export const bulk = {
  results,
  skipped: {
    fileName: (day: string) => `Lines not included ${day}.csv`,
    columns: { line: 'Line', reason: 'Reason', content: 'Content' },
    reasons: {
      'unknown-key': 'No license has this key.',
      'unknown-address': 'No customer has this email address.',
      'not-understood':
        'A value couldn’t be read, so it isn’t clear which license or seat is meant.',
      contradiction: 'The values belong to different licenses.',
      ambiguous: 'The values match several licenses.',
      'ending-alone': 'Only the end of a key. Add the customer’s email address or the full key.',
      'nothing-named': 'Names no key, ID or email address.',
      'seat-unchecked':
        'Names a seat of a license that wasn’t checked. Add the license’s ID or key.',
      'seat-not-held': 'This seat isn’t in use: it was released, or never existed.',
      'no-seat': 'The license has no seat that matches your selection.',
    } satisfies Record<SkippedReason, string>,
  },
  report: {
    fileName: (day: string) => `Released seats ${day}.csv`,
    results,
    columns: {
      license: 'License',
      key: 'License key',
      customer: 'Customer',
      email: 'Email',
      device: 'Device name',
      seat: 'Device code',
      activated: 'Activated',
      result: 'Result',
      code: 'Support code',
      at: 'Time',
      reason: 'Reason',
    },
  },
};
