/** Stands for the part of a key that is not shown. */
const mark = '••••';

/** Returns a key as people see it, such as `••••-4C7A91`. `ending`: the end that may be shown, empty for none. */
export function maskedKey(ending: string): string {
  return ending === '' ? mark : `${mark}-${ending}`;
}

/** Returns a text of main's with its masked keys as people see them: `****-4C7A91` as `••••-4C7A91`. */
export function withKeyMask(text: string): string {
  return text.replaceAll('****', mark);
}
