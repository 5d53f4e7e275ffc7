import type { Core } from '../../compose.ts';

/** Returns the name that the app shows: that of the seller's product, or its own. */
export function productName(core: Core): string {
  return core.state.get().vendor.productName ?? core.text().app.name;
}
