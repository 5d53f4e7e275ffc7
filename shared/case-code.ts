/** Letters without vowels and without pairs that look alike (RFC 8628, section 6.1), for codes that people read aloud. */
export const caseAlphabet = 'BCDFGHJKLMNPQRSTVWXZ';

const caseCode = new RegExp(`^[${caseAlphabet}]{4}-[${caseAlphabet}]{4}$`);

/** Returns whether a text is a case's code, such as `BCDF-GHJK`. */
export function isCaseCode(text: string): boolean {
  return caseCode.test(text);
}
