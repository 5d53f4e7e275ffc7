import * as v from 'valibot';
import { SeatCount, Server } from './license.ts';

const time = v.number();

/** Polar's answer to a release, for the person to save. It is not a proof: see docs/release.md. */
export const Receipt = v.strictObject({
  id: v.string(),
  server: Server,
  displayKey: v.string(),
  label: v.string(),
  activationHash: v.string(),
  askedBy: v.picklist(['person', 'admin', 'command-line', 'uninstall']),
  askedAt: time,
  releasedAt: time,
  /** `confirmed`: Polar answered 204. `found-free`: a later check found no such seat. */
  how: v.picklist(['confirmed', 'found-free']),
  /** The license's seats before and after; null if the endpoint does not list them. */
  before: v.nullable(SeatCount),
  after: v.nullable(SeatCount),
  appVersion: v.string(),
});
export type Receipt = v.InferOutput<typeof Receipt>;
