/** The log cannot be reached at the moment; whether an append was recorded shows when it is repeated under the same ids. */
export class LogUnreachable extends Error {
  override readonly name = 'LogUnreachable';
}
