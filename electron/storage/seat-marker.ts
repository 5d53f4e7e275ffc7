import * as v from 'valibot';
import { seatIdPattern } from '../../shared/seat-id.ts';
import type { SeatFolders } from '../ports.ts';
import { NotWritable, readFailure } from './stored-file.ts';

/** The record whose file becomes the marker. */
export const markedName = 'device';
/** The other records of a seat. */
export const otherNames = ['release', 'activation', 'receipt', 'move'] as const;

export const Marker = v.looseObject({
  version: v.literal(2),
  layout: v.literal('seats'),
  /** The seat whose records are being moved. */
  moved: v.exactOptional(v.pipe(v.string(), v.regex(seatIdPattern))),
});

const Versioned = v.looseObject({ version: v.pipe(v.number(), v.integer()) });
/** What the data folder itself holds. */
export type DataFolder =
  | { readonly type: 'marker'; readonly moved: string | null }
  | { readonly type: 'newer' }
  /** Records of the old layout. */
  | { readonly type: 'records'; readonly names: readonly string[] }
  | { readonly type: 'empty' };

/** Returns the content of a JSON text; undefined for no text and for damaged JSON. */
function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the content of the marker. */
export function markerContent(moved: string | null): Record<string, unknown> {
  return { version: 2, layout: 'seats', ...(moved === null ? {} : { moved }) };
}

/** Runs `work`, and throws `NotWritable` with the failure that its error means for this file to a person. */
export function withReadFailure<T>(fileName: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new NotWritable(readFailure(error, { fileName }), 'cannot be read');
  }
}

/** Returns the data folder's reader. It throws `NotWritable` for a file that cannot be read. */
export function createDataFolderReader({ migration }: SeatFolders) {
  const read = (name: string): string | undefined =>
    withReadFailure(`${name}.json`, () => migration.read(name));

  return {
    content: (name: string): unknown => parsed(read(name)),
    inspect(): DataFolder {
      const text = read(markedName);
      const content = parsed(text);
      if (v.is(Marker, content)) return { type: 'marker', moved: content.moved ?? null };
      if (v.is(Versioned, content) && content.version > 1) return { type: 'newer' };
      const others = otherNames.filter((name) => read(name) !== undefined);
      const names = text === undefined ? others : [markedName, ...others];
      return names.length === 0 ? { type: 'empty' } : { type: 'records', names };
    },
  };
}
