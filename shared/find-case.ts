import * as v from 'valibot';
import { anyCaseMark, SupportCase } from './support-case.ts';
import { withoutMarkup, withoutQuotedPrintable } from './mail-text.ts';
import { withoutEntities } from './plain-text.ts';

/** The longest text that is searched for a case, in code units. */
const maxSearchedLength = 100_000;
/** The longest block, in code units, with everything that a mail program adds to it. */
const maxBlockLength = 20_000;
/** The most positions that are tried as the begin, or as the end, of a block. */
const maxAttempts = 8;

/** The text between two lines: the end of one, and the `>` or `|` of a quotation before the next. */
const lineBreak = /[ \t\u00a0]*(?:\r\n?|\n)[ \t\u00a0>|]*/g;

/** Returns the block with the characters restored that a mail program changed: `caseBlock` writes none of their replacements. */
function withOriginalCharacters(block: string): string {
  return withoutEntities(withoutMarkup(withoutQuotedPrintable(block)))
    .replaceAll(/[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g, '"')
    .replaceAll(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\p{Zs}/gu, ' ');
}

/** The escape of a space, of which every case has one. */
const escapedSpace = String.raw`\u0020`;

/**
 * Returns the block as one line. `caseBlock` writes no spaces and no `>` or `|`, so a mail program added any that are there. In blocks of
 * earlier versions, which escaped nothing, names may have spaces.
 */
function withoutBreaks(block: string): string {
  return block.includes(escapedSpace)
    ? block.replaceAll(/[\s>|]+/g, '')
    : block.replaceAll(lineBreak, '').trimStart();
}

/** A character that `caseBlock` escapes. Where a block contains one, a mail program changed it for good. */
const changedCharacter = /[^!-~]|[&'<=>|]/;

/** Returns the case in a JSON text; null for none or a damaged one. Ignores unknown fields, such as those of a newer app. */
function parseCase(json: string): SupportCase | null {
  if (json.includes(escapedSpace) && changedCharacter.test(json)) return null;
  try {
    const result = v.safeParse(v.object(SupportCase.entries), JSON.parse(json));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** Returns the case that begins with a text's first brace. Tries several closing braces, since nested JSON has more than one. */
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

/** The mark, also where a mail program broke the line in it. */
const brokenMark = new RegExp(anyCaseMark(String.raw`[-\u2010-\u2015]=?\s*[>|\s]*`), 'gi');

/**
 * Returns the case whose block is in a text such as a mail: wrapped, quoted several times, encoded, or with other quotation marks. Null for
 * none or a damaged one. Never throws. Takes time in proportion to the text's length.
 */
export function findCase(text: string): SupportCase | null {
  const searched = text.slice(0, maxSearchedLength);
  let attempts = 0;
  for (const { 0: mark, index } of searched.matchAll(brokenMark)) {
    attempts += 1;
    if (attempts > maxAttempts) break;
    const following = searched.slice(index + mark.length, index + mark.length + maxBlockLength);
    const joined = withoutBreaks(following);
    // A block of printable ASCII was not changed.
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
