import { useReadyState } from './use-app-state.ts';
import { useText } from './use-text.ts';

/** Returns the seller's product name, or the app's own name if the build has no seller. */
export function useProductName(): string {
  const { name } = useText().app;
  return useReadyState().vendor.productName ?? name;
}
