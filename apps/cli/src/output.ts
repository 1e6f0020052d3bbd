/** One JSON document or lines for people on standard output; progress and notices on standard error. */
export class Output {
  constructor(private readonly json: boolean) {}

  answer(document: object, lines: readonly string[]): void {
    process.stdout.write(this.json ? `${JSON.stringify(document)}\n` : `${lines.join('\n')}\n`);
  }

  /** The document of something refused; people read why on standard error. */
  refusal(document: object, message: string): void {
    if (this.json) process.stdout.write(`${JSON.stringify(document)}\n`);
    this.notice(message);
  }

  notice(message: string): void {
    process.stderr.write(`${message}\n`);
  }

  /** A line that the next one overwrites; nothing where nobody looks. */
  progress(message: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${message}`);
  }

  progressEnds(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
