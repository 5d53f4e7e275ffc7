/**
 * Text that others wrote, such as the names of devices and customers, made safe to stand among the app's own words. The value that is
 * stored, sent and compared stays as it is: only what a person reads passes through here.
 */

/** Text that needs no cleaning: nearly every name. */
const plainText = /^[ -~]*$/;

/** Characters that end a line or move to another column, which a terminal, a file and a window would each obey. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** A flag such as Scotland's: the invisible tags behind the black flag say which one it is. */
const taggedFlag = String.raw`\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{1,6}\u{e007f}`;

/**
 * An invisible character: a control character, one that changes the direction of reading, a tag, or one that Unicode lets a font leave
 * out. The few formatting characters with a glyph, such as Arabic's number sign, are excepted.
 */
const invisible = String.raw`(?![\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]`;

/** Scripts whose letters change their form with a joiner; between Latin letters, a joiner would only hide something. */
const joiningScripts =
  'Arab Syrc Nkoo Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt';

/** The patterns for text that is not plain. Compiling them takes a millisecond, so it is done when the first such text comes. */
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
    /** A variation selector with the characters that Unicode defines variants of. */
    variant:
      /(?:\p{Emoji}[\ufe0e\ufe0f]|[\p{Script=Han}\p{Script=Mymr}\p{Script=Phag}\p{Sm}][\ufe00-\ufe0f]|\p{Script=Han}[\u{e0100}-\u{e01ef}]|\p{Script=Mong}[\u180b-\u180d\u180f])$/u,
  };
}

let patterns: ReturnType<typeof createPatterns> | undefined;

/** Whether an invisible character changes how its neighbors look, and so belongs to the text. */
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

/** Returns whether a text has anything to see. */
export function isVisible(text: string): boolean {
  return /[^\s\u2800]/u.test(oneLine(text));
}

/** Returns the text with its line breaks (`\n`) kept and each line cleaned by `oneLine`. For text of the app's own with names in it. */
export function cleanLines(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}

/** A character as JSON escapes it, each of its code units. */
function escapedInJson(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit))
    .map((unit) => String.raw`\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

/** Returns the JSON with every invisible character escaped, so that it can be shown anywhere and still holds the same values. */
export function visibleJson(json: string): string {
  if (plainText.test(json)) return json;
  return json.replaceAll(
    new RegExp(String.raw`[\u2028\u2029\p{Surrogate}]|${invisible}`, 'gu'),
    escapedInJson,
  );
}

/** The most characters of a name in a sentence. Nearly every path is shorter; a longer name could push the rest out of sight. */
const maxInSentence = 400;

/** The most characters of a name in a question of the system. A device name that this app sends is no longer (`DeviceLabel`). */
const maxInDialog = 120;

/** Returns the text cut to so many characters, an ellipsis included. */
function truncated(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const characters = Array.from(text);
  return characters.length <= maxLength
    ? text
    : oneLine(`${characters.slice(0, maxLength - 1).join('')}…`);
}

/**
 * Returns a name as it is shown by itself, and in a sentence on a terminal, which does not know isolation: one line, at most 400
 * characters, without the runs of spaces and the piles of accents that would reach into other lines.
 */
export function shownName(name: string): string {
  const line = oneLine(name).replaceAll(/[\s\u2800]{2,}/gu, ' ');
  return truncated(
    plainText.test(line) ? line : line.replaceAll(/(\p{M}{8})\p{M}+/gu, '$1'),
    maxInSentence,
  );
}

/** Returns a name as a question of the system repeats it: as `shownName`, and short enough to leave the question in sight. */
export function nameInDialog(name: string): string {
  return truncated(shownName(name).trim(), maxInDialog);
}

/** Letters that are written from right to left, by the blocks that Unicode keeps for them. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Returns a name as a sentence of the window, of a dialog or of a file repeats it: as `shownName`, and isolated (U+2068 … U+2069)
 * where it is written from right to left, so that it changes no direction around it. The app's languages are all written from left to
 * right, so that other names need no isolation.
 */
export function nameInSentence(name: string): string {
  const line = shownName(name);
  return rightToLeft.test(line) ? `\u2068${line}\u2069` : line;
}

/** Returns a way to clean names that has a word for a name with nothing to see. */
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
 * Returns a catalogue whose functions get every text in their arguments through `clean`. Catalogues leave shared/text only like this.
 * A part is wrapped when it is first read, which costs nothing at the start.
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
      // What an array inherits, such as `map`, is not of the catalogue.
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
