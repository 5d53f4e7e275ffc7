import type { CaseReason } from '../../support-case.ts';

/** Reasons of a support case, as a person would say them. */
const reasons: Record<CaseReason, string> = {
  lost: 'Lost or stolen',
  broken: 'Broken',
  sold: 'Sold or given away',
  reinstalled: 'System reinstalled',
  limit: 'All seats are in use',
  other: 'Something else',
};

/** Text of support cases. */
export const support = {
  reasons,
  fileName: (code: string) => `Support case ${code}.txt`,
  /** The lines of a support case for the person who reads it. */
  bundle: {
    title: (code: string) => `Support case ${code}`,
    reason: (reason: string) => `Reason: ${reason}`,
    device: (name: string) => `Device: ${name}`,
    lastUsed: (when: string) => `Last used: ${when}`,
    license: (name: string) => `License: ${name}`,
    key: (displayKey: string) => `License key: ${displayKey}`,
    /** The text of an email whose link has no room for the support case. */
    paste: 'Please paste the request here. It’s on the clipboard.',
    note: 'The line below is for the seller’s app. It contains no full license key, access token or email address.',
  },
  entryPoints: {
    lost: {
      title: 'Lost, broken or sold a computer?',
    },
    help: 'Get help',
  },
  lost: {
    title: 'Lost, broken or sold a computer?',
    lead: 'Losing a computer doesn’t end your license. The seller can release the seat of a computer you can’t reach.',
    legend: 'What happened to it?',
  },
  help: {
    title: 'Get help',
    lead: 'Send the seller what this app knows, so they can see what happened. You see everything before it’s sent.',
    legend: 'What is it about?',
  },
  device: {
    label: 'Device name',
    hint: 'Often the computer’s own name. Optional.',
  },
  lastUsed: {
    label: 'Last used',
    hint: 'Roughly, such as “in May”. Optional.',
  },
  license: {
    label: 'License',
    choose: 'Choose a license',
    other: 'A license that isn’t on this computer',
  },
  keyEnding: {
    label: 'Last six characters of the license key',
    hint: 'The seller uses it to find your license. Never send your full key.',
  },
  tooLong: (most: number) => `Enter at most ${most} characters.`,
  prepare: 'Prepare request',
  case: {
    code: 'Case code',
    lead: 'This is the complete message. It contains no full license key, access token or email address. Nothing has been sent yet.',
    whole: 'Complete message',
    copy: 'Copy',
    copied: 'Request copied.',
    save: 'Save as file…',
    saved: 'Request saved.',
    mail: 'Email the seller…',
    mailCopied:
      'The request is too long for an email link and was copied instead. Paste it into the email that opened.',
    change: 'Edit',
    end: 'Done',
    noAddress: 'Send it to the seller, for example through their website.',
  },
  next: {
    title: 'What’s next',
    tips: [
      { title: 'Send it', body: 'By email or through the seller’s support page.' },
      {
        title: 'Keep the code',
        body: 'Give it to the seller when you talk to them. On its own, it unlocks nothing.',
      },
      {
        title: 'Then activate',
        body: 'When the seller has released the seat, enter your key on the computer you have now.',
      },
    ],
  },
  link: {
    title: (code: string) => `A link opened support case ${code}`,
    body: 'Did you ask the seller for help and expect this link? “Yes” only shows this computer’s page. Your seat isn’t changed.',
    confirm: 'Yes, show this computer',
    decline: 'No',
  },
  banner: {
    title: (code: string) => `Support case ${code}`,
    held: 'If the seller’s support asks you to release this computer’s seat, press “Release seat…” below. The app does nothing on its own.',
    other: 'Tell the seller’s support what you see here. The app does nothing on its own.',
    close: 'Dismiss',
  },
};
