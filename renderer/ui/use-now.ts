import { useEffect, useState } from 'react';

/**
 * The present time, in milliseconds since 1970, renewed every `every` milliseconds. Steps fall on whole multiples of
 * `every` before `anchor`, so that a countdown to it shows each second for one second.
 */
export function useNow(every: number, anchor = 0): number {
  const [seen, setSeen] = useState(() => ({ anchor, now: Date.now() }));
  // The last look may be long ago: a new countdown would begin too high with it.
  if (seen.anchor !== anchor) setSeen({ anchor, now: Date.now() });
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      const over = (anchor - Date.now()) % every;
      timer = window.setTimeout(tick, over > 0 ? over : every + over);
    };
    const tick = () => {
      setSeen({ anchor, now: Date.now() });
      wait();
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [every, anchor]);
  return seen.now;
}
