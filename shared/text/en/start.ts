import { formatNumber, plural } from '../../format.ts';

const characters = (count: number) =>
  `${formatNumber(count, 'en')} ${plural(count, 'en', { one: 'character', other: 'characters' })}`;

/** Text of the screens that put a license on this device. */
export const start = {
  welcome: (product: string) => `Welcome to ${product}`,
  lead: 'See the seat this computer holds, and give it back when you need it elsewhere.',
  notActivated: {
    title: 'This computer holds no seat',
    lead: 'Enter a license key to activate it, or take over a seat it already has.',
  },
  about: {
    title: 'Good to know',
    tips: [
      {
        title: 'A seat',
        body: 'A license allows a number of computers. Each one that is activated takes a seat.',
      },
      {
        title: 'The way back',
        body: '“Release seat” gives it back at any time, and a receipt says what Polar answered.',
      },
      {
        title: 'What leaves this computer',
        body: 'The key, the device’s name and a code for this computer go to Polar, which keeps the seller’s licenses. Your files never do.',
      },
    ],
  },
  entryPoints: {
    key: {
      title: 'I have a license key',
      body: 'Activate this computer. It takes one seat of your license.',
    },
    organization: {
      title: 'I manage licenses for an organization',
      body: 'Connect with a token from your Polar dashboard.',
    },
    existing: {
      title: 'This computer is already activated',
      body: 'Take over the seat with its activation ID.',
    },
  },
  activate: {
    title: 'Activate this computer',
    lead: 'First you see what the key gives. No seat is taken before you press “Activate”.',
    submit: 'Continue',
    busy: 'Looking at the key…',
    other: 'This computer is already activated',
  },
  import: {
    title: 'Take over an activation',
    lead: 'For a computer that another app already activated. No new seat is taken.',
    submit: 'Take over',
    busy: 'Checking…',
    other: 'Activate with a key instead',
  },
  key: {
    label: 'License key',
    hint: 'You find it in the e-mail from the seller. Spaces and quotation marks around it do no harm.',
    bareId:
      'This may be an ID. If Polar does not know it as a license key, look for one in the e-mail from the seller: most begin with a name.',
    problems: {
      missing: 'Enter the license key.',
      token:
        'This is one of Polar’s tokens, not a license key. Remove it from this field. If others could see it, revoke it in Polar.',
      control: 'This holds characters that no license key has. Copy the key again.',
      several: 'There are several license keys in this text. Enter one.',
      unclear: 'Enter the license key alone.',
      long: (most: number) => `A license key has at most ${characters(most)}. Enter the key alone.`,
    },
    isOrganization:
      'This is the organization ID, which is no secret and opens nothing. Enter the license key from the seller’s e-mail.',
    isActivation: 'This is the same as the activation ID. Enter the license key here.',
  },
  organization: {
    label: 'Organization ID',
    hint: 'The seller has it: in Polar, under Settings, General.',
    missing: 'Enter the organization ID.',
    wrong: 'This is not an organization ID. It has 32 digits and letters a–f in five groups.',
    isKey: 'This is a license key. Enter the organization ID here.',
    several: 'There are several IDs in this text. Enter one.',
  },
  activation: {
    label: 'Activation ID',
    hint: 'The app that activated this computer keeps it, and the seller can look it up.',
    missing: 'Enter the activation ID.',
    wrong: 'This is not an activation ID. It has 32 digits and letters a–f in five groups.',
    isKey: 'This is a license key. Enter the activation ID here.',
    several: 'There are several IDs in this text. Enter one.',
  },
  name: {
    label: 'Device name',
    hint: 'The seller sees it beside the seat, so that both of you can tell computers apart.',
    missing: 'Give this device a name.',
    long: (most: number) => `A device name has at most ${characters(most)}.`,
  },
  server: {
    label: 'Server',
    options: {
      production: { title: 'Polar', body: 'Real licenses.' },
      sandbox: {
        title: 'Polar sandbox',
        body: 'For trying out. Its keys and tokens work nowhere else.',
      },
      loopback: { title: 'Local test server', body: 'On this computer, for development.' },
    },
  },
  problems: (count: number) =>
    plural(count, 'en', {
      one: 'One field needs another look.',
      other: `${formatNumber(count, 'en')} fields need another look.`,
    }),
};
