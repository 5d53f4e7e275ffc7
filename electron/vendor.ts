import * as v from 'valibot';
import { VendorFile, type Vendor } from '../shared/vendor.ts';
import vendorFile from '../vendor.json' with { type: 'json' };

/** The seller who ships this app. Loading this throws if the vendor file is wrong, which the build checks. */
export const vendor: Vendor = v.parse(VendorFile, vendorFile);
