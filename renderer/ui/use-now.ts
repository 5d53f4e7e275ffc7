import { useLayoutEffect, useState } from 'react';

/**
 * Returns the current time in milliseconds since 1970, updated every `every` milliseconds. Updates fall on whole multiples of
 * `every` before `anchor`, so that a countdown to it shows each second for one second.
 */
export function useNow(every: number, anchor = 0): number {
  const [now, setNow] = useState(() => Date.now());
  // A layout effect, so that it updates before the page is painted: the last update may be long ago, and a new countdown would
  // start too high.
  useLayoutEffect(() => {
    let timer = 0;
    const wait = () => {
      const over = (anchor - Date.now()) % every;
      timer = window.setTimeout(tick, over > 0 ? over : every + over);
    };
    const tick = () => {
      setNow(Date.now());
      wait();
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [every, anchor]);
  return now;
}
