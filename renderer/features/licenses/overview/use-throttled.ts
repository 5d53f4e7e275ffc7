import { useEffect, useRef, useState } from 'react';

/** Milliseconds between two counts of all licenses while the list is read. */
const interval = 500;

/** Returns a value that follows `value`, but changes at most every 500 ms. */
export function useThrottled<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (value === shown) return undefined;
    const wait = Math.max(0, changedAt.current + interval - performance.now());
    const timer = window.setTimeout(() => {
      changedAt.current = performance.now();
      setShown(value);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [value, shown]);
  return shown;
}
