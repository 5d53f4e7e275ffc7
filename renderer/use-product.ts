import { useAppState } from './use-app-state.ts';
import { useText } from './use-text.ts';

/** What the app goes by: the seller's product, or its own name. */
export function useProductName(): string {
  const { name } = useText().app;
  const mirrored = useAppState();
  return (mirrored.type === 'ready' ? mirrored.state.vendor.productName : null) ?? name;
}
