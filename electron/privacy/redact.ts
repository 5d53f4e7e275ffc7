/**
 * What no log line may hold, by its shape: Polar's tokens of every kind, bearer headers, and every UUID, for a license key is one
 * with a prefix and an activation id is one too, whatever stands around them. E-mail addresses, since answers carry the customer's.
 * Each also as it stands in a web address or in a string of JSON. The bounds are those of addresses, and keep a long line quick.
 */
const secrets: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/polar_[a-z]+(?:_[a-z])?_\w+/gi, '[token]'],
  [/bearer(?:\s|%20|\+)+\S+/gi, 'Bearer [token]'],
  [/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi, '[id]'],
  [
    /[\p{L}\p{N}._+%-]{1,64}(?:@|%40|\\u0040)[\p{L}\p{N}%-]{1,190}(?:\.[\p{L}\p{N}%-]{1,190})+/gu,
    '[e-mail]',
  ],
];

/** The text without anything secret. Every sink that a person may share passes through here. */
export function redact(text: string): string {
  return secrets.reduce((clean, [pattern, instead]) => clean.replaceAll(pattern, instead), text);
}
