import type { Activity } from './activity.ts';

/** Returns the times of the key rotations in the activity log, by license. An unreadable log is reported where it is shown. */
function rotationsIn(activity: Activity): ReadonlyMap<string, number> {
  const rotations = new Map<string, number>();
  try {
    for (const { what, licenseId, at } of activity.entries().toReversed())
      if (what === 'license-rotated' && licenseId !== undefined) rotations.set(licenseId, at);
  } catch {
    return new Map();
  }
  return rotations;
}

/** Returns a function that says when this app replaced a license's key before; null for never. It reads the log at its first call. */
export function previousRotations(activity: Activity): (licenseId: string) => number | null {
  let rotations: ReadonlyMap<string, number> | null = null;
  return (licenseId) => {
    rotations ??= rotationsIn(activity);
    return rotations.get(licenseId) ?? null;
  };
}
