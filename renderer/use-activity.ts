import { useMemo } from 'react';
import type { ActivityFilter } from '../shared/activity.ts';
import { bridge } from './bridge.ts';
import { useLoaded } from './ui/use-loaded.ts';
import { useReadyState } from './use-app-state.ts';

const load = ({ filter, limit }: { readonly filter: ActivityFilter; readonly limit: number }) =>
  bridge.activity.list({ filter, limit });

/**
 * Follows the activity log: loads at most `limit` entries, and loads them again when the filter is another object or the log grows.
 * The list is null until the first answer, and stays until the next one.
 */
export function useActivity(filter: ActivityFilter, limit: number) {
  const { activityVersion } = useReadyState();
  // The version is not sent; it makes this another request.
  const request = useMemo(
    () => ({ filter, limit, activityVersion }),
    [filter, limit, activityVersion],
  );
  return useLoaded(request, load);
}
