import * as v from 'valibot';
import { Vendor } from '../shared/vendor.ts';
import vendorFile from '../vendor.json' with { type: 'json' };

/** Who ships this app. Throws at the start of an app whose vendor file was not checked when it was built. */
export const vendor: Vendor = v.parse(Vendor, vendorFile);
