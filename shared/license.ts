import * as v from 'valibot';
import { oneLine } from './foreign-text.ts';
import { identifiersIn } from './identifiers.ts';
import { maxKeyLength } from './pasted-key.ts';
import { TypedKey } from './typed-key.ts';

/** The server of a seat or a token, which no other server knows. `loopback` exists in development only. */
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
 * Replaces a value that an answer lacks or that has an unexpected form. Null cannot, since a limit or an expiry of null means that there is
 * none.
 */
export const unknownValue = 'unknown';
/** A value of Polar's, or unknown. */
export type OrUnknown<T> = T | typeof unknownValue;

/** Returns the schema of a value that may be unknown. */
export function orUnknown<S extends v.GenericSchema>(schema: S) {
  return v.union([schema, v.literal(unknownValue)]);
}

/** An id as a person types or pastes it: in quotes, with other dashes or invisible characters, after a label. */
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
 * A device's name as this app sends it to Polar: one line of visible characters, so that the person sees all that is sent. Names in Polar's
 * answers need not fit, since Polar stores any text.
 */
export const DeviceLabel = v.pipe(
  v.string(),
  v.transform(oneLine),
  v.trim(),
  v.minLength(1),
  v.maxLength(120),
);

/** The code units of a device's name that a record stores, so that the record fits its file (`maxRecordSize`). */
const maxStoredLabelLength = 300;

/** A device's name from elsewhere, as a record stores it. It may be empty and contain any character. */
export const ForeignLabel = v.pipe(
  v.string(),
  v.transform((label) => label.slice(0, maxStoredLabelLength)),
);

/** The most characters of a key that are shown, as in Polar's own `display_key`. */
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

/** Returns the visible end of a masked key, of `displayKeyOf` or of Polar; empty if there is none. */
export function endingOf(displayKey: string): string {
  return displayKey.replace(/^\*+-?/, '');
}

/** The number of a license's taken seats. `limit` is null for a license without a limit. */
export const SeatCount = v.strictObject({
  used: v.pipe(v.number(), v.integer(), v.minValue(0)),
  limit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type SeatCount = v.InferOutput<typeof SeatCount>;

/** An activation from elsewhere: entered by hand, by a vendor's installer, or on the command line. */
export const ImportedActivation = v.strictObject({
  key: TypedKey,
  organizationId: TypedId,
  activationId: TypedId,
  label: ForeignLabel,
});
export type ImportedActivation = v.InferOutput<typeof ImportedActivation>;

/** Who owns a license, in Polar's words. It stays in memory: the app neither stores nor logs it. */
export const LicenseOwner = v.strictObject({
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
});
export type LicenseOwner = v.InferOutput<typeof LicenseOwner>;

/** Identifies a seat independently of its key. */
interface SeatIdentity {
  readonly server: Server;
  readonly organizationId: string;
  readonly activationId: string;
}

/** Whether both are the same seat. Their keys may differ, since a rotation of a license's key keeps its seats. */
export function isSameSeat(one: SeatIdentity, other: SeatIdentity): boolean {
  return (
    one.activationId === other.activationId &&
    one.organizationId === other.organizationId &&
    one.server === other.server
  );
}

/** This computer's seat as the window may see it, without the key and the activation id. */
export const SeatView = v.strictObject({
  server: Server,
  /** Public. Another computer needs it to activate the key. */
  organizationId: PolarId,
  displayKey: v.string(),
  label: v.string(),
  /** Milliseconds since 1970; null after an import until Polar says it. */
  activatedAt: v.nullable(v.number()),
  /** Null for a license without an end; undefined until Polar says it. */
  expiresAt: v.exactOptional(v.nullable(v.number())),
  /** Present if Polar never confirmed that the seat exists, as after an import without a network. */
  neverConfirmed: v.exactOptional(v.literal(true)),
  /** Present if the record, and so the seat, is of another computer. */
  otherComputer: v.exactOptional(v.literal(true)),
  /** Null without a token, which the list of activations needs. */
  seats: v.nullable(SeatCount),
  /** When Polar listed the seats that `seats` counts; missing where it is not known. */
  countedAt: v.exactOptional(v.number()),
  /** The first 12 hexadecimal digits of the activation id's SHA-256, by which support identifies the seat without the id. */
  activationHash: v.string(),
});
export type SeatView = v.InferOutput<typeof SeatView>;

/** Whether the end of a license has passed. False where it is not known. */
export function hasExpired({ expiresAt }: Pick<SeatView, 'expiresAt'>, now: number): boolean {
  return typeof expiresAt === 'number' && expiresAt <= now;
}
