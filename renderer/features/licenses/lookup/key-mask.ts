/** Returns a text of main's with its masked keys as the window shows them: `****-4C7A91` as `••••-4C7A91`. */
export function withKeyMask(text: string): string {
  return text.replaceAll('****-', '••••-');
}
