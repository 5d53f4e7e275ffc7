import { formatNumber, plural } from '../../format.ts';

const characters = (count: number) =>
  `${formatNumber(count, 'en')} ${plural(count, 'en', { one: 'character', other: 'characters' })}`;

/** Text of the screens that put a license on this device. */
export const start = {
  welcome: (product: string) => `Welcome to ${product}`,
  lead: 'See this computer’s license, and move it to another computer.',
  notActivated: {
    title: 'This computer isn’t activated',
    lead: 'Enter a license key to activate it, or use an activation it already has.',
  },
  about: {
    title: 'Good to know',
    tips: [
      {
        title: 'Seats',
        body: 'A license covers a number of computers. Each activated computer uses one seat.',
      },
      {
        title: 'Releasing a seat',
        body: '“Release seat…” asks Polar to free the seat. Once Polar confirms it, you get a receipt.',
      },
      {
        title: 'What leaves this computer',
        body: 'Polar, which stores the licenses, gets the key, this computer’s name and system, a code for it, and the app’s version. It gets no files.',
      },
    ],
  },
  entryPoints: {
    key: {
      title: 'I have a license key',
      body: 'Activate this computer. This uses one seat of your license.',
    },
    organization: {
      title: 'I manage licenses for an organization',
      body: 'Connect with a token from your Polar dashboard.',
    },
    transfer: {
      title: 'Open a transfer file',
      body: 'Bring a license from another computer.',
    },
    existing: 'Use an existing activation',
  },
  activate: {
    title: 'Activate this computer',
    lead: 'We check the key first. Nothing is activated until you confirm.',
    submit: 'Continue',
    busy: 'Checking the key…',
    other: 'Use an existing activation',
  },
  import: {
    title: 'Use an existing activation',
    lead: 'For a computer that another app already activated. No new seat is used.',
    submit: 'Use activation',
    busy: 'Checking…',
    other: 'Activate with a key instead',
  },
  /** The form that ends an unfinished activation by its id. */
  unfinished: {
    title: 'Enter the activation ID',
    lead: (label: string) =>
      `The seller can look up the activation ID of “${label}” and send it to you. No new seat is used.`,
    hint: 'Copy it from the seller’s message.',
    keyHint: 'The key that the license has now.',
    submit: 'Finish activation',
    busy: 'Checking…',
  },
  transfer: {
    title: (count: number) =>
      count === 1 ? 'License from another computer' : 'Licenses from another computer',
    from: (device: string) => `From “${device}”`,
    key: (ending: string) => `Key ending in ${ending}`,
    keyHidden: 'License key',
    code: {
      label: 'Code',
      hint: 'The other computer shows it. The file opens when all 10 characters are entered.',
      wrong: 'The code has 10 letters and digits.',
      lead: (count: number) =>
        plural(count, 'en', {
          one: 'The license key in this file is sealed.',
          other: 'The license keys in this file are sealed.',
        }),
      submit: 'Open',
      busy: 'Opening…',
      opened: 'The transfer file is open.',
    },
    keyAsked: (ending: string) =>
      `This file holds no license key. Enter the one that ends in ${ending}.`,
    keyAskedUnknown: 'This file holds no license key. Enter the one that you kept.',
    name: { submit: 'Continue', busy: 'Checking the key…' },
    list: {
      label: 'Licenses in this file',
      lead: 'Activating uses one seat of each license.',
      activateAll: (count: number) =>
        plural(count, 'en', {
          one: 'Activate 1 license',
          other: `Activate ${formatNumber(count, 'en')} licenses`,
        }),
      retry: (count: number) =>
        plural(count, 'en', {
          one: 'Try again (1 license)',
          other: `Try again (${formatNumber(count, 'en')} licenses)`,
        }),
      busy: 'Activating…',
      enterKey: 'Enter the key',
      enterKeyOf: (ending: string) => `Enter the key that ends in ${ending}`,
      activated: 'Activated',
      failed: (count: number) =>
        plural(count, 'en', {
          one: '1 license wasn’t activated.',
          other: `${formatNumber(count, 'en')} licenses weren’t activated.`,
        }),
    },
    done: {
      title: 'This computer is activated',
      body: (device: string) =>
        `If you haven’t released the seat of “${device}” yet, open the app there and press “Release seat…”.`,
      submit: 'Done',
    },
    cancel: 'Cancel',
  },
  key: {
    label: 'License key',
    hint: 'Find it on your purchases page, or ask the seller.',
    bareId:
      'This may be an ID. If Polar doesn’t know it as a license key, look for the key on your purchases page: most begin with a name.',
    problems: {
      missing: 'Enter the license key.',
      token:
        'This is one of Polar’s tokens, not a license key. Remove it from this field. If others could see it, revoke it in Polar.',
      control: 'This contains characters that no license key has. Copy the key again.',
      several: 'There are several license keys in this text. Enter one.',
      unclear: 'Enter only the license key.',
      long: (most: number) => `A license key has at most ${characters(most)}. Enter only the key.`,
    },
    isOrganization:
      'This is the organization ID, which isn’t secret and unlocks nothing. Enter the license key here.',
    isActivation: 'This is the same as the activation ID. Enter the license key here.',
  },
  organization: {
    label: 'Organization ID',
    hint: 'Ask the seller for this ID.',
    missing: 'Enter the organization ID.',
    wrong: 'This isn’t an organization ID. It has 32 digits and letters a–f in five groups.',
    isKey: 'This is a license key. Enter the organization ID here.',
    several: 'There are several IDs in this text. Enter one.',
  },
  activation: {
    label: 'Activation ID',
    hint: 'Find it in the app that was activated, or ask the seller.',
    missing: 'Enter the activation ID.',
    wrong: 'This isn’t an activation ID. It has 32 digits and letters a–f in five groups.',
    isKey: 'This is a license key. Enter the activation ID here.',
    several: 'There are several IDs in this text. Enter one.',
  },
  name: {
    label: 'Device name',
    hint: 'Helps you and the seller recognize this computer.',
    missing: 'Enter a device name.',
    long: (most: number) => `A device name has at most ${characters(most)}.`,
  },
  /** The part of a form with what few people enter by hand. */
  advanced: 'Advanced',
  server: {
    label: 'Server',
    options: {
      production: 'Polar',
      sandbox: 'Sandbox',
      loopback: 'Local test server',
    },
  },
  problems: (count: number) =>
    plural(count, 'en', {
      one: 'Check one field.',
      other: `Check ${formatNumber(count, 'en')} fields.`,
    }),
};
