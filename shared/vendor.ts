import * as v from 'valibot';
import { PolarId } from './license.ts';

/** Who ships this app, from `vendor.json`: checked when the app is built and again when it starts. */
export const Vendor = v.strictObject({
  /** What the seller's product is called; null for Seatkeeper under its own name. */
  productName: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(60))),
  /** The seller's organization on Polar; null asks the person for it. */
  organizationId: v.nullable(PolarId),
  /** Where a person gets help; null hides what would need it. */
  supportEmail: v.nullable(v.pipe(v.string(), v.email(), v.maxLength(200))),
  /** Whether removing the app also releases the seat; false leaves that to the person. */
  releaseOnUninstall: v.optional(v.boolean(), true),
});
export type Vendor = v.InferOutput<typeof Vendor>;
