import { type PersonId, Ref } from '@relais/contracts';
import { Refusal, ensure, eventsIn } from '@relais/event-sourcing';
import { PersonErased, person } from '@relais/people';
import { recordedRef } from './recorded/folder-people';
import type { Ids } from './recorded/ids';
import type { Knowledge } from './recorded/knowledge';
import type { NetworkLog } from './recorded/network-log';

/** A line of the folder that is taken as a known person, by the refs of both. */
export type Merge = Readonly<{ ref: string; knownRef: string }>;

/** The merges so far and one more, written `NEW=KNOWN`. @throws Refusal `merge-malformed`, `merge-itself`, `merge-chain`, `merge-twice` */
export function withMerge(text: string, before: readonly Merge[]): readonly Merge[] {
  const parts = text.split('=').map((part) => Ref.safeParse(part).data);
  const [ref, knownRef] = parts;
  ensure(
    parts.length === 2 && ref !== undefined && knownRef !== undefined,
    'merge-malformed',
    `Write NEW=KNOWN instead of “${text}”: the key of a line, and the key of the person it is taken as.`,
  );
  ensure(ref !== knownRef, 'merge-itself', `The key “${ref}” is taken as itself anyway.`);
  if (before.some((one) => one.ref === ref && one.knownRef === knownRef)) return before;
  for (const one of before) {
    ensure(
      one.ref !== ref,
      'merge-twice',
      `The key “${ref}” cannot be both “${one.knownRef}” and “${knownRef}”.`,
    );
    ensure(
      one.ref !== knownRef && one.knownRef !== ref,
      'merge-chain',
      `The merges “${one.ref}=${one.knownRef}” and “${text}” depend on each other: name the same known person after both “=”.`,
    );
  }
  return [...before, { ref, knownRef }];
}

/** The new merges: the persons, by the ids that would follow from the refs of the lines. */
export type NewMerges = Readonly<{
  merges: readonly Merge[];
  persons: ReadonlyMap<string, PersonId>;
  /** The known refs that nothing is recorded of: the folder must name them. */
  unrecorded: ReadonlySet<string>;
}>;

/** Takes lines as a known person from now on, before the folder is read. @throws Refusal where a line or a person cannot be merged */
export async function takeAsKnown(merges: readonly Merge[], ids: Ids, log: NetworkLog): Promise<NewMerges> {
  const events = await log.learn(
    merges.flatMap(({ ref, knownRef }) =>
      [ref, knownRef].map((one) => ({ kind: 'person' as const, ref: one })),
    ),
  );
  const persons = new Map<string, PersonId>();
  const unrecorded = new Set<string>();
  const further: Merge[] = [];
  for (const { ref, knownRef } of merges) {
    const [own, personId] = [ids.idOf('person', ref), ids.idOf('person', knownRef)];
    const known = eventsIn(events, person, personId);
    if (ids.isMerged(knownRef)) {
      const real = recordedRef(personId, (await log.people()).get(personId) ?? {});
      throw new Refusal(
        'merge-chain',
        `The key “${knownRef}” is taken as “${real}” itself. Write --merge ${ref}=${real}.`,
      );
    }
    ensure(
      !known.some((event) => PersonErased.is(event)),
      'merge-erased',
      `The person “${knownRef}” was erased: nothing more is kept of them, and no line is taken as theirs.`,
    );
    if (ids.isMerged(ref)) {
      ensure(
        own === personId,
        'merge-twice',
        `The key “${ref}” is taken as another person since an earlier import; that stays.`,
      );
      continue;
    }
    ensure(
      !events.has(ids.stream('person', own)),
      'merge-recorded',
      `The key “${ref}” is that of a recorded person already. Two recorded people cannot be merged yet.`,
    );
    ensure(
      !ids.takesOthers(own),
      'merge-chain',
      `Other lines are taken as “${ref}” since an earlier import.`,
    );
    persons.set(ids.merge(ref, personId), personId);
    if (known.length === 0) unrecorded.add(knownRef);
    further.push({ ref, knownRef });
  }
  return { merges: further, persons, unrecorded };
}

/** After the folder was read. @throws Refusal `merge-unknown` where it has no such line, or no person is known by that ref */
export function ensureMergesFound({ merges, unrecorded }: NewMerges, known: Knowledge): void {
  for (const { ref, knownRef } of merges) {
    ensure(
      !unrecorded.has(knownRef) || known.people.has(known.ids.idOf('person', knownRef)),
      'merge-unknown',
      `No person has the key “${knownRef}” in Relais or in the folder.`,
    );
    ensure(known.mergedRefs.has(ref), 'merge-unknown', `No line of the folder has the key “${ref}”.`);
  }
}
