import { plainCharacters } from '../../../shared/plain-text.ts';

/**
 * Returns the token in the text, an organization's or a person's; null for none and for several. People copy and save it with quotes, with
 * "Bearer" before it, as a line of a settings file, or with an invisible character of a web page.
 */
export function tokenIn(text: string): string | null {
  const tokens = plainCharacters(text).match(/(?<!\w)polar_(?:oat|pat)_\w{1,200}/g);
  const [token, another] = new Set(tokens);
  return another === undefined ? (token ?? null) : null;
}
