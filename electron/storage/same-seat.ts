import * as v from 'valibot';
import type { SeatFolders } from '../ports.ts';
import { markedName } from './seat-marker.ts';

/** What two records of one seat have in common. */
const Identity = v.looseObject({ server: v.string(), activationId: v.string() });
/** What a seat and the pending activation that takes it have in common. */
const KeyIdentity = v.looseObject({
  server: v.string(),
  organizationId: v.string(),
  key: v.string(),
});

/** Whether two records of device.json hold the same activation. */
export function isSameSeat(one: unknown, other: unknown): boolean {
  if (!v.is(Identity, one) || !v.is(Identity, other)) return false;
  const isSameId = one.activationId.toLowerCase() === other.activationId.toLowerCase();
  return isSameId && one.server === other.server;
}

/** Whether a pending activation and a seat's record, in either order, have the same license key. */
export function isSameKey(one: unknown, other: unknown): boolean {
  if (!v.is(KeyIdentity, one) || !v.is(KeyIdentity, other)) return false;
  const isSameOrganization =
    one.organizationId.toLowerCase() === other.organizationId.toLowerCase();
  return isSameOrganization && one.server === other.server && one.key === other.key;
}

/** Returns the content of a seat's device.json; undefined if it cannot be read. */
export function contentOf(folders: SeatFolders, id: string): unknown {
  try {
    return folders.open(id).open(markedName).read();
  } catch {
    return undefined;
  }
}
