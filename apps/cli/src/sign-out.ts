import type { Terminal } from './terminal';
import { untilTold } from './session';

/**
 * Signs out every device of the accounts with this address, or all devices; API tokens stay valid and are listed.
 * @param address null: everyone
 */
export async function signOut(address: string | null, terminal: Terminal): Promise<void> {
  await untilTold(terminal, async ({ signIn, tokens }) => {
    const accountIds = address === null ? null : await signIn.accountsHaving(address);
    const devices = await signIn.sessions.signOutEverywhere(accountIds);
    const left = await tokens.actingFor(accountIds);
    terminal.answer({ devices, tokens: left }, [
      accountIds?.length === 0
        ? 'Nobody has this address here.'
        : `${String(devices)} ${devices === 1 ? 'device was' : 'devices were'} signed out.`,
      ...(left.length > 0 ? ['These API tokens go on, until an organiser revokes them:'] : []),
      ...left.map(({ tokenId, name }) => `  ${name} (${tokenId})`),
    ]);
  });
}
