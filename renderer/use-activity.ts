import { useMemo } from 'react';
import type { ActivityFilter } from '../shared/activity.ts';
import { bridge } from './bridge.ts';
import { useLoaded } from './ui/use-loaded.ts';

interface ActivityRequest {
  readonly filter: ActivityFilter;
  readonly limit: number;
  readonly activityVersion: number;
}

const load = ({ filter, limit }: ActivityRequest) => bridge.activity.list({ filter, limit });

/**
 * Follows the activity log: loads at most `limit` entries, and loads them again when the filter is another object or
 * `activityVersion` changes. The list is null until the first answer, and stays until the next one.
 */
export function useActivity(filter: ActivityFilter, limit: number, activityVersion: number) {
  // The version is not sent; it makes this another request.
  const request = useMemo(
    () => ({ filter, limit, activityVersion }),
    [filter, limit, activityVersion],
  );
  return useLoaded(request, load);
}
