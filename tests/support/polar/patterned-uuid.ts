/**
 * A valid version 4 UUID that a person can read in a log: `space` (4 hex digits) says what it
 * names, `item` (up to 32 bits) which one, `part` (up to 48 bits) which part of it.
 *
 * @example patternedUuid('5ea7', 3, 1) // '00000003-5ea7-4000-8000-000000000001'
 */
export function patternedUuid(space: string, item: number, part = 0): string {
  return `${hex(item, 8)}-${space}-4000-8000-${hex(part, 12)}`;
}

/** The `item` of a UUID made by {@link patternedUuid} in this space, or null for any other. */
export function patternedItem(space: string, uuid: string): number | null {
  return uuid.slice(8).startsWith(`-${space}-4000-8000-`) ? Number.parseInt(uuid, 16) : null;
}

/**
 * A test key around a {@link patternedUuid}. Its last six characters, all that Polar shows of a
 * masked key, differ for every `item` below 16 million.
 *
 * @example patternedKey('LUMEN', '0ce0', 1) // 'LUMEN-TEST-00000001-0CE0-4000-8000-0000009E3779'
 */
export function patternedKey(prefix: string, space: string, item: number): string {
  const tail = (item * 0x9e_37_79) % 0x1_00_00_00;
  return `${prefix}-TEST-${patternedUuid(space, item, tail).toUpperCase()}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
