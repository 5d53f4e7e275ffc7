/** Licenses that one request brings: Polar's most. https://polar.sh/docs/api-reference/introduction */
const perRequest = 100;

/** Whole minutes that reading so many licenses takes, rounded; below one it is 0. Null where no rate limits it. */
export function minutesToRead(licenses: number, ratePerMinute: number | null): number | null {
  if (ratePerMinute === null || ratePerMinute <= 0) return null;
  const minutes = Math.ceil(licenses / perRequest) / ratePerMinute;
  return minutes < 1 ? 0 : Math.round(minutes);
}
