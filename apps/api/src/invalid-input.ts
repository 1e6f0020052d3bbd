import type { StandardSchemaV1 } from '@standard-schema/spec';

type Issue = StandardSchemaV1.Issue & { code?: string };

/** A body, parameter or header that is not of its shape. */
export class InvalidInput extends Error {
  constructor(readonly errors: readonly { path: string; code: string; message: string }[]) {
    super(errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '));
  }

  /** The same, of a named parameter. */
  in(parameter: string): InvalidInput {
    return new InvalidInput(this.errors.map((error) => ({ ...error, path: error.path || parameter })));
  }

  static from(issues: readonly StandardSchemaV1.Issue[]): InvalidInput {
    return new InvalidInput(
      issues.map(({ path = [], message, code = 'invalid' }: Issue) => ({
        path: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: code.replaceAll('_', '-'),
        message,
      })),
    );
  }
}
