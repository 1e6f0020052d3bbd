import { AppendAtOnce1764000000042 } from './from-042/1764000000042-append-at-once';
import { Retention1764000000043 } from './from-042/1764000000043-retention';
import { Objections1764000000045 } from './from-042/1764000000045-objections';
import { SharedCounts1764000000060 } from './from-042/1764000000060-shared-counts';
import { Audit1764000000061 } from './from-042/1764000000061-audit';
import { Joining1764000000070 } from './from-042/1764000000070-joining';
import { KnownSince1764000000071 } from './from-042/1764000000071-known-since';
import { ImportSecrets1764000000080 } from './from-042/1764000000080-import-secrets';
import { OwnedIds1764000000081 } from './from-042/1764000000081-owned-ids';
import { RoleSuspensions1764000000090 } from './from-042/1764000000090-role-suspensions';
import { KnownDevices1764000000091 } from './from-042/1764000000091-known-devices';
import { Acceptance1764000000100 } from './from-042/1764000000100-acceptance';
import { ErasureClock1764000000120 } from './from-042/1764000000120-erasure-clock';
import { WorkInProportion1764000000121 } from './from-042/1764000000121-work-in-proportion';
import { VaultResidue1764000000122 } from './from-042/1764000000122-vault-residue';
import { Decimals1764000000160 } from './from-042/1764000000160-decimals';
import { LinksOfPersons1764000000161 } from './from-042/1764000000161-links-of-persons';
import { AddressChanges1764000000162 } from './from-042/1764000000162-address-changes';
import { MergedPersons1764000000166 } from './from-042/1764000000166-merged-persons';
import { CareNotes1764000000170 } from './from-042/1764000000170-care-notes';
import { RateLimits1764000000175 } from './from-042/1764000000175-rate-limits';
import { LedgerTotals1764000000180 } from './from-042/1764000000180-ledger-totals';
import { Meetings1764000000190 } from './from-190/1764000000190-meetings';
import { CalendarAddresses1764000000221 } from './from-190/1764000000221-calendar-addresses';
import { Series1764000000220 } from './from-190/1764000000220-series';
import { Announcements1764000000240 } from './from-190/1764000000240-announcements';
import { Visits1764000000250 } from './from-250/1764000000250-visits';
import { Log1764000000000 } from './to-041/1764000000000-log';
import { ReadModels1764000000001 } from './to-041/1764000000001-read-models';
import { Identity1764000000002 } from './to-041/1764000000002-identity';
import { Shares1764000000003 } from './to-041/1764000000003-shares';
import { Appending1764000000004 } from './to-041/1764000000004-appending';
import { Rebuilds1764000000005 } from './to-041/1764000000005-rebuilds';
import { Claims1764000000010 } from './to-041/1764000000010-claims';
import { SignIn1764000000020 } from './to-041/1764000000020-sign-in';
import { Isolation1764000000030 } from './to-041/1764000000030-isolation';
import { Secrets1764000000040 } from './to-041/1764000000040-secrets';
import { Erasures1764000000041 } from './to-041/1764000000041-erasures';
import { MeetingsAndGuestsFound1764000000320 } from './from-320/1764000000320-meetings-and-guests-found';
import { ReferralSteps1764000000360 } from './from-320/1764000000360-referral-steps';
import { MailPreferences1764000000300 } from './from-250/1764000000300-mail-preferences';
import { ClaimsInProportion1764000000381 } from './from-320/1764000000381-claims-in-proportion';
import { ClaimsTogether1764000000380 } from './from-320/1764000000380-claims-together';
import { Needs1764000000270 } from './from-250/1764000000270-needs';
import { Agenda1764000000280 } from './from-250/1764000000280-agenda';
import { WaitingVisitors1764000000340 } from './from-320/1764000000340-waiting-visitors';

export const migrations = [
  Log1764000000000,
  ReadModels1764000000001,
  Identity1764000000002,
  Shares1764000000003,
  Appending1764000000004,
  Claims1764000000010,
  Rebuilds1764000000005,
  SignIn1764000000020,
  Isolation1764000000030,
  Secrets1764000000040,
  Erasures1764000000041,
  AppendAtOnce1764000000042,
  Retention1764000000043,
  Objections1764000000045,
  SharedCounts1764000000060,
  Audit1764000000061,
  Joining1764000000070,
  KnownSince1764000000071,
  ImportSecrets1764000000080,
  Decimals1764000000160,
  OwnedIds1764000000081,
  Acceptance1764000000100,
  RoleSuspensions1764000000090,
  KnownDevices1764000000091,
  ErasureClock1764000000120,
  WorkInProportion1764000000121,
  VaultResidue1764000000122,
  MergedPersons1764000000166,
  LinksOfPersons1764000000161,
  AddressChanges1764000000162,
  CareNotes1764000000170,
  RateLimits1764000000175,
  LedgerTotals1764000000180,
  ReferralSteps1764000000360,
  Meetings1764000000190,
  Series1764000000220,
  CalendarAddresses1764000000221,
  Announcements1764000000240,
  Visits1764000000250,
  Needs1764000000270,
  Agenda1764000000280,
  MailPreferences1764000000300,
  WaitingVisitors1764000000340,
  MeetingsAndGuestsFound1764000000320,
  ClaimsTogether1764000000380,
  ClaimsInProportion1764000000381,
];
