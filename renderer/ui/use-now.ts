import { useLayoutEffect, useState } from 'react';

/**
 * The present time, in milliseconds since 1970, renewed every `every` milliseconds. Steps fall on whole multiples of
 * `every` before `anchor`, so that a countdown to it shows each second for one second.
 */
export function useNow(every: number, anchor = 0): number {
  const [now, setNow] = useState(() => Date.now());
  // Before the page is painted: the last look may be long ago, and a new countdown would begin too high with it.
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
