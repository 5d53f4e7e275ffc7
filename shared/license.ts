import * as v from 'valibot';
import { oneLine } from './foreign-text.ts';
import { identifiersIn } from './identifiers.ts';
import { maxKeyLength } from './pasted-key.ts';
import { TypedKey } from './typed-key.ts';

/** Which Polar a seat or a token belongs to. They are not interchangeable. `loopback` exists in development only. */
export const servers = ['production', 'sandbox', 'loopback'] as const;
export const Server = v.picklist(servers);
export type Server = v.InferOutput<typeof Server>;

/** Polar's ids are version 4 UUIDs; any other is refused with 422 (`uuid_version`). */
export const PolarId = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.regex(
    /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    'Expected a version 4 UUID',
  ),
);

/** An id in Polar's answers: a UUID of any version, in lower case. */
export const AnyUuid = v.pipe(
  v.string(),
  v.toLowerCase(),
  v.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/),
);

/**
 * Stands for a value that an answer leaves out or has in a form that this app does not know. Null cannot: for a limit or an expiry it means
 * that there is none.
 */
export const unknownValue = 'unknown';
/** A value of Polar's, or that it was not told. */
export type OrUnknown<T> = T | typeof unknownValue;

/** The schema of such a value. */
export function orUnknown<S extends v.GenericSchema>(schema: S) {
  return v.union([schema, v.literal(unknownValue)]);
}

/** An id as a person types or pastes it: in quotes, with other dashes or invisible characters, behind a label. */
export const TypedId = v.pipe(
  v.string(),
  v.transform((text) => {
    const { ids, keys } = identifiersIn(text);
    const [id, ...others] = ids;
    return id !== undefined && others.length === 0 && keys.length === 0 ? id : text;
  }),
  PolarId,
);

/**
 * A license key exactly as Polar compares it: a seller may import keys of any form, from one character on, and choose a prefix with
 * spaces and letters of any script. Polar refuses a NUL with 422; no key has another control character.
 */
export const LicenseKey = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(maxKeyLength),
  v.regex(/^\P{Cc}+$/u, 'Expected a key without control characters'),
);

/**
 * A device's name as this app sends it to Polar: one line of visible characters, so that what a person confirms is all that is sent.
 * Names that come from Polar are not held to this rule: Polar stores any text.
 */
export const DeviceLabel = v.pipe(
  v.string(),
  v.transform(oneLine),
  v.trim(),
  v.minLength(1),
  v.maxLength(120),
);

/** The most of a device's name that a record keeps, in code units, so that the record fits its file (`maxRecordSize`). */
const maxStoredLabelLength = 300;

/** A device's name from elsewhere, as a record keeps it. It may be empty and hold any character. */
export const ForeignLabel = v.pipe(
  v.string(),
  v.transform((label) => label.slice(0, maxStoredLabelLength)),
);

/** The most characters that are shown of a key, as in Polar's own `display_key`: `****-` and the last six. */
const maxEndingLength = 6;

/**
 * Returns the end of a key that may be shown: its last six characters, and never more than half of it. Polar's own `display_key` shows
 * the whole of a key that has six characters or fewer.
 */
export function shownEndingOf(key: string): string {
  const characters = Array.from(key);
  const shown = Math.min(maxEndingLength, Math.floor(characters.length / 2));
  return characters.slice(characters.length - shown).join('');
}

/** Returns the key as it may be shown: `****-` and its end, or `****` alone for a key of one character. */
export function displayKeyOf(key: string): string {
  const ending = shownEndingOf(key);
  return ending === '' ? '****' : `****-${ending}`;
}

/** Returns the end of a key that `displayKeyOf` or Polar has masked; empty where it shows none. */
export function endingOf(displayKey: string): string {
  return displayKey.replace(/^\*+-?/, '');
}

/** How many of a license's seats are taken. `limit` is null where the license sets none. */
export const SeatCount = v.strictObject({
  used: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type SeatCount = v.InferOutput<typeof SeatCount>;

/** An activation as it is carried from elsewhere: by hand, by a vendor's installer, or on the command line. */
export const ImportedActivation = v.strictObject({
  key: TypedKey,
  organizationId: TypedId,
  activationId: TypedId,
  label: ForeignLabel,
});
export type ImportedActivation = v.InferOutput<typeof ImportedActivation>;

/** What tells one seat from every other, whatever its key is at the time. */
interface SeatIdentity {
  readonly server: Server;
  readonly organizationId: string;
  readonly activationId: string;
}

/** Whether both are the same seat. Their keys may differ: a seller can rotate a license's key, and its seats stay. */
export function isSameSeat(one: SeatIdentity, other: SeatIdentity): boolean {
  return (
    one.activationId === other.activationId &&
    one.organizationId === other.organizationId &&
    one.server === other.server
  );
}

/** The seat this computer holds, as the window may see it: no key, no activation id. */
export const SeatView = v.strictObject({
  server: Server,
  /** Public: another computer asks for it beside the key. */
  organizationId: PolarId,
  displayKey: v.string(),
  label: v.string(),
  /** Milliseconds since 1970; null where the activation was imported and Polar has not told yet. */
  activatedAt: v.nullable(v.number()),
  /** Null for a license without an end; undefined where nobody has told yet. */
  expiresAt: v.exactOptional(v.nullable(v.number())),
  /** Present where Polar never confirmed that the seat exists, as after an import without a network. */
  neverConfirmed: v.exactOptional(v.literal(true)),
  /** Present where the record was made on another computer, whose seat it is. */
  otherComputer: v.exactOptional(v.literal(true)),
  /** Known only where the endpoint lists a license's activations, which needs a token. */
  seats: v.nullable(SeatCount),
  /** The first 12 hex digits of the activation id's SHA-256: lets support match without learning the id. */
  activationHash: v.string(),
});
export type SeatView = v.InferOutput<typeof SeatView>;
