import type { FailureCode } from '../../failure.ts';

/** The text of a failure. The window says beside it whether the seat is free, from the device's state. */
export interface FailureText {
  /** What happened, in a few words. */
  readonly title: string;
  /** What that means. */
  readonly body: string;
  /** What to do now. */
  readonly advice: string;
}

/** Text for every failure; a missing one does not compile. */
const messages: Record<FailureCode, FailureText> = {
  'network-unreachable': {
    title: 'Polar can’t be reached',
    body: 'This computer is offline, or something blocks the connection. Nothing was sent.',
    advice: 'Check the internet connection, then try again.',
  },
  'connection-insecure': {
    title: 'The connection isn’t secure',
    body: 'The certificate presented for Polar isn’t trusted, or no encrypted connection could be made. Nothing was sent.',
    advice: 'Check this computer’s date and time. On a company network, ask your administrator.',
  },
  'proxy-unreachable': {
    title: 'The proxy can’t be reached',
    body: 'This network sends requests through a proxy that didn’t answer. Nothing was sent.',
    advice: 'Check the proxy in your system settings, or use another network.',
  },
  'certificate-demanded': {
    title: 'This network requires a certificate',
    body: 'The server that answered in Polar’s place requires a certificate from this computer. The app never sends one, and nothing was sent.',
    advice: 'Polar never asks for one. Ask your network administrator, or use another network.',
  },
  'proxy-refused': {
    title: 'The proxy refuses the connection',
    body: 'This network’s proxy doesn’t let the app connect to Polar. Nothing was sent.',
    advice: 'Ask your network administrator to allow api.polar.sh, or use another network.',
  },
  'proxy-login': {
    title: 'The proxy requires a login',
    body: 'This network’s proxy asks for a user name and password. Nothing was sent.',
    advice:
      'Try again in the app’s window and enter them there. For commands, put them into the proxy’s address in HTTPS_PROXY.',
  },
  'proxy-no-route': {
    title: 'The proxy can’t reach Polar',
    body: 'This network’s proxy answers, but can’t connect to Polar. Nothing was sent.',
    advice: 'Try again later, or ask your network administrator.',
  },
  'proxy-closed': {
    title: 'The proxy closed the connection',
    body: 'This network’s proxy was asked to connect to Polar and closed the connection. Nothing was sent.',
    advice: 'Try again later. If it happens again, ask your network administrator.',
  },
  'no-answer': {
    title: 'No answer from Polar',
    body: 'The request was sent, but no answer came back in time. Polar may or may not have processed it.',
    advice: 'Check again in a moment. It’s safe to check twice.',
  },
  'server-error': {
    title: 'Polar had a problem',
    body: 'Polar answered that it couldn’t finish the request. It may or may not have processed it.',
    advice: 'Check again in a few minutes.',
  },
  'not-polar': {
    title: 'The answer didn’t come from Polar',
    body: 'Something between this computer and Polar answered in its place, such as the sign-in page of a hotel or café.',
    advice: 'Open a web page to sign in to the network, then try again.',
  },
  'version-not-served': {
    title: 'This app is too old for Polar',
    body: 'Polar no longer answers requests in the format this app uses.',
    advice: 'Update the app, then try again.',
  },
  'answer-unreadable': {
    title: 'Polar’s answer couldn’t be read',
    body: 'Polar answered, but something is missing from the answer or has a format this app doesn’t know. The app drew no conclusion from it.',
    advice:
      'Try again in a few minutes. If it happens again, update the app or send the support code to support.',
  },
  'answer-too-long': {
    title: 'Polar’s answer is too long',
    body: 'The app reads answers of up to 64 MB, and this one is longer. The app drew no conclusion from it.',
    advice:
      'Trying again won’t help. Look in Polar’s dashboard, and send the support code to support.',
  },
  'token-rejected': {
    title: 'Polar didn’t accept the token',
    body: 'It was deleted, has expired, or belongs to Polar’s other server (sandbox or production).',
    advice: 'Create a new token in Polar, then connect again.',
  },
  'scope-missing': {
    title: 'The token lacks a permission',
    body: 'The token works, but lacks a permission.',
    advice: 'Create a token with that permission in Polar, then connect again.',
  },
  'not-permitted': {
    title: 'Polar doesn’t allow this',
    body: 'Polar understood the request and refused it.',
    advice: 'Check that the license belongs to the connected organization.',
  },
  'request-invalid': {
    title: 'Polar didn’t accept the details',
    body: 'Something that was entered has a format that Polar refuses.',
    advice: 'Check the key and the organization ID, then try again.',
  },
  'rate-limited': {
    title: 'Polar asked us to wait',
    body: 'Too many requests came from this connection in a short time.',
    advice: 'Wait a minute, then try again.',
  },
  'still-held': {
    title: 'Polar still lists this seat',
    body: 'We checked several times, and the seat was still in use each time. The release didn’t take effect.',
    advice: 'Try to release it again.',
  },
  'key-changed': {
    title: 'Polar no longer knows this key',
    body: 'Nothing can be confirmed with this key. This computer’s record is kept.',
    advice:
      'Ask the seller for help. The request that “Get help” prepares holds the device code and the support code.',
  },
  'seats-hidden': {
    title: 'This license isn’t active',
    body: 'While the license isn’t active, Polar doesn’t show its seats, and the release can’t be confirmed. This computer’s record is kept.',
    advice:
      'Try again: Polar also releases seats of a license that isn’t active. If that fails, ask the seller for help.',
  },
  'key-unknown': {
    title: 'This organization has no such key',
    body: 'Polar knows no license of this organization with this key.',
    advice: 'Check the key, the organization ID and the server for typos.',
  },
  'other-seller': {
    title: 'This key belongs to another seller’s product',
    body: 'This app is made for one seller’s products, and the organization ID belongs to another seller. Nothing was sent.',
    advice: 'Use the app of the seller who gave you the key.',
  },
  'key-inactive': {
    title: 'This key isn’t active',
    body: 'The seller disabled or revoked it.',
    advice: 'Ask the seller why.',
  },
  'key-expired': {
    title: 'This key has expired',
    body: 'Its license is no longer valid.',
    advice: 'Renew the license with the seller, then try again.',
  },
  'activations-unsupported': {
    title: 'This license has no seats',
    body: 'The seller set it up without device activation, so there’s nothing to activate or release.',
    advice: 'The software may need only the key. If you expected seats, ask the seller.',
  },
  'activation-limit': {
    title: 'All seats are in use',
    body: 'This license has no free seat. If this computer was reinstalled, its old seat may be one of those in use.',
    advice: 'Release a seat on another computer, or ask the seller to release one. Then try again.',
  },
  'activation-unknown': {
    title: 'Polar doesn’t know this activation',
    body: 'The key is right, but it has no seat with this activation ID.',
    advice: 'Check the activation ID. If the seat is gone, activate with the key instead.',
  },
  'seat-never-confirmed': {
    title: 'Polar doesn’t know the recorded activation',
    body: 'Polar has no seat with this activation ID. Nothing was released. If the ID was mistyped, the real seat may still be in use.',
    advice: 'Use the existing activation with the right ID, or enter the key again.',
  },
  'activation-unfinished': {
    title: 'An earlier activation isn’t finished',
    body: 'We don’t know whether Polar gave this computer a seat. Another activation could use a second one.',
    advice: 'Check again first.',
  },
  'activation-other': {
    title: 'This isn’t the unfinished activation',
    body: 'Polar has this activation, but its answer doesn’t show that this computer asked for it. The unfinished activation may have a seat of its own, so nothing was changed.',
    advice:
      'Ask the seller for the activation with this computer’s name, from the day you entered the key.',
  },
  'not-activated': {
    title: 'This computer isn’t activated',
    body: 'There’s nothing to release or check.',
    advice: 'Enter a license key to activate this computer.',
  },
  'already-activated': {
    title: 'This computer already has a seat',
    body: 'A second activation would use another seat of the license.',
    advice: 'Release the current seat first.',
  },
  'other-computer': {
    title: 'This seat belongs to another computer',
    body: 'The app’s data was copied or restored from another computer. The recorded seat belongs to that computer, and nothing was sent.',
    advice: 'Choose under “This device” what to do with it.',
  },
  'release-pending': {
    title: 'A release is already in progress',
    body: 'It has to finish before anything else can happen to this seat.',
    advice: 'Wait until it’s done, or cancel it while that’s still possible.',
  },
  'not-connected': {
    title: 'No organization is connected',
    body: 'You need the organization’s token to manage licenses.',
    advice: 'Connect the organization first.',
  },
  'token-ended': {
    title: 'The token no longer works',
    body: 'Polar accepted it before and refuses it now: it expired, was deleted, or the organization lost its access.',
    advice:
      'Create a new token in Polar, then connect again. You can then resume where you stopped.',
  },
  'token-other-server': {
    title: 'This token belongs to the other server',
    body: 'Polar’s sandbox and production each have their own tokens. The other server accepts this one.',
    advice: 'Choose the other server, then connect again.',
  },
  'license-unknown': {
    title: 'Polar doesn’t know this license',
    body: 'It was deleted, or belongs to another organization.',
    advice: 'Refresh the list to see what’s there.',
  },
  'no-licenses': {
    title: 'This organization has no license keys',
    body: 'Polar answered with an empty list.',
    advice: 'Sell a product with a license key benefit, or connect another organization.',
  },
  'not-confirmed': {
    title: 'Nothing was changed',
    body: 'You canceled the confirmation.',
    advice: 'Try again and confirm if you want to continue.',
  },
  'question-open': {
    title: 'Another confirmation is open',
    body: 'The app shows one confirmation at a time. Nothing was changed.',
    advice: 'Answer the open one, then try again.',
  },
  'questions-paused': {
    title: 'Confirmations are paused for a moment',
    body: 'Several in a row were canceled, so the app stopped asking. Nothing was changed.',
    advice:
      'Wait a minute, then try again. If confirmations appear that you didn’t ask for, quit the app.',
  },
  'rotation-refused': {
    title: 'A revoked key can’t be replaced',
    body: 'Polar gives a new key only to licenses that aren’t revoked. Nothing was changed.',
    advice: 'Enable the license first, then replace its key.',
  },
  'bulk-pending': {
    title: 'Another bulk release is still open',
    body: 'Only one runs at a time, so that each seat’s result is known.',
    advice: 'Let it finish or cancel it. Then save its report or dismiss it.',
  },
  'bulk-empty': {
    title: 'There’s no seat to release',
    body: 'None of the selected licenses has a matching seat.',
    advice: 'Select other licenses or another rule.',
  },
  'bulk-changed': {
    title: 'The plan has changed',
    body: 'The number you confirmed isn’t the number of seats in the plan. Nothing was sent.',
    advice: 'Check the plan again, then confirm.',
  },
  'bulk-other-organization': {
    title: 'This bulk release belongs to another organization',
    body: 'It was started with another organization’s token or on the other server.',
    advice: 'Connect that organization to resume it, or dismiss it.',
  },
  'csv-unreadable': {
    title: 'The file couldn’t be read as CSV',
    body: 'It’s empty, or it isn’t a text file.',
    advice: 'Save the table as CSV, then choose that file.',
  },
  'transfer-unreadable': {
    title: 'This file can’t be opened',
    body: 'It’s damaged or was changed, this account can’t read it, or it isn’t a transfer file. Nothing was sent.',
    advice: 'Copy it from the other computer again, or create a new one there.',
  },
  'transfer-newer': {
    title: 'The transfer file comes from a newer version',
    body: 'A newer version of the app wrote it, and this version can’t read it. Nothing was sent.',
    advice: 'Update the app on this computer, then open the file again.',
  },
  'transfer-code': {
    title: 'This code doesn’t open the file',
    body: 'A character is wrong, or the code belongs to another transfer file.',
    advice: 'Compare it with the code on the other computer.',
  },
  'transfer-closed': {
    title: 'The transfer file is closed',
    body: 'The app forgets the file when you leave its page. Nothing was sent.',
    advice: 'Open the transfer file again.',
  },
  'disk-full': {
    title: 'The disk is full',
    body: 'There’s no room to record what happens to the seat, so nothing was sent.',
    advice: 'Free some space, then try again.',
  },
  'folder-unwritable': {
    title: 'The app can’t write its files',
    body: 'Its data folder is read-only, so nothing was sent.',
    advice: 'Check who can write to the app’s data folder, then try again.',
  },
  'folder-foreign': {
    title: 'The data folder belongs to another account',
    body: 'That account could read and change what this app stores there, or could no longer read it. Nothing was read, written or sent.',
    advice:
      'Start the app as the account that owns the folder, without sudo, or give the folder back to your account.',
  },
  'folder-exposed': {
    title: 'Other accounts can change the data folder',
    body: 'The permissions of the app’s data folder, or of a folder above it, let any account replace its files, and the app couldn’t change that. Nothing was read, written or sent.',
    advice: 'Remove write access for other accounts, or use another data folder.',
  },
  'outcome-unsaved': {
    title: 'The result couldn’t be saved',
    body: 'The result of the last request isn’t stored on this computer.',
    advice:
      'Free some space, or check who can write to the app’s data folder. Keep the app open until then.',
  },
  'file-unreadable': {
    title: 'A file of this app can’t be read',
    body: 'It’s damaged, or this account isn’t allowed to read it. It wasn’t deleted.',
    advice: 'Restore it from a backup, or ask support before you activate again.',
  },
  'file-inaccessible': {
    title: 'A file of this app can’t be opened',
    body: 'It exists, but this account isn’t allowed to read it, or something other than a regular file is in its place. It wasn’t changed.',
    advice: 'Check who owns it in the app’s data folder, and give it back to your account.',
  },
  'file-newer': {
    title: 'A file comes from a newer version',
    body: 'A newer version of this app wrote it, and this version can’t read it. It wasn’t changed.',
    advice: 'Install the newer version again.',
  },
  'keychain-unavailable': {
    title: 'This computer has no keychain',
    body: 'Without one, a token can’t be stored safely on disk.',
    advice: 'Turn on your system’s keychain, or connect again each time the app starts.',
  },
  'keychain-changed': {
    title: 'The stored token can’t be unlocked',
    body: 'The keychain that protects it is locked, was changed, or belongs to another user.',
    advice: 'Unlock the keychain and start the app again, or connect with a new token.',
  },
  'busy-elsewhere': {
    title: 'The app is busy in another window or command',
    body: 'Something else is working on this seat right now. Nothing was sent.',
    advice: 'Let it finish, then try again.',
  },
  'clipboard-no-token': {
    title: 'There’s no token on the clipboard',
    body: 'The text you copied last doesn’t look like an organization token, which begins with “polar_oat_”.',
    advice: 'Copy the token in Polar, then come back here.',
  },
  'update-feed': {
    title: 'The app couldn’t look for a newer version',
    body: 'The seller’s list of versions couldn’t be reached or read.',
    advice: 'Check the internet connection, or try again later.',
  },
  'update-not-loaded': {
    title: 'The update wasn’t downloaded',
    body: 'The file didn’t arrive, or is damaged. Nothing was installed.',
    advice: 'Try again later, or download the app from the seller’s page.',
  },
  'update-not-installed': {
    title: 'The update wasn’t installed',
    body: 'The system didn’t accept it. The version you have still works.',
    advice: 'Try again, or download the app from the seller’s page.',
  },
  'update-later': {
    title: 'The app is working on a seat',
    body: 'An update would interrupt it. Nothing was changed.',
    advice: 'Wait until it is done, then try again.',
  },
  'input-invalid': {
    title: 'Something that was entered can’t be used',
    body: 'The app couldn’t understand it. Nothing was sent.',
    advice: 'Check the fields, then try again.',
  },
  unexpected: {
    title: 'The app ran into an error',
    body: 'What you asked for may not be done. The cause is in the app’s log.',
    advice: 'Try again. If it happens again, send the support code to support.',
  },
};

/** Text around a failure. */
export const failures = {
  words: messages,
  /** Replaces the text of `key-unknown`, in an app that is made for one seller and asks for no organization. */
  keyUnknownTo: {
    title: (seller: string) => `This isn’t a key of ${seller}`,
    body: (seller: string) => `Polar knows no license of ${seller} with this key.`,
    advice: 'Check the key for typos. A key for another seller’s product can’t be used here.',
  },
  /** Replaces texts about an activation that isn’t finished, whose key the person has not typed. */
  unfinished: {
    'key-unknown': {
      body: 'The seller may have replaced the key of this license since you entered it.',
      advice: 'Ask the seller for the key that the license has now.',
    },
    'activation-unknown': {
      body: 'This license has no seat with this activation ID.',
      advice: 'Compare it with the seller’s message, or ask the seller for it again.',
    },
  },
  scope: (scope: string) => `Missing permission: ${scope}`,
  file: (name: string) => `File: ${name}`,
  retry: (when: string) => `Try again ${when}.`,
};
