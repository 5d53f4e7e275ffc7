import type { CaseReason } from '../../support-case.ts';

/** Reasons of a support case, as a person would say them. */
const reasons: Record<CaseReason, string> = {
  lost: 'The device is lost or was stolen',
  broken: 'The device is broken',
  sold: 'The device was sold or given away',
  reinstalled: 'The system was reinstalled',
  limit: 'All seats are taken',
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
    /** The text of a mail whose link has no room for the support case. */
    paste: 'Please paste the request here. It is on the clipboard.',
    note: 'The line below is for the seller’s app. It holds no license key, no access token and no e-mail address.',
  },
  entryPoints: {
    lost: {
      title: 'I no longer have a device',
      body: 'It is lost, broken or sold: ask the seller to free its seat.',
    },
    help: 'Get help',
  },
  lost: {
    title: 'I no longer have a device',
    lead: 'Your license is not lost with it. The seller can free the seat of a device that you cannot reach, and then you use it on another one. Files are not touched.',
    legend: 'What happened to it?',
  },
  help: {
    title: 'Get help',
    lead: 'Write to the seller with what this app knows, so that they see what happened without asking. Nothing is sent before you send it.',
    legend: 'What is it about?',
  },
  device: {
    label: 'Name of the device',
    hint: 'As you gave it when it was activated, often the computer’s own name. Leave it empty if you don’t know.',
  },
  lastUsed: {
    label: 'Last used',
    hint: 'Roughly, such as “in May” or “last week”. It helps to tell devices of one name apart.',
  },
  license: {
    label: 'License',
    other: 'A license that is not on this computer',
  },
  keyEnding: {
    label: 'Last six characters of the license key',
    hint: 'Only the end: the seller finds the license by it. The whole key is never part of a case.',
  },
  tooLong: (most: number) => `At most ${most} characters fit here.`,
  prepare: 'Prepare the request',
  case: {
    code: 'Case code',
    lead: 'This is all that the request says. It holds no license key, no access token and no e-mail address, and nothing has been sent yet.',
    whole: 'The whole request',
    copy: 'Copy',
    copied: 'Request copied.',
    save: 'Save as file…',
    saved: 'Request saved.',
    mail: 'Write a mail…',
    mailCopied:
      'The request is too long for a mail link and was copied instead. Paste it into the mail that has opened.',
    change: 'Change it',
    end: 'Done',
    noAddress:
      'Send it to the seller: their address is in the e-mail that your license key came with.',
  },
  next: {
    title: 'What comes next',
    tips: [
      { title: 'Send it', body: 'By mail or through the seller’s support page.' },
      {
        title: 'Keep the code',
        body: 'Read it out if you talk to the seller. It opens nothing by itself.',
      },
      {
        title: 'Then activate',
        body: 'When the seller has freed the seat, enter your key on the device you have now.',
      },
    ],
  },
  link: {
    title: (code: string) => `A link opened support case ${code}`,
    body: 'Did you ask the seller for help and expect this link? “Yes” only shows this device. Nothing happens to your seat unless you press a button for it yourself.',
    confirm: 'Yes, show this device',
    decline: 'No',
  },
  banner: {
    title: (code: string) => `Support case ${code}`,
    held: 'If the seller’s support asks you to free this computer’s seat, press “Release seat” below. The app does nothing by itself.',
    other: 'Tell the seller’s support what you see here. The app does nothing by itself.',
    close: 'Close the case',
  },
};
