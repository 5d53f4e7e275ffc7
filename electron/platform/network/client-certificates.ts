import type { Certificate } from 'electron';

/**
 * Answers a server's demand for a client certificate without one. Electron 44 and later give the first certificate that fits to any server
 * that asks, unless `select-client-certificate` is handled; older versions end the connection instead.
 * https://www.electronjs.org/docs/latest/breaking-changes
 */
export function refuseClientCertificates(
  event: { readonly preventDefault: () => void },
  answer: (certificate?: Certificate) => void,
): void {
  event.preventDefault();
  answer();
}
