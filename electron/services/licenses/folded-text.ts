/** Plain letters need no unfolding, and nearly all text is plain. */
const isPlain = /^\p{ASCII}*$/u;

/**
 * The text as it is searched and sorted: without case and accents, so that "joao" finds "João" and "weiss" finds "Weiß". Control
 * characters go, since they divide what is stored.
 */
export function fold(text: string): string {
  const plain = isPlain.test(text)
    ? text
    : text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ẞ', 'ss');
  return plain.toLowerCase().replaceAll(/\p{Cc}/gu, ' ');
}
