import { readFileSync } from 'node:fs';

/** What a program or a library says about libraries. */
export interface ElfLibraries {
  /** The names of the libraries that it is linked to. */
  readonly needed: readonly string[];
  /** Its own name; null for a program. */
  readonly name: string | null;
}

const segment = { load: 1, dynamic: 2 } as const;
const entry = { needed: 1, stringTable: 5, name: 14 } as const;

/**
 * Reads an ELF file of 64 bits and little endian, as all packages here have. Null for any other file.
 * https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
 */
export function elfLibraries(file: string): ElfLibraries | null {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 0, 6) !== '\u007fELF\u0002\u0001') return null;
  const long = (at: number): number => Number(bytes.readBigUInt64LE(at));
  const [start, size, count] = [long(32), bytes.readUInt16LE(54), bytes.readUInt16LE(56)];
  const segments = Array.from({ length: count }, (_, index) => {
    const at = start + index * size;
    return {
      type: bytes.readUInt32LE(at),
      offset: long(at + 8),
      address: long(at + 16),
      length: long(at + 32),
    };
  });
  const dynamic = segments.find(({ type }) => type === segment.dynamic);
  if (dynamic === undefined) return { needed: [], name: null };
  const entries = Array.from({ length: dynamic.length / 16 }, (_, index) => {
    const at = dynamic.offset + index * 16;
    return { tag: long(at), value: long(at + 8) };
  });
  const valuesOf = (wanted: number): number[] =>
    entries.filter(({ tag }) => tag === wanted).map(({ value }) => value);
  const [table = 0] = valuesOf(entry.stringTable);
  const holder = segments.find(
    ({ type, address, length }) =>
      type === segment.load && table >= address && table < address + length,
  );
  if (holder === undefined) throw new Error(`${file} has no string table`);
  const textAt = (index: number): string => {
    const from = table - holder.address + holder.offset + index;
    return bytes.toString('latin1', from, bytes.indexOf(0, from));
  };
  return {
    needed: valuesOf(entry.needed).map(textAt),
    name: valuesOf(entry.name).map(textAt)[0] ?? null,
  };
}
