import { sellerName } from '../shared/product.ts';
import { useAppState, useReadyState } from './use-app-state.ts';
import { useText } from './use-text.ts';

/** Returns the seller's product name, or the app's own name if the build has no seller. */
export function useProductName(): string {
  const { name } = useText().app;
  return useReadyState().vendor.productName ?? name;
}

/** Returns the seller whose keys alone this app takes; null in an app for any seller, and before the state is loaded. */
export function useSellerName(): string | null {
  const mirrored = useAppState();
  return mirrored.type === 'ready' ? sellerName(mirrored.state.vendor) : null;
}
