/**
 * Returns the text of a case with plain spaces where its last line, which is JSON, has them escaped so that no mail program breaks the line
 * there. An escaped backslash before `u0020` is left: its value is no space. Invisible characters stay escaped.
 */
export function readableCase(text: string): string {
  return text.replaceAll(/(?<!\\)((?:\\\\)*)\\u0020/g, '$1 ');
}
