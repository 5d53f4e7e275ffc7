import type { BulkResult } from '../../bulk-release.ts';

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

/** Words of bulk releases, on the screen and in the report. */
export const bulk = {
  results,
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
