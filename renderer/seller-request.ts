/** What the person asked for outside of the seller's screens. A new request is a new object. */
export type SellerRequest =
  | { readonly type: 'license'; readonly licenseId: string }
  | { readonly type: 'bulk' };
