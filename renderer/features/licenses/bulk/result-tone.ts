import type { BulkResult } from '../../../../shared/bulk-release.ts';

/** Returns the license status whose color a result has. Only failures are red. */
export function getResultTone(result: BulkResult): 'granted' | 'disabled' | 'revoked' | 'calm' {
  switch (result) {
    case 'released':
    case 'found-free':
    case 'already-free':
      return 'granted';
    case 'unknown':
    case 'still-held':
      return 'disabled';
    case 'failed':
      return 'revoked';
    case 'planned':
    case 'left-out':
      return 'calm';
  }
}
