import { oldPhrasesIn } from './old-phrases.ts';

/** Words that are wrong wherever they stand: in names, comments, test names and documentation. */
const everywhere = [
  { words: ['settle', 'settles', 'settled', 'settling'], term: 'reconcile, or say what ended' },
  { words: ['wish', 'wishes', 'wished'], term: 'pending activation, request' },
  { words: ['tongue'], term: 'LocaleContext, language' },
  { words: ['fruitless'], term: 'failed attempts' },
  { words: ['obstacle', 'obstacles'], term: 'blocking failure' },
  { words: ['departure', 'departures'], term: 'uninstall' },
  { words: ['whoever', 'whomever', 'nobody'], term: 'name who it is' },
  { words: ['told', 'tells', 'telling', 'heard'], term: 'publish, report, notify, say' },
  { words: ['manner', 'prudence', 'bones'], term: 'options, defaults, skeleton' },
  { words: ['doubt', 'doubts', 'doubtful'], term: 'indeterminate' },
];

/** Words that are plain English in a sentence and a riddle in a name. */
const inNames = [
  { words: ['story', 'stories'], term: 'journal, release' },
  { words: ['standing'], term: 'seat status' },
  { words: ['finding', 'findings'], term: 'check result' },
  { words: ['pace', 'quiet'], term: 'rate limiter, pausedUntil' },
  { words: ['budget'], term: 'token bucket' },
  { words: ['conversation'], term: 'run under the lock' },
  { words: ['book'], term: 'repository' },
  { words: ['desk'], term: 'support lookup, harness' },
  { words: ['door', 'doors'], term: 'entry point' },
  { words: ['alarm'], term: 'timer, announceAssertively' },
  { words: ['acts'], term: 'actions' },
  { words: ['ours'], term: 'of this device' },
  { words: ['tell', 'hear'], term: 'publish, report, notify' },
];

/** Names in which an old word is the right one. */
const allowed = [
  { file: /^scripts\/vocabulary\//, words: /./, why: 'the list itself' },
  { file: /./, words: /^settling$/i, why: 'a state in release.json and in documented JSON' },
  { file: /./, words: /^allSettled$/, why: 'a function of JavaScript' },
  { file: /./, words: /^MacBook$/, why: 'a product' },
  { file: /^tests\/(?:packaged|support)\//, words: /^nobody$/, why: 'an account of the system' },
  { file: /^tests\/scripts\/vocabulary/, words: /./, why: 'the test of this list' },
  { file: /./, words: /^NOBODY$/, why: 'part of a test key' },
];

/** An old word in a file. */
export interface FoundWord {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly word: string;
  readonly term: string;
}

const termOf = (list: typeof everywhere): ReadonlyMap<string, string> =>
  new Map(list.flatMap(({ words, term }) => words.map((word) => [word, term] as const)));
const everywhereTerms = termOf(everywhere);
const nameTerms = termOf(inNames);

/** The words of a name in camel case, lower case: `createReleaseStory` has three. */
const partsOf = (name: string): string[] =>
  name.split(/(?<=[a-z\d])(?=[A-Z])|_/).map((part) => part.toLowerCase());

/** Returns a line without its strings: texts of the window are not names, and other rules check them. */
const withoutStrings = (line: string): string =>
  line.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`?/g, "''");

/** The old words in a file's text, and in a catalogue the old phrases. `file`: its path in the project, with slashes. */
export function oldWordsIn(file: string, text: string): FoundWord[] {
  const isText = file.startsWith('shared/text/');
  return text.split('\n').flatMap((whole, index) => {
    const line = isText ? withoutStrings(whole) : whole;
    const found = oldPhrasesIn(file, whole).map(({ phrase, better }) => ({
      file,
      line: index + 1,
      word: phrase,
      term: better,
    }));
    const words = [...line.matchAll(/[A-Za-z][A-Za-z\d_]*/g)].flatMap(([name]) => {
      const parts = partsOf(name);
      const isName = parts.length > 1;
      const word = parts.find(
        (part) => everywhereTerms.has(part) || (isName && nameTerms.has(part)),
      );
      if (word === undefined) return [];
      if (allowed.some((one) => one.words.test(name) && one.file.test(file))) return [];
      const term = everywhereTerms.get(word) ?? nameTerms.get(word) ?? '';
      return [{ file, line: index + 1, word: name, term }];
    });
    return words.concat(found);
  });
}
