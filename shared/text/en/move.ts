import { formatNumber, plural } from '../../format.ts';

/** Text of moving this computer's seat to another one. */
export const move = {
  title: 'Move to a new computer',
  entryPoint: {
    title: 'Move to a new computer',
  },
  steps: {
    label: 'Steps',
    names: ['Keep the key', 'Release here', 'Activate there'],
    /** Replaces the first, where all licenses move. */
    keepKeys: 'Keep the keys',
    done: 'Done',
  },
  file: {
    title: 'Take the license along in a file',
    lead: 'Save it on a USB stick or in a shared folder, and open it on the new computer.',
    withKey: 'Include the license key, sealed with a code',
    withKeyHint: 'You then type only the code there. Otherwise the file holds no key.',
    all: (count: number) => `All ${formatNumber(count, 'en')} licenses of this computer`,
    allHint: 'Each is then released on its own page, or all of them in the list.',
    submit: 'Create transfer file…',
    busy: 'Creating the file…',
    saved: 'Transfer file saved',
    savedWithoutKey:
      'The transfer file is saved without the key. The new computer asks for the key, and this computer forgets it after the release, so keep it too.',
  },
  /** Text of moving all licenses of this computer together. */
  all: {
    title: 'Move all licenses to a new computer',
    file: 'Take the licenses along in a file',
    withKeys: 'Include the license keys, sealed with a code',
    withKeysHint:
      'You then type only the code there. Otherwise the file holds no keys: keep them yourself, because this computer forgets them after the release.',
    list: 'Licenses in the transfer file',
    left: (count: number) =>
      plural(count, 'en', {
        one: 'One other license can’t be moved now. Its card says why.',
        other: `${formatNumber(count, 'en')} other licenses can’t be moved now. Their cards say why.`,
      }),
    savedWithoutKeys:
      'The transfer file is saved without the keys. The new computer asks for each key, and this computer forgets them after the release. Keep them first: the page of each license copies its key.',
    next: 'Continue',
    release:
      'Release the seats here, so that the new computer can use them. Your files aren’t affected. A license with a free seat can also be activated on the new computer first.',
    more: 'To release or move one at a time, use the list of licenses.',
    there: {
      lead: 'The seats of this computer are released. If the new computer isn’t activated yet, do these steps there.',
      tips: [
        { title: 'Install', body: 'Install the same software there and open it.' },
        {
          title: 'Open the transfer file',
          body: 'Choose “Open a transfer file”, or “I have a license key” to enter the keys you kept, one by one.',
        },
        {
          title: 'Activate',
          body: 'Check the licenses. Each one needs a free seat.',
        },
      ],
    },
  },
  code: {
    title: 'Code for the new computer',
    lead: 'Type it there to open the transfer file.',
    advice: 'Write it down: it’s shown only on this page. Don’t send it together with the file.',
    /** For screen readers: the code's characters one by one. */
    spoken: (characters: string) => `Code: ${characters}`,
  },
  key: {
    title: 'Keep the license key yourself',
    lead: (ending: string) =>
      `The new computer asks for ${ending === '' ? 'the license key' : `the key that ends in ${ending}`}. After the release, this computer forgets it.`,
    advice: 'Write it down, or send it to yourself. It’s also on your purchases page.',
    show: 'Reveal the key',
    copy: 'Copy the key',
    next: 'I have the key',
  },
  release: {
    lead: 'Release the seat here, so that the new computer can use it.',
    /** Which computer comes first, by what is known of the license's seats. */
    order: {
      free: 'Your license has a free seat, so you can also activate the new computer first. This computer keeps its seat until you release it.',
      /** An earlier count. `when`: such as "at 2:08 PM" of today, else with its date. */
      wasFree: (when: string) =>
        `A seat was free ${when}, so you may be able to activate the new computer first. This computer keeps its seat until you release it.`,
      full: 'All seats of your license are in use: release here first, then activate the new computer.',
      unknown:
        'If your license has another free seat, you can also activate the new computer first. This computer keeps its seat until you release it.',
    },
    /** Leads to the steps on the new computer before the release. */
    activateFirst: 'Activate the new computer first',
    later: {
      wasFree: (when: string) =>
        `The move is remembered even if you close the app. A seat was free ${when}, so you may be able to activate the new computer already.`,
      full: 'The move is remembered even if you close the app. Activate the new computer when this seat is free.',
      unknown:
        'The move is remembered even if you close the app. If your license has another free seat, you can already activate the new computer.',
    },
  },
  there: {
    title: 'Continue on the new computer',
    lead: 'This computer’s seat is released. If the new computer isn’t activated yet, do these steps there.',
    /** Replaces the lead before the release. */
    leadFirst:
      'This computer keeps its seat until you release it. Do these steps on the new computer, then come back.',
    backToRelease: 'Back to the release',
    tips: [
      { title: 'Install', body: 'Install the same software there and open it.' },
      {
        title: 'Open the transfer file',
        body: 'Choose “Open a transfer file”, or “I have a license key” to enter the key you kept.',
      },
      {
        title: 'Activate',
        body: 'Check the license details. “Activate” needs a free seat.',
      },
    ],
    done: 'Done',
  },
  banner: {
    title: 'You’re moving to a new computer',
    body: 'The move isn’t finished.',
    /** Names the license that moves, where this computer has several. */
    bodyOf: (license: string) => `The move of “${license}” isn’t finished.`,
    /** Of the move of several licenses: the seats that are released here, and all. */
    bodyAll: (released: number, all: number) =>
      `The move of ${formatNumber(all, 'en')} licenses isn’t finished. ${
        released === 0
          ? 'Their seats are still in use here.'
          : `${plural(released, 'en', { one: 'One seat is', other: `${formatNumber(released, 'en')} seats are` })} released.`
      }`,
    resume: 'Continue',
    end: 'Cancel move',
  },
};
