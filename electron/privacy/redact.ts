/**
 * What no log line may hold, by its shape: Polar's tokens of every kind, bearer headers, and every UUID, for a license key is one
 * with a prefix and an activation id is one too, whatever stands around them. E-mail addresses, since answers carry the customer's.
 */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/polar_[a-z]+(?:_[a-z])?_\w+/gi, '[token]'],
  [/bearer\s+\S+/gi, 'Bearer [token]'],
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, '[id]'],
  [/[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[e-mail]'],
];

/** The text without anything secret. Every sink that a person may share passes through here. */
export function redact(text: string): string {
  return secrets.reduce((clean, [pattern, instead]) => clean.replaceAll(pattern, instead), text);
}
