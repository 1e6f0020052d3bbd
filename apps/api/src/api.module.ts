import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import {
  AddressChanges,
  AddressCorrections,
  NetworkAccess,
  CodeMails,
  LinkSignIn,
  RecordingAddresses,
  Visits,
} from '@relais/access';
import {
  AuditJournal,
  CharterHistory,
  LookAlikes,
  MeetingQueries,
  MinuteQueries,
  MyCalendar,
  MyData,
  MyNetworks,
  NetworkQueries,
  OneToOneQueries,
  OpenDecisions,
  ReferralHistory,
} from '@relais/directory';
import { type Installation, RelaisModule } from '@relais/installation';
import { ChangeStreams } from '@relais/live';
import { MembershipAnswers, Networks } from '@relais/networks';
import { AdmittingArrivals, ArrivalList, Founding, Invitees, Inviting, Visiting } from '@relais/onboarding';
import { Objecting, ObjectionLinks } from '@relais/referrals';
import { ErasureClock } from '@relais/retention';
import { AccountAddressController } from './access/account-address.controller';
import { AuditController } from './access/audit.controller';
import { MailsController } from './access/mails.controller';
import { OpenIdController } from './access/open-id.controller';
import { Provider } from './access/provider';
import { SessionsController } from './access/sessions.controller';
import { SignInLinksController } from './access/sign-in-links.controller';
import { SignInMethodsController } from './access/sign-in-methods.controller';
import { SignInController } from './access/sign-in.controller';
import { TokensController } from './access/tokens.controller';
import { FiguresController } from './figures/figures.controller';
import { Admission } from './http/admission';
import { Authentication } from './http/authentication';
import { BrowserCookies } from './http/browser-cookies';
import { OwnAddress } from './http/own-address';
import { ProblemFilter } from './http/problem.filter';
import { RelaisAfter } from './http/relais-after';
import { ShapePipe } from './http/shape-pipe';
import { RateLimit } from './limits/rate-limit';
import { RequestTurns } from './limits/request-turns';
import { ChangesController } from './live/changes.controller';
import { changeStreams } from './live/change-streams';
import { MeetingsController } from './meetings/meetings.controller';
import { MeetingsOfNetworkController } from './meetings/meetings-of-network.controller';
import { ArrivalsController } from './meetings/arrivals.controller';
import { VisitingController } from './meetings/visiting.controller';
import { CalendarController } from './meetings/calendar.controller';
import { SeriesController } from './meetings/series.controller';
import { NeedsController } from './meetings/needs.controller';
import { OneToOnesController } from './meetings/one-to-ones.controller';
import { AcceptanceController } from './networks/acceptance.controller';
import { CharterController } from './networks/charter.controller';
import { FoundingController } from './networks/founding.controller';
import { InvitationsController } from './networks/invitations.controller';
import { JoinLinksController } from './networks/join-links.controller';
import { JoiningController } from './networks/joining.controller';
import { MembershipController } from './networks/membership.controller';
import { NetworksController } from './networks/networks.controller';
import { HealthController } from './operation/health.controller';
import { mailProviders } from './operation/mails';
import { Metrics } from './operation/metrics';
import { MetricsServer } from './operation/metrics-server';
import { MetricsController, MetricsToken } from './operation/metrics.controller';
import { OutboxController } from './operation/outbox.controller';
import { ExpiredRowsPurge } from './operation/expired-rows-purge';
import { CareNotesController } from './people/care-notes.controller';
import { MinutesController } from './meetings/minutes.controller';
import { MyDataController } from './people/my-data.controller';
import { PrivacyController } from './people/privacy.controller';
import { ObjectionsController } from './referrals/objections.controller';
import { ReferralsController } from './referrals/referrals.controller';
import { ThanksController } from './referrals/thanks.controller';

@Module({})
export class ApiModule {
  static register(installation: Installation): DynamicModule {
    const { configuration } = installation;
    return {
      module: ApiModule,
      imports: [RelaisModule.register(installation)],
      controllers: [
        NetworksController,
        CharterController,
        FoundingController,
        InvitationsController,
        MembershipController,
        AcceptanceController,
        ReferralsController,
        ThanksController,
        NeedsController,
        OneToOnesController,
        MeetingsController,
        ArrivalsController,
        MeetingsOfNetworkController,
        ChangesController,
        SeriesController,
        CalendarController,
        CareNotesController,
        FiguresController,
        PrivacyController,
        ObjectionsController,
        JoinLinksController,
        JoiningController,
        MinutesController,
        VisitingController,
        MyDataController,
        TokensController,
        AuditController,
        SignInMethodsController,
        SignInController,
        SignInLinksController,
        SessionsController,
        AccountAddressController,
        MailsController,
        OpenIdController,
        OutboxController,
        HealthController,
        MetricsController,
      ],
      providers: [
        MembershipAnswers,
        AddressChanges,
        AddressCorrections,
        Admission,
        NetworkAccess,
        AuditJournal,
        Authentication,
        CharterHistory,
        CodeMails,
        AdmittingArrivals,
        ArrivalList,
        Founding,
        Invitees,
        Inviting,
        Visiting,
        LinkSignIn,
        LookAlikes,
        MeetingQueries,
        MinuteQueries,
        OneToOneQueries,
        Metrics,
        MyCalendar,
        MyNetworks,
        NetworkQueries,
        OpenDecisions,
        MyData,
        Objecting,
        ObjectionLinks,
        RecordingAddresses,
        ReferralHistory,
        RequestTurns,
        ExpiredRowsPurge,
        {
          provide: ErasureClock,
          useFactory: () => new ErasureClock(installation.database, installation.store),
        },
        ...mailProviders(configuration),
        ...[BrowserCookies, OwnAddress, Provider, MetricsToken].map((Made) => ({
          provide: Made,
          useValue: new Made(configuration),
        })),
        {
          provide: MetricsServer,
          inject: [Metrics],
          useFactory: (metrics: Metrics) => new MetricsServer(metrics, configuration.metricsPort),
        },
        {
          provide: ChangeStreams,
          inject: [Networks, Visits],
          useFactory: (networks: Networks, visits: Visits) => changeStreams(installation, networks, visits),
        },
        { provide: RateLimit, useValue: new RateLimit(installation) },
        { provide: APP_INTERCEPTOR, useExisting: RequestTurns },
        { provide: APP_INTERCEPTOR, useClass: RelaisAfter },
        { provide: APP_FILTER, useValue: new ProblemFilter(configuration) },
        { provide: APP_PIPE, useClass: ShapePipe },
      ],
    };
  }
}
