import { languages, type Language } from '../../../shared/language.ts';
import { wordsIn } from '../../../shared/plain-text.ts';

/** Frequent words of each language that the other one does not have. */
const frequentWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'the and you your is are was my have has had not for this that with can could please i it of to thanks thank hello hi dear regards would computer laptop broken lost key'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das und ist sind ich sie ihr ihre mein meine meinen habe hat nicht für mit auf ein eine einen dem den bitte danke guten hallo grüße gruß können könnten wurde rechner lizenz schlüssel kaputt verloren freundlichen'.split(
      ' ',
    ),
  ),
};

/** A line that a mail program writes: a quotation, or a field of a header. */
const notWritten = /^\s*(?:[>|]|[\p{L}-]{2,20}:\s)/u;

/** Returns the number of frequent words of each language. */
function countWords(text: string): Record<Language, number> {
  const words = wordsIn(text);
  const count = (language: Language): number =>
    words.filter((word) => frequentWords[language].has(word)).length;
  return { en: count('en'), de: count('de') };
}

/**
 * Returns the language of a customer's message; null where it does not show. What the customer wrote counts before what they quoted, since
 * the quotation may be the seller's.
 */
export function messageLanguage(text: string): Language | null {
  const written = text
    .split('\n')
    .filter((line) => !notWritten.test(line))
    .join('\n');
  for (const part of [written, text]) {
    const counts = countWords(part);
    const found = languages.find((language) =>
      languages.every((other) => other === language || counts[language] > counts[other]),
    );
    if (found !== undefined) return found;
  }
  return null;
}
