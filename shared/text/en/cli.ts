import { help } from './cli-help.ts';
import { sellers } from './cli-sellers.ts';

/** The command line's messages for people, on stderr; help goes to stdout. */
export const cli = {
  help,
  sellers,
  seeHelp: (app: string, command: string | null) =>
    `Run '${app} ${command === null ? '' : `${command} `}--help' for help.`,
  code: (code: string) => `Support code: ${code}`,
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
        '--reason': '--reason takes one word in lowercase, such as uninstall.',
        '--output': '--output takes the name of a writable file.',
        '--organization': '--organization takes an ID, as Polar shows it in the settings.',
        '--seat':
          '--seat takes the end of the license key as status shows it, or the ID of the seat; never a full key.',
        '--server': '--server is production or sandbox.',
        '--label': '--label takes a name of 1 to 120 characters.',
        '--product': '--product takes the name of a product, as the seller’s app shows it.',
        '--user-data-dir': '--user-data-dir takes the name of a folder.',
        '--license':
          'A license is named by its ID or by the end of its key as licenses list shows it; never by a full key.',
        '--device': '--device takes the device code of a seat, as seats list shows it.',
        '--status':
          '--status takes granted, disabled, revoked, expired or unknown, or several with commas between them.',
        '--search':
          '--search takes up to 300 characters, and neither a full license key nor a token.',
        '--token-file': '--token-file takes the name of a file; - is standard input.',
        '--plan': '--plan takes the name of a file; - is standard input.',
      })[flag] ?? `${flag} isn’t valid.`,
    missingFlag: (flag: string, other: string) => `${flag} needs ${other}.`,
    contradiction: (flag: string, other: string) => `${flag} and ${other} contradict each other.`,
    strayArgument:
      'There is one argument too many. License keys and tokens are read from a file, standard input or the environment, never from arguments.',
  },
  notActivated: 'This computer isn’t activated.',
  severalSeats:
    'This computer has several seats, and none was released. Name one with --seat, by the end of its license key or by its ID, or release all with --all:',
  severalMatches:
    'Several seats have a license key that ends like this, and none was released. Name one by its ID, with --seat:',
  noSuchSeat:
    'No seat of this computer has this ID or a license key that ends like this, and none was released. Its seats:',
  severalForKey:
    'This computer has several seats that match, and no license key was given. Name one with --seat, by the end of its license key or by its ID:',
  activationIds: (organizationId: string, activationId: string) =>
    `Organization ID: ${organizationId}\nActivation ID: ${activationId}`,
  noSuchProduct: 'This app doesn’t know a product of this name.',
  keyNeedsOrganization:
    'This app takes licenses of any seller. Name the seller whose license key you need, with --organization ID.',
  keyNeedsPipe:
    'The license key wasn’t given: --with-key writes it into a pipe, for the program that started this command, and neither to a terminal nor into a file.',
  /** A seat of which no license key is known. */
  seatWithId: (id: string) => `Seat ${id}`,
  licenseOf: (name: string, displayKey: string) => `${name} ${displayKey}`,
  seatLine: (name: string, label: string, state: string, id: string) =>
    [name, label, state, `id ${id}`].filter((part) => part !== '').join(', '),
  entry: (position: number) => `Entry ${position}`,
  active: (label: string, displayKey: string) =>
    `Active on this computer: ${label}, license key ${displayKey}.`,
  releasedElsewhere: (label: string, displayKey: string) =>
    `Released elsewhere: Polar no longer lists ${label}, license key ${displayKey}. Polar doesn’t say who did it: you on your purchases page, the seller, or a copy of this computer.\nTo use a seat again, enter the key in the app, or run release and then activate.`,
  notConfirmed:
    'Polar hasn’t confirmed this seat yet. Import it again while online to check the activation ID.',
  releaseFailed: (title: string) => `Its last release failed: ${title}.`,
  released: (label: string) => `Released: the seat of ${label} is free.`,
  waiting: (label: string) =>
    `Not sent yet: the seat of ${label} stays in use. It is released when Polar can be reached.`,
  /** Polar answered the request, and asked to wait. */
  notAccepted: (label: string) =>
    `Not accepted yet: Polar asked to wait, and the seat of ${label} stays in use. The release is sent again at the next start.`,
  noTimeToSend: (label: string) =>
    `Not sent yet, because there was no time left: the seat of ${label} stays in use. It is released at the next start.`,
  unknown: (label: string) =>
    `Not known: the seat of ${label} may or may not be free. The next start checks.`,
  unsaved: (label: string) =>
    `Polar gave ${label} a seat, but it couldn’t be saved on this computer. Free some space, then open the app: with the organization’s token it finds the seat again. Without one, ask the seller to release it.`,
  otherComputer: (label: string) =>
    `The data here was copied from another computer. The seat of ${label} belongs to that computer, and nothing was sent.`,
  otherComputerOptions: [
    'To use a seat for this computer: activate --other-computer',
    'To release the other computer’s seat: release --other-computer',
    'If this is the same computer with a new system: import --same-computer',
  ],
  wouldAdopt: (label: string) =>
    `Would keep the seat of ${label} as this computer’s. Nothing was sent or stored.`,
  releaseDisabled: 'This app doesn’t release its seat when it’s removed. The seat wasn’t changed.',
  wouldRelease: (label: string, server: string) =>
    `Would release the seat of ${label} at ${server}. Nothing was sent.`,
  wouldActivate: (label: string, server: string) =>
    `Would activate ${label} at ${server}. Nothing was sent.\nIf this computer was activated before and its data was lost, its earlier seat may still be in use. With the organization’s token the window can use that seat again; without one, the seller can release it.`,
  wouldImport: (label: string, server: string) =>
    `Would import the seat of ${label} at ${server}. Nothing was sent or stored.`,
  wouldReplaceKey: (label: string, server: string) =>
    `Would store the new license key of ${label} at ${server}. Nothing was sent or stored.`,
  serverNames: {
    production: 'Polar',
    sandbox: 'Polar’s sandbox',
    loopback: 'a server on this computer',
  },
  unreadableSeat: (id: string) =>
    `The file belongs to the seat with the ID ${id} and may contain this license key. If you know that it doesn’t: activate --ignore-unreadable`,
  keyReplaced: (label: string) => `Stored the new license key of ${label}.`,
  unreadable: 'The input can’t be read.',
  importNeedsInput: 'There is no input: name a file, or pipe JSON into standard input.',
  importEmpty: 'The JSON is an empty list.',
  importLeft:
    'There was no time left for this entry, and nothing was done about it. Import the list again: entries that are already imported take no time.',
  notJson: 'The input isn’t JSON.',
  wrongField: (field: string | null) =>
    field === null
      ? 'The JSON isn’t an object with "key", "organizationId", "activationId" and "label".'
      : `In the JSON, "${field}" is missing or wrong.`,
  keyMissing: (variable: string) =>
    `No license key: use --key-file FILE, set ${variable}, or pipe it into standard input.`,
  keyProblems: {
    missing: 'There is no license key in the input.',
    token:
      'That is one of Polar’s tokens, not a license key. It wasn’t sent. A token is a secret: if others could see it, revoke it in Polar.',
    control:
      'The input contains control characters, which no license key has. It may be a file of another kind.',
    several: 'The input contains several license keys. Give only one.',
    long: 'A license key has at most 255 characters.',
    unclear:
      'The input has several lines, and it isn’t clear which one is the license key. Give only the key.',
  },
  organizationMissing: 'The seller isn’t known: use --organization ID.',
  testBuild: (server: string) =>
    `TEST build: it connects only to ${server}. Its licenses aren’t real.`,
  serverNotOffered: (server: string) => `This app doesn’t use ${server}.`,
  timedOut: 'There was no time left to finish.',
  interrupted: 'Interrupted. What was started is recorded, and the next start continues it.',
  outputLost: 'The file for --output couldn’t be written.',
  standardOutputLost: 'The answer couldn’t be written to standard output.',
  outputUnwritable: 'The file for --output can’t be written. Nothing was done.',
  doctor: {
    versions: (versions: readonly (readonly [string, string])[]) =>
      `Versions   ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}`,
    system: (platform: string, release: string, arch: string) =>
      `System     ${platform} ${release}, ${arch}`,
    sandbox: (isOn: boolean) => `Sandbox    ${isOn ? 'on' : 'off'}`,
    folder: (folder: string, isWritable: boolean) =>
      `Data       ${folder}${isWritable ? '' : ' (not writable)'}`,
    keychain: (name: string | null) =>
      `Keychain   ${name ?? 'none; a token is kept for the session only'}`,
    server: (server: string, isReached: boolean, milliseconds: number, code: string | null) =>
      `Server     ${server}: ${isReached ? `reached in ${milliseconds} ms` : 'not reached'}${code === null ? '' : ` (${code})`}`,
    clock: (ahead: number | null, isRight: boolean) =>
      ahead === null
        ? 'Clock      not compared'
        : `Clock      ${isRight ? 'correct' : `wrong by ${Math.round(ahead / 1000)} s`}`,
    seat: (text: string) => `Seat       ${text}`,
    namedSeat: (name: string, text: string) => `Seat       ${name}: ${text}`,
    verdict: (problems: readonly string[]) =>
      problems.length === 0 ? 'No problems found.' : `Problems: ${problems.join(', ')}`,
  },
};
