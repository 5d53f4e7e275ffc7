/** A version's numbers, and the identifiers of a pre-release. */
function partsOf(version: string): { readonly core: string[]; readonly preRelease: string[] } {
  const [, core = '', preRelease = ''] = /^([^-]*)-?(.*)$/s.exec(version) ?? [];
  return { core: core.split('.'), preRelease: preRelease === '' ? [] : preRelease.split('.') };
}

/** Compares two identifiers: numbers by value and before words, words by their characters. */
function compareIdentifiers(one: string, other: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (isNumber && isOtherNumber) return Number(one) - Number(other);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return one < other ? -1 : Number(one > other);
}

/** Compares lists from their start; of two lists with the same start the longer one is greater. */
function compareLists(one: readonly string[], other: readonly string[]): number {
  for (const [index, identifier] of one.entries()) {
    const opposite = other[index];
    if (opposite === undefined) return 1;
    const order = compareIdentifiers(identifier, opposite);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/**
 * Returns the precedence of two versions that fit the vendor file's `Version`: negative if `one` comes before `other`, 0 if they are
 * equal. A pre-release comes before its release. https://semver.org/#spec-item-11
 */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [partsOf(one), partsOf(other)];
  const order = compareLists(first.core, second.core);
  if (order !== 0) return order;
  const [isPreRelease, isOtherPreRelease] = [first, second].map(
    ({ preRelease }) => preRelease.length > 0,
  );
  if (isPreRelease !== isOtherPreRelease) return isPreRelease === true ? -1 : 1;
  return compareLists(first.preRelease, second.preRelease);
}
