/** The most characters of a name that a question shows. A device's name is no longer (`DeviceLabel`). */
const longest = 120;

/**
 * Returns a customer's or a device's name as one line for a dialog of the system: control characters and those that turn the direction
 * of writing become spaces, so that a name cannot write another question around itself.
 */
export function shownName(name: string): string {
  const line = name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}
