/** Licenses of one request, Polar's maximum. https://polar.sh/docs/api-reference/introduction */
const perRequest = 100;

/** Returns how long checking the seats of this many licenses takes, in minutes, as `minutesToRead`: a request for each. */
export function minutesToCheck(licenses: number, ratePerMinute: number | null): number | null {
  return minutesToRead(licenses * perRequest, ratePerMinute);
}

/** Returns how long reading this many licenses takes, in minutes, rounded; 0 below one minute. Null if no rate limits it. */
export function minutesToRead(licenses: number, ratePerMinute: number | null): number | null {
  if (ratePerMinute === null || ratePerMinute <= 0) return null;
  const minutes = Math.ceil(licenses / perRequest) / ratePerMinute;
  return minutes < 1 ? 0 : Math.round(minutes);
}
