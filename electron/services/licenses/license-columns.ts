/** The numbers of all licenses, a column each. Times are milliseconds since 1970; -1 stands for "none". */
export interface LicenseColumns {
  readonly createdAt: Float64Array;
  readonly validatedAt: Float64Array;
  readonly expiresAt: Float64Array;
  /** When the key was replaced, as far as this app knows. */
  readonly rotatedAt: Float64Array;
  /** When the seats were looked at. */
  readonly seatsAt: Float64Array;
  readonly seatsUsed: Int32Array;
  readonly stranded: Int32Array;
  readonly seatLimit: Int32Array;
  readonly usage: Int32Array;
  readonly usageLimit: Int32Array;
  readonly validations: Int32Array;
  /** Where the row's text begins among the shown text, and how long its three parts are, in bytes. */
  readonly shownAt: Uint32Array;
  readonly nameLength: Uint16Array;
  readonly emailLength: Uint16Array;
  readonly keyLength: Uint16Array;
  /** Which piece of the searched text is the row's own; earlier pieces of it are out of date. */
  readonly piece: Int32Array;
  readonly benefit: Uint16Array;
  readonly organization: Uint16Array;
  /** Position in `polarStatuses`. */
  readonly status: Uint8Array;
  /** Bits of `flags`. */
  readonly flags: Uint8Array;
  /** In which reading of the list the license was last seen; 0 for one that is gone. */
  readonly seenIn: Uint32Array;
}

/** The three that Polar knows, in the order of a sorted list. */
export const polarStatuses = ['granted', 'disabled', 'revoked'] as const;

/** What is true of a license or not, a bit each. */
export const flags = { customerDeleted: 1 } as const;

/** Columns with room for so many rows. */
export function createColumns(room: number): LicenseColumns {
  return {
    createdAt: new Float64Array(room),
    validatedAt: new Float64Array(room),
    expiresAt: new Float64Array(room),
    rotatedAt: new Float64Array(room),
    seatsAt: new Float64Array(room),
    seatsUsed: new Int32Array(room),
    stranded: new Int32Array(room),
    seatLimit: new Int32Array(room),
    usage: new Int32Array(room),
    usageLimit: new Int32Array(room),
    validations: new Int32Array(room),
    shownAt: new Uint32Array(room),
    nameLength: new Uint16Array(room),
    emailLength: new Uint16Array(room),
    keyLength: new Uint16Array(room),
    piece: new Int32Array(room),
    benefit: new Uint16Array(room),
    organization: new Uint16Array(room),
    status: new Uint8Array(room),
    flags: new Uint8Array(room),
    seenIn: new Uint32Array(room),
  };
}

/** The same columns with more room. */
export function grown(columns: LicenseColumns, room: number): LicenseColumns {
  const larger = createColumns(room);
  for (const name of Object.keys(columns) as (keyof LicenseColumns)[]) {
    larger[name].set(columns[name]);
  }
  return larger;
}
