import { useReadyState } from '../../use-app-state.ts';

/** Returns whether to offer what changes licenses or releases seats: false for a token that may only read. */
export function useCanChange(): boolean {
  const { connection } = useReadyState();
  return connection.type !== 'organization' || connection.isReadOnly !== true;
}
