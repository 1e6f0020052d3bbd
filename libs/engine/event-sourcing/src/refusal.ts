/** The domain's no: a stable kebab-case `code`, one sentence for people, and the field that it is about. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly path?: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Throws a {@link Refusal} unless the condition holds. */
export function ensure(condition: boolean, code: string, message: string, path?: string): asserts condition {
  if (!condition) throw new Refusal(code, message, path);
}

/** An id that the network does not know. */
export class NothingHere extends Refusal {
  constructor() {
    super('not-found', 'There is nothing with this id here.');
  }
}

/** An id, a stream or a subject of the vault that belongs to another network, or to another kind of thing: said as if there were none. */
export class BelongsElsewhere extends NothingHere {}

/** The id of an event or command was used before with other content. */
export class OtherContent extends Refusal {
  constructor() {
    super('other-content', 'This id was used before, with other content.');
  }
}

/** The stream moved on between reading and appending. */
export class LostRace extends Refusal {
  constructor(stream: string) {
    super('lost-race', `Another command changed ${stream} at the same time. Try again.`);
  }
}
