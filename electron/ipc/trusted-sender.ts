/** The origin of the window's page. https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols */
export const pageOrigin = 'app://bundle';

/** The part of a message's sender that the gate checks. */
export interface Sender {
  /** Null when the frame is gone. https://www.electronjs.org/docs/latest/breaking-changes */
  readonly senderFrame: { readonly url: string } | null;
  readonly sender: { readonly mainFrame: object };
}

/** Whether a message comes from this app's page, in the main frame of its window. Checked for each message. */
export function isTrusted(event: Sender, window: object | null): boolean {
  const { senderFrame: frame, sender } = event;
  if (frame === null || sender !== window || frame !== sender.mainFrame) return false;
  const url = URL.canParse(frame.url) ? new URL(frame.url) : null;
  // The origin of a custom scheme is opaque ("null") to the parser, so scheme and host are compared.
  return url !== null && `${url.protocol}//${url.host}` === pageOrigin;
}
