import * as v from 'valibot';
import { caseMark, SupportCase } from './support-case.ts';
import { withoutMarkup, withoutQuotedPrintable } from './mail-text.ts';

/** The longest text that is searched for a case, in code units. */
const maxSearchedLength = 100_000;
/** The longest block, in code units, with all that a mail program adds to it. */
const maxBlockLength = 20_000;
/** So many places where a block may begin, or end, are tried. */
const maxAttempts = 8;

/** What stands between two lines of a text: the end of one, and the marks with which a mail program quotes the next. */
const lineBreak = /[ \t\u00a0]*(?:\r\n?|\n)[ \t\u00a0>|]*/g;

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: ' ',
  '#34': '"',
  '#39': "'",
  '#160': ' ',
  '#x22': '"',
};

/** Returns the block in the characters that it was written in: `caseBlock` writes plain letters, and none that mail programs change. */
function withOriginalCharacters(block: string): string {
  return withoutMarkup(withoutQuotedPrintable(block))
    .replaceAll(/&(#?\w{2,5});/g, (found, name: string) => entities[name.toLowerCase()] ?? found)
    .replaceAll(/[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\p{Zs}/gu, ' ');
}

/** How `caseBlock` writes a space; there is one in every case. */
const escapedSpace = String.raw`\u0020`;

/**
 * Returns the block as one line. In what `caseBlock` writes there are no spaces and no marks of quotations, so that all of them are a mail
 * program's; before it escaped them, names had spaces.
 */
function withoutBreaks(block: string): string {
  return block.includes(escapedSpace)
    ? block.replaceAll(/[\s>|]+/g, '')
    : block.replaceAll(lineBreak, '').trimStart();
}

/** What `caseBlock` escapes: where it stands in a block, the block was changed in a way that could not be undone. */
const changedCharacter = /[^!-~]|[&'<=>|]/;

/** The case of a JSON text; null where it is none, or damaged. A field that it does not know, as of a newer app, is left out. */
function parseCase(json: string): SupportCase | null {
  if (json.includes(escapedSpace) && changedCharacter.test(json)) return null;
  try {
    const result = v.safeParse(v.object(SupportCase.entries), JSON.parse(json));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** The case that begins with a text's first brace: JSON in JSON has more than one closing brace. */
function parseCaseAtStart(text: string): SupportCase | null {
  if (!text.startsWith('{')) return null;
  let end = text.indexOf('}');
  for (let attempts = 0; end !== -1 && attempts < maxAttempts; attempts += 1) {
    const found = parseCase(text.slice(0, end + 1));
    if (found !== null) return found;
    end = text.indexOf('}', end + 1);
  }
  return null;
}

/** A mark as a mail program may have broken it. */
const brokenMark = new RegExp(
  caseMark.replace('-', String.raw`[-\u2010-\u2015]=?\s*[>|\s]*`),
  'gi',
);

/**
 * Returns the case whose block stands in a text, such as a mail around it: wrapped, quoted several times, encoded, with other quotation
 * marks. Null where there is none, or it is damaged. Never throws. Takes time in proportion to the text's length.
 */
export function findCase(text: string): SupportCase | null {
  const searched = text.slice(0, maxSearchedLength);
  let attempts = 0;
  for (const { 0: mark, index } of searched.matchAll(brokenMark)) {
    attempts += 1;
    if (attempts > maxAttempts) break;
    const following = searched.slice(index + mark.length, index + mark.length + maxBlockLength);
    const joined = withoutBreaks(following);
    // Where no character is foreign to a block, nothing of it was changed.
    const isIntact = /^[ -~]*$/.test(joined.slice(0, joined.indexOf('}') + 1));
    const restored = withoutBreaks(withOriginalCharacters(following));
    const found =
      (isIntact ? parseCaseAtStart(joined) : null) ??
      parseCaseAtStart(restored) ??
      (isIntact ? null : parseCaseAtStart(joined));
    if (found !== null) return found;
  }
  return null;
}
