import { brand } from '../../../shared/brand.ts';
import { done } from '../../../shared/failure.ts';
import type { Server } from '../../../shared/license.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import { variableName } from '../../../shared/variable-name.ts';
import { isForCustomers, isOfferedServer } from '../../../shared/vendor.ts';
import type { Access } from '../../services/organization/access.ts';
import { tokenIn } from '../../services/organization/token-in.ts';
import { failureAnswer, inputAnswer, type CommandAnswer } from '../answer.ts';
import type { CommandContext } from '../command-context.ts';
import { ExposedFileError } from '../input.ts';

/** The environment variable that may hold the organization's token. */
export const tokenVariable = variableName(brand.name, 'TOKEN');

/** Where the organization is, with access to it, or the answer of a command that has none. */
export type TokenAccess =
  | { readonly type: 'open'; readonly server: Server; readonly access: Access }
  | { readonly type: 'refused'; readonly answer: CommandAnswer };

const refuse = (answer: CommandAnswer): TokenAccess => ({ type: 'refused', answer });

/** Returns the text in which the caller gave the token; null where the caller gave none. */
async function givenToken({ command, input }: CommandContext): Promise<string | null> {
  const { tokenFile } = command.seller;
  if (tokenFile === '-') return command.noInput ? null : await input.stdin();
  if (tokenFile !== null) return await input.secretFile(tokenFile);
  return input.env(tokenVariable) || null;
}

/** Opens the token that the window sealed with the operating system's keychain, which may ask the person. */
async function keychainAccess({ core, ports, command }: CommandContext): Promise<TokenAccess> {
  // Loaded here alone: no other command knows a sealed token.
  const { openSealedToken } = await import('../../compose-keychain.ts');
  const opened = await openSealedToken(core.foundation, ports);
  if (!opened.ok) return refuse(failureAnswer(opened.failure));
  const { server } = opened.value;
  return command.server === null || command.server === server
    ? { type: 'open', ...opened.value }
    : refuse(inputAnswer(terminal.cli.sellers.otherServer(terminal.cli.serverNames[server])));
}

/**
 * Returns access to the organization whose token the caller gave: in a file, on standard input, in the environment, or, where the caller says
 * so, in the keychain. No answer repeats what was read.
 */
export async function tokenAccess(context: CommandContext): Promise<TokenAccess> {
  const { core, command } = context;
  const { sellers, serverNames, serverNotOffered } = terminal.cli;
  const { servers, vendor } = core.state.get();
  if (isForCustomers(vendor)) return refuse(inputAnswer(sellers.forCustomers));
  if (command.seller.keychain) return await keychainAccess(context);
  let text: string | null;
  try {
    text = await givenToken(context);
  } catch (error) {
    const isExposed = error instanceof ExposedFileError;
    return refuse(inputAnswer(isExposed ? sellers.tokenExposed : sellers.tokenUnreadable));
  }
  if (text === null) return refuse(inputAnswer(sellers.tokenMissing(tokenVariable)));
  const token = tokenIn(text);
  if (token === null) return refuse(inputAnswer(sellers.noToken));
  const [first = 'production'] = servers;
  const server = first === 'loopback' ? first : (command.server ?? first);
  if (!isOfferedServer(server, vendor))
    return refuse(inputAnswer(serverNotOffered(serverNames[server])));
  return {
    type: 'open',
    server,
    access: async () => await Promise.resolve(done({ server, token })),
  };
}
