import type { CaseReason } from '../../support-case.ts';

/** Why somebody asks for help, as they would say it. */
const reasons: Record<CaseReason, string> = {
  lost: 'The device is lost or was stolen',
  broken: 'The device is broken',
  sold: 'The device was sold or given away',
  reinstalled: 'The system was reinstalled',
  limit: 'All seats are taken',
  other: 'Something else',
};

/** Asking the seller for help. */
export const support = {
  reasons,
  fileName: (code: string) => `Support case ${code}.txt`,
  /** The bundle's lines for the person who reads it. */
  bundle: {
    title: (code: string) => `Support case ${code}`,
    reason: (reason: string) => `Reason: ${reason}`,
    device: (name: string) => `Device: ${name}`,
    lastUsed: (when: string) => `Last used: ${when}`,
    key: (displayKey: string) => `License key: ${displayKey}`,
    note: 'The line below is for the seller’s app. It holds no license key, no access token and no e-mail address.',
  },
};
