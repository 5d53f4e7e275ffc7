/** Text of moving this computer's seat to another one. */
export const move = {
  title: 'Move to another computer',
  entryPoint: {
    title: 'Move to another computer',
    body: 'Release here, activate there. It takes a minute.',
  },
  steps: {
    label: 'Steps',
    names: ['Keep the key', 'Release here', 'Activate there'],
    done: 'Done',
  },
  key: {
    title: 'Keep the license key',
    lead: (ending: string) =>
      `The new computer asks for ${ending === '' ? 'the license key' : `the key that ends in ${ending}`}. After the release this computer does not have it any more.`,
    advice:
      'Write it down, or send it to yourself. You also find it in the e-mail from the seller. A copied key leaves the clipboard after a minute.',
    organization: 'The new computer may ask for the organization ID too:',
    show: 'Show the key',
    copy: 'Copy the key',
    next: 'I have the key',
    notNow: 'Not now',
  },
  release: {
    lead: 'Release the seat here, so that the new computer can take it. Your files are not touched.',
    later:
      'This is remembered, also when the app is closed. If your license has another free seat, you can activate the new computer already.',
    back: 'Back to the key',
  },
  there: {
    title: 'Now the new computer',
    lead: 'The seat is free. These steps are done on the new computer.',
    tips: [
      { title: 'Install', body: 'Install the same software there and open it.' },
      {
        title: 'Enter the key',
        body: 'Choose “I have a license key” and enter the key that you kept.',
      },
      {
        title: 'Activate',
        body: 'It shows what the key gives. “Activate” takes the free seat.',
      },
    ],
    done: 'Done',
  },
  banner: {
    title: 'You are moving to another computer',
    body: 'The move is not finished.',
    /** Names the license that moves, where this computer has several. */
    bodyOf: (license: string) => `The move of “${license}” is not finished.`,
    resume: 'Go on',
    end: 'End the move',
  },
};
