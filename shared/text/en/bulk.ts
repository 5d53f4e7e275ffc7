import type { BulkResult, SkippedReason } from '../../bulk-release.ts';

const results: Record<BulkResult, string> = {
  planned: 'Not sent',
  unknown: 'Not known',
  released: 'Released',
  'found-free': 'Released (found free at a later look)',
  'already-free': 'Was already free',
  'still-held': 'Still held',
  failed: 'Failed',
  'left-out': 'Left out',
};

/** Text of bulk releases, on the screen and in the report. */
export const bulk = {
  results,
  skipped: {
    fileName: (day: string) => `Lines without a seat ${day}.csv`,
    columns: { line: 'Line', reason: 'Reason', content: 'Content' },
    reasons: {
      'unknown-key': 'No license has this key.',
      'unknown-address': 'No customer has this e-mail address.',
      'not-understood':
        'A value could not be read, so it is not clear which license or seat is meant.',
      contradiction: 'The values belong to different licenses.',
      ambiguous: 'The values fit several licenses.',
      'ending-alone': 'Only the end of a key. Add the customer’s e-mail address or the whole key.',
      'nothing-named': 'Names no key, id or e-mail address.',
      'seat-unchecked':
        'Names a seat of a license that was not checked. Add the license’s id or key.',
      'seat-not-held': 'This seat is not taken: it was released, or never existed.',
      'no-seat': 'The license has no seat that you asked for.',
    } satisfies Record<SkippedReason, string>,
  },
  report: {
    fileName: (day: string) => `Released seats ${day}.csv`,
    results,
    columns: {
      license: 'License',
      key: 'License key',
      customer: 'Customer',
      email: 'E-mail',
      device: 'Device name',
      seat: 'Device code',
      activated: 'Activated',
      result: 'Result',
      code: 'Support code',
      at: 'Time',
    },
  },
};
