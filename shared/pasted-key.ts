import { identifiersIn, uuidInText, uuidOfKey, type Identifiers } from './identifiers.ts';
import { plainCharacters, withoutWrapping } from './plain-text.ts';

const generatedKey = /^(?:.+-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/isu;
const lineBreaks = /[\n\v\f\r\u0085\u2028\u2029]+/;

/** The longest license key that is sent, in code units. */
export const maxKeyLength = 255;

/** Returns the UUIDs of the keys and ids of a text, in lower case, those of the keys first. */
function uuidsOf({ keys, ids }: Identifiers): readonly string[] {
  return [...keys.map((key) => uuidOfKey(key) ?? key), ...ids];
}

/** Returns the line that holds one of the UUIDs, else the only line; empty if there are several lines without one. */
function keyLine(text: string, uuids: readonly string[]): string {
  const lines = text
    .split(lineBreaks)
    .filter((line) => withoutWrapping(plainCharacters(line)) !== '');
  const matching = lines.find((line) => {
    const found = uuidsOf(identifiersIn(line));
    return uuids.some((id) => found.includes(id));
  });
  return (matching ?? (lines.length === 1 ? lines[0] : undefined) ?? '').trim();
}

/**
 * Returns a pasted text for a field of one line: the line that holds the key or id, or the key or id itself if a mail program wrapped it,
 * else all lines joined by spaces.
 */
export function pastedLine(text: string): string {
  if (!lineBreaks.test(text.trim())) return text;
  const found = identifiersIn(text);
  const uuids = uuidsOf(found);
  if (new Set(uuids).size !== 1) return text.replaceAll(/\s+/g, ' ');
  return keyLine(text, uuids) || (found.keys[0] ?? found.ids[0] ?? '');
}

/** Words without lower-case letters directly before a UUID. Polar writes prefixes in upper case, and they may contain spaces. */
const capitalPrefix = /(?:[^\s\p{Ll}:=,;]{1,60} ){0,5}[^\s\p{Ll}:=,;]{1,100}-$/u;

/** Returns the keys of a sentence, each with all upper-case words before its UUID. */
function keysInSentence(plain: string): string[] {
  return Array.from(plain.matchAll(uuidInText), ({ 0: found, index }) => {
    const before = capitalPrefix.exec(plain.slice(Math.max(0, index - maxKeyLength), index))?.[0];
    return before === undefined ? '' : `${withoutWrapping(before)}${found.toUpperCase()}`;
  });
}

/**
 * Returns the keys that a typed or pasted text may mean, likeliest first, to try with the server, which compares keys exactly and alone
 * knows which exist: the line unchanged, without wrapping, without its label, and in the form in which Polar generates keys. At most five,
 * none longer than `maxKeyLength`; none for a text without a visible character.
 */
export function keyVariants(text: string): string[] {
  const found = identifiersIn(text);
  const uuids = uuidsOf(found);
  const line = keyLine(text, uuids);
  const plain = withoutWrapping(plainCharacters(line).replaceAll(/[\t\n\r]/g, ' '));
  const isVisible = /^\P{C}*$/u.test(line);
  const labeled = withoutWrapping(
    plain.slice(Math.max(plain.lastIndexOf(':'), plain.lastIndexOf('=')) + 1),
  );
  const generated = [plain, labeled]
    .filter((each) => generatedKey.test(each))
    .map((each) => each.toUpperCase());
  const variants = [
    isVisible && plain === plainCharacters(line) ? line : '',
    plain,
    // An imported key may begin with a bracket or end with an equals sign; a generated key never does.
    isVisible && uuids.length === 0 ? line : '',
    labeled,
    ...generated,
    ...keysInSentence(plain),
    ...found.keys.map((key) => key.toUpperCase()),
    ...found.ids.map((id) => id.toUpperCase()),
    // Joined emoji contain invisible characters.
    uuids.length === 0 && /^[^\p{Cc}\p{Cs}]*$/u.test(line) ? line : '',
  ];
  return [...new Set(variants)]
    .filter((each) => each !== '' && each.length <= maxKeyLength)
    .slice(0, 5);
}
