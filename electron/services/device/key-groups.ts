/** The most characters of a group that are read without a pause. */
const maxWhole = 8;
/** The characters of a part of a longer group. */
const partLength = 4;

/**
 * Returns a key in the groups in which it is shown, each short enough to be read at once. A hyphen ends a group. Joined, they are the key,
 * so that a person who selects and copies them gets it unchanged.
 */
export function keyGroups(key: string): readonly string[] {
  return (key.match(/[^-]*-|[^-]+$/g) ?? []).flatMap((group) => {
    const characters = Array.from(group);
    if (characters.length <= maxWhole + 1) return [group];
    const count = Math.ceil((characters.length - 1) / partLength);
    return Array.from({ length: count }, (_, order) =>
      characters
        .slice(order * partLength, order === count - 1 ? undefined : (order + 1) * partLength)
        .join(''),
    );
  });
}
