import * as v from 'valibot';
import { Version } from '../../../shared/vendor.ts';

/** The most bytes of a feed. One with ten files and the notes of a release has less than 10 kB. */
export const maxFeedLength = 256 * 1024;

/** The most bytes of a package. */
const maxPackageSize = 1024 ** 3;

/** A file of the feed, in the folder of the feed. The name cannot leave that folder. */
const FeedFile = v.object({
  url: v.pipe(v.string(), v.maxLength(200), v.regex(/^[a-z\d][a-z\d ._~+-]*$/i)),
  /** In base64, as electron-builder writes it. */
  sha512: v.pipe(v.string(), v.regex(/^[A-Za-z\d+/]{85}[AQgw]==$/)),
  size: v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,9}$/),
    v.transform(Number),
    v.maxValue(maxPackageSize),
  ),
});

/** What the app uses of a feed. */
const Feed = v.object({
  version: Version,
  files: v.pipe(v.array(FeedFile), v.minLength(1), v.maxLength(20)),
});
export type Feed = v.InferOutput<typeof Feed>;

/** A feed that cannot be used. The message says why, without the feed's content. */
export class UnusableFeed extends Error {
  override readonly name = 'UnusableFeed';
}

/** A line with a name and a value. The indentation of a list's first entry includes its hyphen. */
const entryLine = /^( *(?:- )?)([A-Za-z\d]+):(?: +(\S.*))?$/;

/** Returns the text of a scalar in one line: plain, or in quotation marks without escapes. Throws for any other. */
function scalar(text: string | undefined): string {
  const value = text?.trimEnd() ?? '';
  const quoted = /^(?:'([^'\\]*)'|"([^"\\]*)")$/.exec(value);
  if (quoted !== null) return quoted[1] ?? quoted[2] ?? '';
  if (!/^[A-Za-z\d](?:[^:#]*[^:#\s])?$/.test(value)) throw new UnusableFeed('a value is not plain');
  return value;
}

function setOnce(target: Map<string, string>, name: string, value: string): void {
  if (target.has(name)) throw new UnusableFeed('an entry is there twice');
  target.set(name, value);
}

/**
 * Reads the part of YAML in which electron-builder writes feeds: `version`, and `files` as a list of maps, in lines of two spaces'
 * indentation. Skips all other entries with what is indented below them, such as release notes. Throws for anything else.
 * docs/decisions/0060-updates-without-electron-updater.md
 */
function readEntries(text: string): unknown {
  const top = new Map<string, string>();
  const files: Map<string, string>[] = [];
  let current = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^ *(?:#.*)?$/.test(line)) continue;
    const isIndented = /^[ -]/.test(line);
    if (isIndented && current !== 'files') {
      if (current === '' || current === 'version') throw new UnusableFeed('a line is misplaced');
      continue;
    }
    const [, indentation = '', name = '', value] = entryLine.exec(line) ?? [];
    if (name === '') throw new UnusableFeed('a line is no entry');
    if (indentation === '') {
      current = name;
      setOnce(top, name, name === 'version' ? scalar(value) : '');
      if (name === 'files' && value !== undefined) throw new UnusableFeed('files is no list');
      continue;
    }
    if (indentation === '  - ' || indentation === '- ') files.push(new Map());
    const file = files.at(-1);
    if (file === undefined || indentation.length > 4 || indentation === ' ') {
      throw new UnusableFeed('files is no list of maps');
    }
    setOnce(file, name, ['url', 'sha512', 'size'].includes(name) ? scalar(value) : '');
  }
  return { version: top.get('version'), files: files.map((file) => Object.fromEntries(file)) };
}

/** Reads a feed in electron-builder's format, such as `latest-linux.yml`. Throws `UnusableFeed`. https://www.electron.build/auto-update */
export function readFeed(text: string): Feed {
  if (text.length > maxFeedLength) throw new UnusableFeed('it is too long');
  const parsed = v.safeParse(Feed, readEntries(text.replace(/^\uFEFF/, '')));
  if (!parsed.success) {
    const where = v.getDotPath(parsed.issues[0]) ?? 'it';
    throw new UnusableFeed(`${where} is missing or not what it must be`);
  }
  return parsed.output;
}
