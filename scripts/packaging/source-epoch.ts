import { capture } from '../setup/capture.ts';

/**
 * Returns the modification time of files in a package, in seconds since 1970: SOURCE_DATE_EPOCH,
 * else the last commit's, else the start of 2026 for a copy without a history.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function sourceEpoch(env: NodeJS.ProcessEnv = process.env): number {
  const given = Number(env['SOURCE_DATE_EPOCH'] || Number.NaN);
  if (Number.isSafeInteger(given) && given >= 0) return given;
  const committed = Number(capture('git', ['log', '-1', '--format=%ct']).stdout || Number.NaN);
  return Number.isSafeInteger(committed) ? committed : Date.UTC(2026, 0, 1) / 1000;
}
