import { useEffect, useState } from 'react';
import type { Failure, FailureCode } from '../../../shared/failure.ts';
import { failureTextOf } from '../../../shared/failure-text.ts';
import { useSellerName } from '../../use-product.ts';
import { useText } from '../../use-text.ts';

/** Failures for which the person has to look at the key that they entered. */
export const keyRefusals: ReadonlySet<FailureCode> = new Set([
  'key-unknown',
  'key-inactive',
  'key-expired',
]);

/** Returns why Polar refused the value of a field, for these failures; null once it was changed, and for other failures. */
export function useRefusal(
  failure: Failure | null,
  value: string,
  refusals: ReadonlySet<FailureCode>,
): string | null {
  const text = useText();
  const seller = useSellerName();
  /** The failure that was seen last, and the value at that time. */
  const [refused, setRefused] = useState({ failure, value });
  if (refused.failure !== failure) setRefused({ failure, value });
  if (failure === null || !refusals.has(failure.code) || refused.value !== value) return null;
  return `${failureTextOf(text.failures, failure, seller).title}.`;
}

/** Keeps what has the focus in sight: a failure appears above the button that was pressed. */
export function useFocusInSight(failure: Failure | null): void {
  useEffect(() => {
    if (failure !== null) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
}
