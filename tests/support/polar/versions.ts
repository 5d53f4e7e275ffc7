/** API versions this server answers to, oldest first. */
export const servedVersions = ['2026-04', '2026-10', '2027-01'] as const;

/** A dated version of Polar's API. */
export type ApiVersion = (typeof servedVersions)[number];

/** What a request without a `Polar-Version` header gets; Polar moves it every quarter. */
export const defaultVersion: ApiVersion = '2026-10';

/** The served version a header asks for, or null when it is malformed, unknown or removed. */
export function versionFrom(header: string | undefined): ApiVersion | null {
  if (header === undefined) return defaultVersion;
  return servedVersions.find((version) => version === header) ?? null;
}
