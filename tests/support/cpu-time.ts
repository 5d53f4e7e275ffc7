/**
 * Returns the milliseconds of processor time that `work` takes in this process. Unlike the time on
 * the clock, it does not grow while other tests run beside this one.
 */
export function cpuTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
