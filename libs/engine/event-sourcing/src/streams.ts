const named = /-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** `referral-3f2b…`: the name of the stream of one thing. */
export const streamOf = ({ category }: Readonly<{ category: string }>, id: string): string =>
  `${category}-${id}`;

/** The first part of a stream's name. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** The id at the end of a stream's name; null: it has none. */
export const thingOf = (stream: string): string | null => named.exec(stream)?.[1] ?? null;
