import { createSeller, type Seller } from '../../electron/services/seat/seller.ts';

/** The seller of Seatkeeper itself, which takes seats of any organization. */
export const anySeller: Seller = createSeller({ organizationId: null, products: [] });
