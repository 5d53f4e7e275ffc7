import { oneLine } from '../../shared/foreign-text.ts';

/** Returns the first letter of a name, or that and the domain of an address: enough to recognize, too little to write to. */
export function maskedPerson(text: string): string {
  const [name = '', domain] = text.split('@');
  // The whole character as it is seen, such as a letter with its accents.
  const first =
    oneLine(name)
      .trim()
      .match(/^.\p{M}*/u)?.[0] ?? '';
  return domain === undefined ? `${first}…` : `${first}…@${domain}`;
}
