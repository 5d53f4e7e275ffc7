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
    title: 'Polar cannot be reached',
    body: 'This computer is offline, or something on the way blocks the connection. Nothing was sent.',
    advice: 'Check the internet connection, then try again.',
  },
  'connection-insecure': {
    title: 'The connection is not secure',
    body: 'The certificate shown for Polar could not be trusted, or no encrypted connection could be made. Nothing was sent.',
    advice: 'Check this computer’s date and time. On a company network, ask whoever runs it.',
  },
  'proxy-unreachable': {
    title: 'The proxy cannot be reached',
    body: 'This network sends requests through a proxy that did not answer. Nothing was sent.',
    advice: 'Check the proxy in your system settings, or use another network.',
  },
  'certificate-demanded': {
    title: 'This network demands a certificate',
    body: 'What answered for Polar demands a certificate from this computer. The app never sends one, and nothing was sent.',
    advice: 'Polar never asks for one. Ask whoever runs this network, or use another one.',
  },
  'proxy-refused': {
    title: 'The proxy refuses the connection',
    body: 'The proxy of this network does not let the app connect to Polar. Nothing was sent.',
    advice: 'Ask whoever runs the network to allow api.polar.sh, or use another network.',
  },
  'proxy-login': {
    title: 'The proxy needs a login',
    body: 'The proxy of this network asks for a user name and password. Nothing was sent.',
    advice:
      'Try again in the app’s window and enter them there. A command takes them from the proxy’s address in HTTPS_PROXY.',
  },
  'proxy-no-route': {
    title: 'The proxy cannot reach Polar',
    body: 'The proxy of this network answers, but cannot connect to Polar. Nothing was sent.',
    advice: 'Try again later, or ask whoever runs the network.',
  },
  'proxy-closed': {
    title: 'The proxy closed the connection',
    body: 'The proxy of this network was asked for a connection to Polar and hung up. Nothing was sent.',
    advice: 'Try again later. If it happens again, ask whoever runs the network.',
  },
  'no-answer': {
    title: 'Polar’s answer was lost',
    body: 'The request was sent, but no answer came back in time. Polar may or may not have acted.',
    advice: 'Look again in a moment. Asking twice does no harm.',
  },
  'server-error': {
    title: 'Polar had a fault',
    body: 'Polar answered that it could not finish the request. It may or may not have acted.',
    advice: 'Look again in a few minutes.',
  },
  'not-polar': {
    title: 'The answer did not come from Polar',
    body: 'Something between this computer and Polar answered in its place, such as a sign-in page of a hotel or café.',
    advice: 'Open a web page to sign in to the network, then try again.',
  },
  'version-not-served': {
    title: 'This app is too old for Polar',
    body: 'Polar no longer answers requests in the form this app sends.',
    advice: 'Update the app, then try again.',
  },
  'answer-unreadable': {
    title: 'Polar’s answer could not be read',
    body: 'Polar answered, but what is needed is missing from the answer or has a form that this app does not know. Nothing was concluded from it.',
    advice:
      'Try again in a few minutes. If it stays, update the app or give the support code to support.',
  },
  'answer-too-long': {
    title: 'Polar’s answer is too long',
    body: 'The app reads answers of up to 64 MB, and this one is longer. Nothing was concluded from it.',
    advice:
      'Asking again does not help. Look at this in Polar’s dashboard, and give the support code to support.',
  },
  'token-rejected': {
    title: 'Polar did not accept the token',
    body: 'It was deleted, has ended, or belongs to the other server.',
    advice: 'Check that the server matches, or create a new token in Polar and connect again.',
  },
  'scope-missing': {
    title: 'The token lacks a permission',
    body: 'Polar knows the token, but it may not do this.',
    advice: 'Create a token with that permission in Polar, then connect again.',
  },
  'not-permitted': {
    title: 'Polar does not permit this',
    body: 'Polar understood the request and refused it.',
    advice: 'Check that the license belongs to the connected organization.',
  },
  'request-invalid': {
    title: 'Polar did not accept the details',
    body: 'Something in what was entered has a form that Polar refuses.',
    advice: 'Check the key and the organization ID, then try again.',
  },
  'rate-limited': {
    title: 'Polar asked us to wait',
    body: 'Too many requests came from this connection in a short time.',
    advice: 'Wait a minute, then try again.',
  },
  'still-held': {
    title: 'Polar still lists this seat',
    body: 'We looked several times, and the seat was there each time. The release did not take effect.',
    advice: 'Try the release again.',
  },
  'key-changed': {
    title: 'Polar does not know this key any more',
    body: 'The key was replaced, disabled or has ended, so nothing can be confirmed with it. This device’s record is kept.',
    advice: 'Ask the seller for help, and give them the device code and the support code.',
  },
  'key-unknown': {
    title: 'Polar does not know this key',
    body: 'No license of this organization has the key that was entered.',
    advice: 'Check the key, the organization ID and the server for typing mistakes.',
  },
  'other-seller': {
    title: 'This key belongs to another seller’s product',
    body: 'This app is made for the products of one seller, and the organization that was given is another seller’s. Nothing was sent.',
    advice: 'Use the app of the seller from whom you have the key.',
  },
  'key-inactive': {
    title: 'This key is not active',
    body: 'The seller disabled or revoked it.',
    advice: 'Ask the seller why.',
  },
  'key-expired': {
    title: 'This key has ended',
    body: 'Its license ran out.',
    advice: 'Renew the license with the seller, then try again.',
  },
  'activations-unsupported': {
    title: 'This license has no seats',
    body: 'The seller set it up without device activation, so there is nothing to take or give back.',
    advice: 'You can use the key without activating. Ask the seller if that surprises you.',
  },
  'activation-limit': {
    title: 'All seats are taken',
    body: 'Every seat of this license is used on other computers.',
    advice: 'Release a seat on another computer, or ask the seller to free one. Then try again.',
  },
  'activation-unknown': {
    title: 'Polar does not know this activation',
    body: 'The key is right, but it has no seat with the activation ID that was entered.',
    advice: 'Check the activation ID. If the seat is gone, activate with the key instead.',
  },
  'seat-never-confirmed': {
    title: 'Polar does not know the activation on record',
    body: 'Polar never confirmed the seat on record, and the key has no activation with its ID. Nothing was released: if the ID is mistyped, the real seat still counts.',
    advice: 'Import the seat again with the right activation ID, or remove this record in the app.',
  },
  'activation-unfinished': {
    title: 'An earlier activation is not finished',
    body: 'It is not known whether Polar gave this computer a seat. Another activation could take a second one.',
    advice: 'Look again first.',
  },
  'not-activated': {
    title: 'This computer holds no seat',
    body: 'There is nothing to release or to check.',
    advice: 'Enter a license key to activate this computer.',
  },
  'already-activated': {
    title: 'This computer already holds a seat',
    body: 'A second activation would take another seat of the license.',
    advice: 'Release the present seat first.',
  },
  'other-computer': {
    title: 'This seat is another computer’s',
    body: 'The app’s data was copied or restored from another computer. The seat on record is that computer’s, and nothing was sent.',
    advice: 'Say under “This device” what is to become of it.',
  },
  'release-pending': {
    title: 'A release is already under way',
    body: 'It has to come to an end before anything else happens to this seat.',
    advice: 'Wait until it is done, or take it back while that is still possible.',
  },
  'not-connected': {
    title: 'No organization is connected',
    body: 'Managing licenses needs a token of the organization.',
    advice: 'Connect the organization first.',
  },
  'token-ended': {
    title: 'The token does not work any more',
    body: 'Polar accepted it before and refuses it now: it ran out, was deleted, or the organization lost its access.',
    advice: 'Create a new token in Polar, then connect again. What was begun can be taken up then.',
  },
  'token-other-server': {
    title: 'This token belongs to the other server',
    body: 'Polar’s sandbox and production each have their own tokens. The other server accepts this one.',
    advice: 'Choose the other server, then connect again.',
  },
  'license-unknown': {
    title: 'Polar does not know this license',
    body: 'It was deleted, or belongs to another organization.',
    advice: 'Read the list again to see what is there.',
  },
  'no-licenses': {
    title: 'This organization has no license keys',
    body: 'Polar answered, and its list is empty.',
    advice: 'Sell a product with a license key benefit, or connect another organization.',
  },
  'not-confirmed': {
    title: 'Nothing was changed',
    body: 'You canceled the question.',
    advice: 'Try again and confirm if you want to go on.',
  },
  'question-open': {
    title: 'Another question is open',
    body: 'The app asks one question at a time. Nothing was changed.',
    advice: 'Answer the open question, then try again.',
  },
  'questions-paused': {
    title: 'The app asks no questions for a moment',
    body: 'Several questions in a row were canceled, so the app stopped asking. Nothing was changed.',
    advice:
      'Wait a minute, then try again. If questions appear that you did not ask for, quit the app.',
  },
  'rotation-refused': {
    title: 'A revoked key cannot be replaced',
    body: 'Polar gives a new key only to licenses that are not revoked. Nothing changed.',
    advice: 'Enable the license first, then replace its key.',
  },
  'bulk-pending': {
    title: 'Another bulk release is still there',
    body: 'One is run at a time, so that each seat’s result is known.',
    advice: 'Let it finish or cancel it; save its report or put its result away.',
  },
  'bulk-empty': {
    title: 'There is no seat to release',
    body: 'None of the chosen licenses has a seat that fits.',
    advice: 'Choose other licenses or another rule.',
  },
  'bulk-too-long': {
    title: 'These are too many seats at once',
    body: 'One bulk release takes at most 20,000 seats.',
    advice: 'Choose fewer licenses, and run it again for the rest.',
  },
  'bulk-changed': {
    title: 'The plan changed meanwhile',
    body: 'The number that was confirmed is not the number of seats in the plan. Nothing was sent.',
    advice: 'Look at the plan again, then confirm.',
  },
  'bulk-other-organization': {
    title: 'This bulk release belongs to another organization',
    body: 'It was begun with another organization’s token or on the other server.',
    advice: 'Connect that organization to take it up, or put it away.',
  },
  'csv-unreadable': {
    title: 'The file could not be read as CSV',
    body: 'It is empty, or it is not a text file.',
    advice: 'Save the table as CSV, then choose that file.',
  },
  'disk-full': {
    title: 'The disk is full',
    body: 'What happens to the seat could not be written down, so nothing was sent.',
    advice: 'Free some space, then try again.',
  },
  'folder-unwritable': {
    title: 'The app cannot write its files',
    body: 'Its data folder is read-only, so nothing was sent.',
    advice: 'Check who may write in the app’s data folder, then try again.',
  },
  'folder-foreign': {
    title: 'The data folder belongs to another account',
    body: 'What this app keeps there would be that account’s to read and change, or would become unreadable for it. Nothing was read, written or sent.',
    advice:
      'Start the app as the account that owns the folder, without sudo, or give the folder back to your account.',
  },
  'folder-exposed': {
    title: 'Other accounts can change the data folder',
    body: 'The permissions of the app’s data folder, or of a folder above it, let any account replace its files, and the app could not change that. Nothing was read, written or sent.',
    advice: 'Take write access away from other accounts, or use another data folder.',
  },
  'outcome-unsaved': {
    title: 'The outcome could not be saved',
    body: 'What came of the last request could not be written on this computer.',
    advice:
      'Free some space, or check who may write in the app’s data folder. Keep the app open until then.',
  },
  'file-unreadable': {
    title: 'A file of this app cannot be read',
    body: 'It is damaged, or this user may not read it. It was not deleted.',
    advice: 'Restore it from a backup, or ask support before you activate again.',
  },
  'file-inaccessible': {
    title: 'A file of this app cannot be opened',
    body: 'It is there, but this account may not read it, or something that is not a plain file is in its place. It was left as it is.',
    advice: 'Check in the app’s data folder whose it is, and give it back to your account.',
  },
  'file-newer': {
    title: 'A file comes from a newer version',
    body: 'A newer version of this app wrote it, and this one does not understand it. It was left as it is.',
    advice: 'Install the newer version again.',
  },
  'keychain-unavailable': {
    title: 'This computer has no keychain',
    body: 'Without one, a token cannot be kept safely on disk.',
    advice: 'Turn on your system’s keychain, or connect again each time the app starts.',
  },
  'keychain-changed': {
    title: 'The stored token cannot be unlocked',
    body: 'The keychain that protects it is locked, was changed, or belongs to another user.',
    advice: 'Unlock the keychain and start the app again, or connect with a new token.',
  },
  'busy-elsewhere': {
    title: 'The app is busy in another window or command',
    body: 'Something else is working on this seat right now. Nothing was sent.',
    advice: 'Let it finish, then try again.',
  },
  'clipboard-no-token': {
    title: 'There is no token on the clipboard',
    body: 'What was copied last does not look like an organization token, which begins with “polar_oat_”.',
    advice: 'Copy the token in Polar, then come back here.',
  },
  'input-invalid': {
    title: 'Something that was entered cannot be used',
    body: 'The app could not make sense of it. Nothing was sent.',
    advice: 'Check the fields, then try again.',
  },
  unexpected: {
    title: 'The app met a fault of its own',
    body: 'It stopped before it finished, and wrote the cause to its log.',
    advice: 'Try again. If it stays, give the support code to support.',
  },
};

/** Text around a failure. */
export const failures = {
  words: messages,
  /** Replaces the text of `key-unknown`, in an app that is made for one seller and asks for no organization. */
  keyUnknownTo: {
    body: (seller: string) => `No license of ${seller} has the key that was entered.`,
    advice:
      'Check the key for typing mistakes. A key for another seller’s product works only in that seller’s app.',
  },
  scope: (scope: string) => `Missing permission: ${scope}`,
  file: (name: string) => `File: ${name}`,
  retry: (when: string) => `Trying again makes sense ${when}.`,
};
