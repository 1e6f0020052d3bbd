import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { InvalidInput } from './invalid-input';

/** Checks bodies, parameters and queries against their schemas; says of a path parameter which one is wrong. */
@Injectable()
export class ShapePipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => InvalidInput.from(issues) });
  }

  override async transform<T = unknown>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof InvalidInput) || metadata.data === undefined) throw error;
      throw error.in(metadata.data);
    }
  }
}
