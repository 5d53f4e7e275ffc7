/**
 * Makes text of others, such as the names of devices and customers, safe to show in the app's own text. Only shown text passes through
 * here: values that are stored, sent or compared stay unchanged.
 */

/** Text that needs no cleaning, as nearly every name. */
const plainText = /^[ -~]*$/;

/** Characters that end a line or move to another column. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** A flag such as Scotland's: a black flag with invisible tags that say which one it is. */
const taggedFlag = String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}`;

/**
 * An invisible character: a control character, one that changes the direction of reading, a tag, or one that Unicode lets a font omit.
 * Formatting characters with a glyph, such as Arabic's number sign, do not count.
 */
const invisible = String.raw`(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;

/** Scripts whose letters change their form with a joiner. Between other letters, a joiner is invisible. */
const joiningScripts =
  'Arab Syrc Nkoo Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt';

/** Compiles the patterns for text that is not plain, which takes a millisecond and so waits for the first such text. */
function createPatterns() {
  const scripts = joiningScripts
    .split(' ')
    .map((script) => String.raw`\p{Script_Extensions=${script}}`)
    .join('');
  const joiningLetter = String.raw`(?=[\p{L}\p{M}])[${scripts}]`;
  return {
    invisible: new RegExp(invisible, 'u'),
    invisibleOrFlag: new RegExp(`${taggedFlag}|${invisible}`, 'gu'),
    lastCharacter: /.$/su,
    joiningEnd: new RegExp(`${joiningLetter}$`, 'u'),
    joiningStart: new RegExp(`^${joiningLetter}`, 'u'),
    emojiEnd: /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u,
    emojiStart: /^\p{Extended_Pictographic}/u,
    /** A variation selector after a character that Unicode defines variants of. */
    variant:
      /(?:\p{Emoji}[\ufe0e\ufe0f]|[\p{Script=Han}\p{Script=Mymr}\p{Script=Phag}\p{Sm}][\ufe00-\ufe0f]|\p{Script=Han}[\u{e0100}-\u{e01ef}]|\p{Script=Mong}[\u180b-\u180d\u180f])$/u,
  };
}

let patterns: ReturnType<typeof createPatterns> | undefined;

/** Whether an invisible character changes the look of its neighbors, and so belongs to the text. */
function isMeaningful(character: string, before: string, after: string): boolean {
  patterns ??= createPatterns();
  if (patterns.variant.test(before + character)) return true;
  if (character !== '\u200c' && character !== '\u200d') return false;
  return (
    (patterns.joiningEnd.test(before) && patterns.joiningStart.test(after)) ||
    (character === '\u200d' && patterns.emojiEnd.test(before) && patterns.emojiStart.test(after))
  );
}

/**
 * Returns the text as one line of visible characters: line breaks and tabs become a space; control characters, invisible characters
 * and those that change the direction of reading are removed; half a surrogate pair becomes U+FFFD. Names in any script, and emoji,
 * stay as they are. Takes time in proportion to the text's length.
 */
export function oneLine(text: string): string {
  if (plainText.test(text)) return text;
  patterns ??= createPatterns();
  const line = text.replaceAll(breaks, ' ').replaceAll(/\p{Surrogate}/gu, '\ufffd');
  if (!patterns.invisible.test(line)) return line;
  let clean = '';
  let end = 0;
  for (const { 0: found, index } of line.matchAll(patterns.invisibleOrFlag)) {
    clean += line.slice(end, index);
    end = index + found.length;
    const isFlag = found.startsWith('\u{1f3f4}');
    // A character has at most two code units.
    const before = patterns.lastCharacter.exec(clean.slice(-2))?.[0] ?? '';
    if (isFlag || isMeaningful(found, before, line.slice(end, end + 2))) clean += found;
  }
  return clean + line.slice(end);
}

/** Whether a text has a visible character. */
export function isVisible(text: string): boolean {
  return /[^\s\u2800]/u.test(oneLine(text));
}

/** Returns the text with its line breaks (`\n`) kept and each line cleaned by `oneLine`. For text of the app's own with names in it. */
export function cleanLines(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}

/** Returns a character's code units as JSON escapes. */
export function escapedInJson(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
    .map((unit) => String.raw`\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** Returns the JSON with every invisible character escaped. It holds the same values. */
export function visibleJson(json: string): string {
  if (plainText.test(json)) return json;
  return json.replaceAll(
    new RegExp(String.raw`[\u2028\u2029\p{Surrogate}]|${invisible}`, 'gu'),
    escapedInJson,
  );
}

/** The most characters of a name in a sentence. Nearly every path is shorter, and a longer name could hide the rest of the sentence. */
const maxInSentence = 400;

/** The most characters of a name in a system dialog, as of a device name that this app sends (`DeviceLabel`). */
const maxInDialog = 120;

/** Returns the text cut to `maxLength` characters, including an ellipsis. */
function truncated(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const characters = Array.from(text);
  return characters.length <= maxLength
    ? text
    : oneLine(`${characters.slice(0, maxLength - 1).join('')}…`);
}

/**
 * Returns a name as it is shown by itself, and in a sentence on a terminal, which ignores isolation: one line of at most 400 characters,
 * without runs of spaces and without piles of accents, which would reach into other lines.
 */
export function shownName(name: string): string {
  const line = oneLine(name).replaceAll(/[\s\u2800]{2,}/gu, ' ');
  return truncated(
    plainText.test(line) ? line : line.replaceAll(/(\p{M}{8})\p{M}+/gu, '$1'),
    maxInSentence,
  );
}

/** Returns a name for a system dialog: as `shownName`, and short enough to keep the question visible. */
export function nameInDialog(name: string): string {
  return truncated(shownName(name).trim(), maxInDialog);
}

/** Letters that are written from right to left, by Unicode's blocks. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Returns a name for a sentence of the window, a dialog or a file: as `shownName`, and isolated (U+2068 … U+2069) if it is written from
 * right to left, so that it does not change the direction of the sentence. All languages of the app are written from left to right, so other
 * names need no isolation.
 */
export function nameInSentence(name: string): string {
  const line = shownName(name);
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/** Returns a function that cleans a name, and returns the placeholder for a name without a visible character. */
export function cleanOrPlaceholder(clean: (name: string) => string, placeholder: string) {
  return (name: string): string => (isVisible(name) ? clean(name) : placeholder);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Returns the value with every text in it cleaned, at any depth of arrays and plain objects. */
function cleanDeep(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((each: unknown) => cleanDeep(each, clean));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, cleanDeep(each, clean)]),
  );
}

/**
 * Returns the catalogue with functions that clean every text in their arguments with `clean`. All exported catalogues are wrapped like this.
 * Each part is wrapped when it is first read, so that the start takes no longer.
 */
export function withCleanArguments<T extends object>(
  catalogue: T,
  clean: (text: string) => string,
): T {
  const wrapped = new Map<PropertyKey, unknown>();
  return new Proxy(catalogue, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name);
      if (typeof part !== 'function' && (typeof part !== 'object' || part === null)) return part;
      const cached = wrapped.get(name);
      if (cached !== undefined) return cached;
      // Inherited methods of an array, such as `map`, stay as they are.
      const wrappedPart = Object.hasOwn(target, name) ? withCleanArguments(part, clean) : part;
      wrapped.set(name, wrappedPart);
      return wrappedPart;
    },
    apply: (target, self, input: readonly unknown[]): unknown =>
      Reflect.apply(
        target as (...all: unknown[]) => unknown,
        self,
        input.map((each) => cleanDeep(each, clean)),
      ),
  });
}
