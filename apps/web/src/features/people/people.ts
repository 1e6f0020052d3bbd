import { useLingui } from '@lingui/react/macro';
import type { CorrectMembershipBody, InviteAnswer, LeftBecause, PersonId, Role } from '@relais/contracts';
import { dayAfter, latestDayAt } from '@relais/contracts/rules';
import { useQueryClient } from '@tanstack/react-query';
import { record } from '../../server/client';
import { type Known, type Member, type Speaker, me } from '../../server/reads';
import { useFormat } from '../../ui/format';
import type { Held } from '../../ui/further/look-alike';
import { useRoleWords } from '../../ui/further/role-words';
import { useAction } from '../../ui/use-action';

/** The latest day that can be the last one of a membership: the day after it, on which the person is no member, has come somewhere. */
export const latestLastDay = (): string => dayAfter(latestDayAt(new Date()), -1);

export type Invited = InviteAnswer['people'][number];

/** Reads the people and this account's rights again. */
function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      ...['members', 'people', 'erasures'].map((name) => client.invalidateQueries({ queryKey: [name] })),
      client.invalidateQueries(me),
    ]);
}

export const useInviting = (by: Speaker) =>
  useAction({
    mutationFn: (body: Readonly<{ people: string; asMembers: boolean }>) =>
      record('/api/networks/{networkId}/invitations', {
        params: { path: { networkId: by.id } },
        as: by.personId,
        body: { ...body, holdLookAlikes: true },
      }),
    refresh: useRefresh(),
    said: null,
  });

/** For a guest who looks like a known person: that person gets the address first, if it is theirs. */
export const useInvitingHeld = (by: Speaker, { name, address }: Held, asMembers: boolean) =>
  useAction({
    mutationFn: async (same: PersonId | null) => {
      if (same !== null) await ofPerson(by, same).correctAddress(address);
      const body = { people: `"${name}" <${address}>`, asMembers };
      const params = { path: { networkId: by.id } };
      return record('/api/networks/{networkId}/invitations', { params, as: by.personId, body });
    },
    refresh: useRefresh(),
    said: null,
  });

const ofPerson = (by: Speaker, personId: PersonId) => {
  const about = { params: { path: { networkId: by.id, personId } }, as: by.personId };
  return {
    correctAddress: (email: string) =>
      record('/api/networks/{networkId}/people/{personId}/description', { ...about, body: { email } }),
    grant: (role: Role) =>
      record('/api/networks/{networkId}/people/{personId}/role', { ...about, body: { role } }),
    leave: (body: Leaving) =>
      record('/api/networks/{networkId}/people/{personId}/leaving', { ...about, body }),
    correct: (body: CorrectMembershipBody) =>
      record('/api/networks/{networkId}/people/{personId}/membership', { ...about, body }),
    erase: () => record('/api/networks/{networkId}/people/{personId}/erasure', about),
  };
};

type Leaving = Readonly<{ leftOn: string; because: LeftBecause }>;
/** The person that an organiser changes, and their name. */
export type Changed = Readonly<{ member: Member; name: string }>;

/** Another role, or the same one again, which confirms it. */
export function useRole(by: Speaker, { member: { personId, role }, name }: Changed) {
  const { t } = useLingui();
  const roleWord = useRoleWords();
  const { grant } = ofPerson(by, personId);
  return useAction({
    mutationFn: grant,
    refresh: useRefresh(),
    said(_, granted: Role) {
      const word = roleWord(granted);
      return granted === role ? t`Rôle confirmé : ${name}` : t`Nouveau rôle de ${name} : ${word}`;
    },
    undo: (_, granted) => (granted === role ? null : () => grant(role)),
  });
}

export function useCorrectAddress(by: Speaker, { member: { personId }, name }: Changed) {
  const { t } = useLingui();
  return useAction({
    mutationFn: ofPerson(by, personId).correctAddress,
    refresh: useRefresh(),
    said: () => t`Adresse corrigée : ${name}. Un mail part aux deux adresses.`,
  });
}

/** The membership before it ended or was corrected; the role that ended with it is granted again. */
const restore = (
  by: Speaker,
  { personId, joinedOn, leftOn, role }: Member,
  because: LeftBecause | null,
  now: Readonly<{ joinedOn: string | null; leftOn: string | null }>,
) => {
  const { correct, grant } = ofPerson(by, personId);
  const hadRole = role !== 'member' && leftOn === null && now.leftOn !== null;
  return async () => {
    const before = { joinedOn, leftOn, ...(because && { because }) };
    await correct({ previousJoinedOn: now.joinedOn, ...before });
    if (hadRole) await grant(role);
  };
};

export function useLeaving(by: Speaker, { member, name }: Changed) {
  const { t } = useLingui();
  const format = useFormat();
  return useAction({
    mutationFn: ofPerson(by, member.personId).leave,
    refresh: useRefresh(),
    said(_, { leftOn }: Leaving) {
      const last = format.day(dayAfter(leftOn, -1));
      return t`${name} : membre jusqu'au ${last}`;
    },
    undo: (_, { leftOn }) => restore(by, member, null, { joinedOn: member.joinedOn, leftOn }),
  });
}

export function useCorrectingMembership(by: Speaker, person: Known, { member, name }: Changed) {
  const { t } = useLingui();
  return useAction({
    mutationFn: ofPerson(by, member.personId).correct,
    refresh: useRefresh(),
    said: () => t`Adhésion corrigée : ${name}`,
    undo: (_, corrected: CorrectMembershipBody) => restore(by, member, person.leftBecause, corrected),
  });
}

/** Destroys everything that is known of a person who is not a member. */
export function useErasing(by: Speaker, personId: PersonId) {
  const { t } = useLingui();
  return useAction({
    mutationFn: ofPerson(by, personId).erase,
    refresh: useRefresh(),
    said: () => t`C'est effacé. Partout où figurait ce nom, on lit maintenant « nom effacé ».`,
  });
}
