/** Text of moving this computer's seat to another one. */
export const move = {
  title: 'Move to a new computer',
  entryPoint: {
    title: 'Move to a new computer',
  },
  steps: {
    label: 'Steps',
    names: ['Keep the key', 'Release here', 'Activate there'],
    done: 'Done',
  },
  key: {
    title: 'Keep the license key',
    lead: (ending: string) =>
      `The new computer asks for ${ending === '' ? 'the license key' : `the key that ends in ${ending}`}. After the release, this computer forgets the key.`,
    advice:
      'Write it down, or send it to yourself. It’s also on your purchases page. A copied key leaves the clipboard after a minute.',
    organization: 'The new computer may ask for the organization ID too:',
    show: 'Show the key',
    copy: 'Copy the key',
    next: 'I have the key',
    notNow: 'Not now',
  },
  release: {
    lead: 'Release the seat here, so that the new computer can use it. Your files aren’t affected.',
    later:
      'The move is remembered even if you close the app. If your license has another free seat, you can already activate the new computer.',
    back: 'Back to the key',
  },
  there: {
    title: 'Continue on the new computer',
    lead: 'The seat is free. Do these steps on the new computer.',
    tips: [
      { title: 'Install', body: 'Install the same software there and open it.' },
      {
        title: 'Enter the key',
        body: 'Choose “I have a license key” and enter the key you kept.',
      },
      {
        title: 'Activate',
        body: 'Check the license details. “Activate” uses the free seat.',
      },
    ],
    done: 'Done',
  },
  banner: {
    title: 'You’re moving to a new computer',
    body: 'The move isn’t finished.',
    /** Names the license that moves, where this computer has several. */
    bodyOf: (license: string) => `The move of “${license}” isn’t finished.`,
    resume: 'Continue',
    end: 'Cancel move',
  },
};
