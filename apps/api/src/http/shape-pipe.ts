import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { isOfOtherVersion } from '@relais/contracts';
import { InvalidInput } from './invalid-input';

/** Checks bodies, parameters and queries against their schemas; names the path parameter that is wrong. */
@Injectable()
export class ShapePipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => InvalidInput.fromIssues(issues) });
  }

  /** Not needed: bodies with such keys are not read (json-body.ts), and a query has no prototype. */
  protected override stripProtoKeys(): void {
    return;
  }

  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      const checked = await super.transform(value, metadata);
      if (metadata.type === 'param' && typeof checked === 'string' && isOfOtherVersion(checked))
        throw new InvalidInput([
          { path: '', code: 'invalid-format', message: 'must be a UUID of version 7 or 4' },
        ]);
      return checked;
    } catch (error) {
      if (!(error instanceof InvalidInput) || metadata.data === undefined) throw error;
      throw error.withParameter(metadata.data);
    }
  }
}
