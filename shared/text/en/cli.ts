import { help } from './cli-help.ts';
import { sellers } from './cli-sellers.ts';

/** The command line's messages for people, on stderr; help goes to stdout. */
export const cli = {
  help,
  sellers,
  seeHelp: (app: string, command: string | null) =>
    `Run '${app} ${command === null ? '' : `${command} `}--help' to see how it is used.`,
  code: (code: string) => `Code for support: ${code}`,
  usage: {
    unknownCommand: (word: string, nearest: string | null) =>
      nearest === null
        ? `There is no command '${word}'.`
        : `There is no command '${word}'. Did you mean '${nearest}'?`,
    noCommand: 'A command is missing, such as release or status.',
    incompleteCommand: (word: string, next: readonly string[]) =>
      `${word} needs one more word: ${next.join(', ')}.`,
    missingLicense: (command: string) =>
      `${command} needs a license: its id, or the end of its key as licenses list shows it.`,
    unknownFlag: (command: string, flag: string) => `${command} has no flag ${flag}.`,
    mistypedFlag: (flag: string, nearest: string) =>
      `There is no flag ${flag}. Did you mean ${nearest}?`,
    repeatedFlag: (flag: string) => `${flag} is given more than once.`,
    missingValue: (flag: string) => `${flag} needs a value.`,
    needlessValue: (flag: string) => `${flag} takes no value.`,
    badValue: (flag: string) =>
      ({
        '--timeout':
          '--timeout takes seconds, from 1 to 600, and to 604800 for the commands about licenses and seats.',
        '--reason': '--reason takes one word of small letters, such as uninstall.',
        '--output': '--output takes the name of a file that can be written.',
        '--organization': '--organization takes an id, as Polar shows it in the settings.',
        '--seat':
          '--seat takes the end of the license key as status shows it, or the id of the seat; never a whole key.',
        '--server': '--server is production or sandbox.',
        '--label': '--label takes a name of 1 to 120 characters.',
        '--user-data-dir': '--user-data-dir takes the name of a folder.',
        '--license':
          'A license is named by its id or by the end of its key as licenses list shows it; never by a whole key.',
        '--device': '--device takes the device code of a seat, as seats list shows it.',
        '--status':
          '--status takes granted, disabled, revoked, expired or unknown, or several with commas between them.',
        '--search':
          '--search takes up to 300 characters, and neither a whole license key nor a token.',
        '--token-file': '--token-file takes the name of a file; - is standard input.',
        '--plan': '--plan takes the name of a file; - is standard input.',
      })[flag] ?? `${flag} is not written like that.`,
    contradiction: (flag: string, other: string) => `${flag} and ${other} contradict each other.`,
    strayArgument:
      'There is one argument too many. License keys and tokens are read from a file, standard input or the environment, never from arguments.',
  },
  notActivated: 'This computer holds no seat.',
  severalSeats:
    'This computer holds several seats, and none was released. Name one by the end of its license key or by its id, with --seat, or release all with --all:',
  severalMatches:
    'Several seats have a license key that ends like this, and none was released. Name one by its id, with --seat:',
  noSuchSeat:
    'No seat of this computer has this id or a license key that ends like this, and none was released. It holds:',
  /** A seat of which no license key is known. */
  seatWithId: (id: string) => `Seat ${id}`,
  licenseOf: (name: string, displayKey: string) => `${name} ${displayKey}`,
  seatLine: (name: string, label: string, state: string, id: string) =>
    [name, label, state, `id ${id}`].filter((part) => part !== '').join(', '),
  entry: (position: number) => `Entry ${position}`,
  active: (label: string, displayKey: string) =>
    `Active on this device: ${label}, license key ${displayKey}.`,
  releasedElsewhere: (label: string, displayKey: string) =>
    `Released elsewhere: Polar no longer lists ${label}, license key ${displayKey}. Polar does not say who did it: you on your purchases page, the seller, or a copy of this computer.\nTo take a seat again, enter the key in the app, or run release and then activate.`,
  notConfirmed:
    'Polar has not confirmed this seat yet. Import it again with a network to check the activation ID.',
  releaseFailed: (title: string) => `Its last release failed: ${title}.`,
  released: (label: string) => `Released: the seat of ${label} is free.`,
  waiting: (label: string) =>
    `Not sent yet: the seat of ${label} still counts. It is released when Polar can be reached.`,
  noTimeToSend: (label: string) =>
    `Not sent yet, since no time was left: the seat of ${label} still counts. It is released at the next start.`,
  unknown: (label: string) =>
    `Not known: the seat of ${label} may be free or not. The next start finds out.`,
  unsaved: (label: string) =>
    `Polar gave ${label} a seat, and this computer could not write it down. Free some space, then open the app: with the organization’s token it finds the seat again. Without one, ask the seller to free it.`,
  otherComputer: (label: string) =>
    `The data here was copied from another computer. The seat of ${label} is that computer’s, and nothing was sent.`,
  otherComputerOptions: [
    'To take a seat for this computer: activate --other-computer',
    'To release the other computer’s seat: release --other-computer',
    'If this is the same computer, set up anew: import --same-computer',
  ],
  wouldAdopt: (label: string) =>
    `Would take the seat of ${label} for this computer’s. Nothing was sent and nothing kept.`,
  releaseDisabled:
    'This app does not release its seat when it is removed. The seat was not touched.',
  wouldRelease: (label: string, server: string) =>
    `Would release the seat of ${label} at ${server}. Nothing was sent.`,
  wouldActivate: (label: string, server: string) =>
    `Would take a seat for ${label} at ${server}. Nothing was sent.\nIf this computer was activated before and its data was lost, its earlier seat still counts. With the organization’s token the window takes it over; without one, the seller can free it.`,
  wouldImport: (label: string, server: string) =>
    `Would take over the seat of ${label} at ${server}. Nothing was sent and nothing kept.`,
  wouldReplaceKey: (label: string, server: string) =>
    `Would take over the new license key of ${label} at ${server}. Nothing was sent and nothing kept.`,
  serverNames: {
    production: 'Polar',
    sandbox: 'Polar’s sandbox',
    loopback: 'a server on this computer',
  },
  unreadableSeat: (id: string) =>
    `The file is of the seat with the id ${id}, and may hold this license key. If you know that it does not: activate --ignore-unreadable`,
  keyReplaced: (label: string) => `Took over the new license key of ${label}.`,
  unreadable: 'The input cannot be read.',
  importNeedsInput: 'There is no input: name a file, or pipe JSON into standard input.',
  importEmpty: 'The JSON is a list without an entry.',
  importLeft:
    'There was no time left for this entry, and nothing was done about it. Import the list again: what is there already takes no time.',
  notJson: 'The input is not JSON.',
  wrongField: (field: string | null) =>
    field === null
      ? 'The JSON is not an object with "key", "organizationId", "activationId" and "label".'
      : `In the JSON, "${field}" is missing or not right.`,
  keyMissing: (variable: string) =>
    `There is no license key: use --key-file FILE, set ${variable}, or pipe it into standard input.`,
  keyProblems: {
    missing: 'There is no license key in the input.',
    token:
      'That is one of Polar’s tokens, not a license key. It was not sent. A token is a secret: if others could see it, revoke it in Polar.',
    control:
      'The input holds control characters, which no license key has. It may be a file of another kind.',
    several: 'The input holds several license keys. Give one.',
    long: 'A license key has at most 255 characters.',
    unclear:
      'The input has several lines, and no license key can be told in them. Give the key alone.',
  },
  organizationMissing: 'The seller is not known: use --organization ID.',
  testBuild: (server: string) =>
    `TEST build: it talks to ${server} alone. No license in it is real.`,
  serverNotOffered: (server: string) => `This app takes no seats of ${server}.`,
  timedOut: 'There was no time left to finish.',
  interrupted: 'Interrupted. What was begun is on record, and the next start takes it up.',
  outputLost: 'The file for --output could not be written.',
  standardOutputLost: 'The answer could not be written to standard output.',
  outputUnwritable: 'The file for --output cannot be written. Nothing was done.',
  doctor: {
    versions: (versions: readonly (readonly [string, string])[]) =>
      `Versions   ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}`,
    system: (platform: string, release: string, arch: string) =>
      `System     ${platform} ${release}, ${arch}`,
    sandbox: (isOn: boolean) => `Sandbox    ${isOn ? 'on' : 'off'}`,
    folder: (folder: string, isWritable: boolean) =>
      `Data       ${folder}${isWritable ? '' : ' (cannot be written)'}`,
    keychain: (name: string | null) =>
      `Keychain   ${name ?? 'none; a token is kept for the session only'}`,
    server: (server: string, isReached: boolean, milliseconds: number, code: string | null) =>
      `Server     ${server}: ${isReached ? `reached in ${milliseconds} ms` : 'not reached'}${code === null ? '' : ` (${code})`}`,
    clock: (ahead: number | null, isRight: boolean) =>
      ahead === null
        ? 'Clock      not compared'
        : `Clock      ${isRight ? 'right' : `wrong by ${Math.round(ahead / 1000)} s`}`,
    seat: (text: string) => `Seat       ${text}`,
    namedSeat: (name: string, text: string) => `Seat       ${name}: ${text}`,
    verdict: (problems: readonly string[]) =>
      problems.length === 0 ? 'All is well.' : `To look at: ${problems.join(', ')}`,
  },
};
