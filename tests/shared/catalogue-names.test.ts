import { describe, expect, it } from 'vitest';
import { de } from '../../shared/text/de.ts';
import { en } from '../../shared/text/en.ts';
import { catalogue } from '../../shared/text/catalogue.ts';
import { terminal } from '../../shared/text/terminal.ts';
import { unsafeCharactersIn, hostileName, hostileRightToLeft } from '../support/hostile-names.ts';

type Sentence = (...input: unknown[]) => unknown;

/** Returns every function of a catalogue with its path. */
function sentencesIn(part: unknown, path: string): [path: string, sentence: Sentence][] {
  if (typeof part === 'function') return [[path, part as Sentence]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, child]) => sentencesIn(child, `${path}.${name}`));
}

/** Arguments of a sentence, with a name wherever possible. */
const inputs = (name: string): readonly unknown[] => [
  'no-answer',
  name,
  2,
  null,
  { used: 1, limit: 2, read: 1, of: 2, device: name, how: 'released', caseCode: name },
  [[name, name]],
  ['key', 'email'],
];

/** Returns all combinations of this number of arguments. */
function waysOf(name: string, count: number): unknown[][] {
  if (count === 0) return [[]];
  return waysOf(name, count - 1).flatMap((rest) =>
    inputs(name).map((input) => [input].concat(rest)),
  );
}

/** Returns the sentence for each combination that is valid. */
function textsOf(sentence: Sentence, name: string): Set<string> {
  const all = new Set<string>();
  for (const input of waysOf(name, Math.max(1, sentence.length))) {
    try {
      const wording = sentence(...input);
      if (typeof wording === 'string') all.add(wording);
    } catch {
      // The arguments do not fit the function.
    }
  }
  return all;
}

const catalogues = { en, de, mainEn: catalogue.en, mainDe: catalogue.de, terminal };
const sentences = Object.entries(catalogues).flatMap(([name, part]) => sentencesIn(part, name));

describe('a foreign name in a sentence', () => {
  it('occurs in many sentences', () => {
    expect(sentences.length).toBeGreaterThan(300);
  });

  it.each(sentences)('%s', (path, sentence) => {
    const isTerminal = path.startsWith('terminal');
    for (const name of [hostileName, hostileRightToLeft]) {
      const texts = textsOf(sentence, name);
      expect(texts.size).toBeGreaterThan(0);
      for (const text of texts) {
        // Help and a few others have several lines; a name must not add one.
        expect(unsafeCharactersIn(text, { lines: true }), text).toEqual([]);
        expect(text).not.toMatch(/\nReleased/);
        if (isTerminal) expect(text).not.toMatch(/[\u2066-\u2069]/);
        else if (text.includes('דנה')) expect(text).toMatch(/\u2068[^\u2069]*דנה[^\u2068]*\u2069/);
      }
    }
  });
});
