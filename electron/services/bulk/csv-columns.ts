import { comparableForm } from '../../../shared/plain-text.ts';

/**
 * What a column holds, by its title. An unclear cell means nothing in a `text` column. In an `unknown` one, which has no title or an
 * unfamiliar one, it may be a misspelled key.
 */
export type ColumnRole = 'key' | 'seat' | 'license' | 'address' | 'text' | 'unknown';

/**
 * The words of titles, in the app's languages and a few others. The first match decides: a title that may mean keys, such as "Product key",
 * comes before one that means text, such as "Product".
 */
const roles: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'text',
    /\b(?:date|datum|created|expires|expiry|erstellt|ablauf|limits?|used|in use|count|anzahl)\b|datum$/,
  ],
  ['address', /mail|courriel|correo/],
  [
    'key',
    /\bkeys?\b|schlüssel|schluessel|\bserial|seriennummer|\bclave\b|\bclé\b|\bchiave\b|^(?:licen[cs]e |activation |product )?codes?$|lizenz-?code/,
  ],
  [
    'seat',
    /\bactivation|aktivierung|\bseat\b|\bplatz\b|\binstance|device (?:id|code)|geräte?-?(?:id|code)/,
  ],
  [
    'text',
    /\b(?:labels?|names?|vorname|nachname|nom|nombre|customers?|kunden?|kundin|clients?|company|firma|organi[sz]ation|notes?|notiz(?:en)?|comments?|kommentare?|bemerkung(?:en)?|remarks?|reason|grund|activated|aktiviert|status|state|result|ergebnis|benefits?|vorteil|products?|produkt|plan|used|limits?|usage|nutzung|validations|country|land|city|ort|street|straße|phone|telefon|quantity|anzahl|menge|price|preis|total|time|zeitpunkt|devices?|hostname|computer|seats|plätze|orders?|bestellung|invoice|rechnung|subject|betreff)\b|gerät|name$/,
  ],
  ['license', /\blicen[cs]es?\b|\blizenz(?:en)?\b|\bids?\b|\buuid\b/],
];

/** Returns what the column with this title holds. */
export function columnRole(title: string): ColumnRole {
  const words = comparableForm(title)
    .replaceAll(/[_.]/g, ' ')
    .replaceAll(/(?<=\p{Ll})-(?=id)/gu, ' ');
  if (words === '' || words.length > 60 || /\d/.test(words)) return 'unknown';
  return roles.find(([, pattern]) => pattern.test(words))?.[0] ?? 'unknown';
}
