import { type BulkSource, maxTableBytes, type SeatRule } from '../../../../shared/bulk-release.ts';
import type { LicenseQuery } from '../../../../shared/licenses.ts';

/** The rules in the order that they are offered: the most careful first. */
export const ruleNames = [
  'duplicates',
  'older-than',
  'all-but-newest',
  'stranded',
  'all',
] as const satisfies readonly SeatRule['type'][];

/** What the form holds. */
export interface SourceFields {
  readonly scope: 'chosen' | 'query' | 'csv';
  readonly rule: SeatRule['type'];
  readonly days: string;
  /** The file's content; null for none. */
  readonly file: Uint8Array<ArrayBuffer> | null;
}

/** What is wrong with the form; null where nothing is. */
export function findProblem(fields: SourceFields): 'no-days' | 'no-file' | 'large-file' | null {
  const { scope, rule, days, file } = fields;
  if (scope === 'csv' && (file === null || file.byteLength === 0)) return 'no-file';
  if (scope === 'csv' && file !== null && file.byteLength > maxTableBytes) return 'large-file';
  const isCount = /^\s*\d{1,5}\s*$/.test(days) && Number(days) >= 1 && Number(days) <= 36_500;
  return rule === 'older-than' && !isCount ? 'no-days' : null;
}

/** What a form without fault asks for. */
export function createBulkSource(
  fields: SourceFields,
  query: LicenseQuery,
  chosen: ReadonlySet<string>,
): BulkSource {
  const rule: SeatRule =
    fields.rule === 'older-than'
      ? { type: 'older-than', days: Number(fields.days) }
      : { type: fields.rule };
  switch (fields.scope) {
    case 'csv':
      return { type: 'csv', bytes: fields.file ?? new Uint8Array(), rule };
    case 'query':
      return { type: 'rule', scope: { type: 'query', query }, rule };
    case 'chosen':
      return { type: 'rule', scope: { type: 'licenses', licenseIds: [...chosen] }, rule };
  }
}

/** Whether what was typed is the number of seats; people may group its digits. */
export function isTypedCount(typed: string, count: number): boolean {
  return typed.replaceAll(/[\s.,’']/g, '') === count.toString();
}

/** From so many seats on, their number has to be typed. */
export const typedCountThreshold = 10;
