/** API versions that this server answers to, oldest first. */
const servedVersions = ['2026-04', '2026-10'] as const;

/** A dated version of Polar's API. */
export type ApiVersion = (typeof servedVersions)[number];

const OCTOBER_2026 = Date.UTC(2026, 9, 1);

/** The version of a request that names none; Polar changes it every quarter. */
export function defaultVersion(now: number): ApiVersion {
  return now < OCTOBER_2026 ? '2026-04' : '2026-10';
}

/**
 * The served version that a `Polar-Version` header names: the default at `now` (milliseconds since
 * 1970) if it is missing or empty; null if it is malformed, unknown or removed.
 */
export function versionFrom(header: string | undefined, now: number): ApiVersion | null {
  if (header === undefined || header === '') return defaultVersion(now);
  return servedVersions.find((version) => version === header) ?? null;
}
