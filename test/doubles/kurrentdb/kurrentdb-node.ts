import { setTimeout as sleep } from 'node:timers/promises';
import { Server, ServerCredentials, type ServiceError, type sendUnaryData } from '@grpc/grpc-js';
import {
  GossipService,
  type IGossipServer,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb';
import {
  ClusterInfo,
  EndPoint,
  MemberInfo,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb';
import {
  type IServerFeaturesServer,
  ServerFeaturesService,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb';
import {
  SupportedMethod,
  SupportedMethods,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb';
import { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb';
import {
  type IStreamsServer,
  StreamsService,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb';
import { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb';
import { type AppendContext, appendCall, batchAppendCall } from './append-calls';
import type { MemoryLog } from './memory-log';
import { type ReadCall, answerRead, isValid, send } from './reading';
import { checkpointAt, follow } from './subscribing';
import {
  type Call,
  Troubles,
  accessDenied,
  invalidPosition,
  notLeader,
  unauthenticated,
  unavailable,
} from './troubles';

const host = '127.0.0.1';
const largestMessage = 16 * 1024 * 1024;
const { VNodeState } = MemberInfo;

/** What a node sees of the cluster that it belongs to. */
type Cluster = Readonly<{
  log: MemoryLog;
  maxAppendSize: number;
  version: string;
  answerAfterMs: number;
  leader: KurrentDbNode;
  nodes: readonly KurrentDbNode[];
}>;

/** One node of the stand-in, on a port of its own that it keeps over a restart. */
export class KurrentDbNode {
  readonly troubles = new Troubles();
  /** Events that subscriptions were sent, whether or not they have been read. */
  sent = 0;
  /** Subscriptions that are open. */
  subscribers = 0;
  port = 0;
  private readonly id = crypto.randomUUID();
  private server: Server | undefined;
  private subscriptions = new AbortController();

  constructor(private readonly cluster: Cluster) {}

  get isRunning(): boolean {
    return this.server !== undefined;
  }

  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': largestMessage });
    const streams: IStreamsServer = {
      append: (call, answer) => void appendCall(call, answer, this.appending()),
      batchAppend: (call) => batchAppendCall(call, this.appending()),
      read: (call) => void this.read(call),
      delete: (_call, answer) => answer(accessDenied()),
      tombstone: (_call, answer) => answer(accessDenied()),
    };
    const gossip: IGossipServer = { read: (_call, answer) => this.gossip(answer) };
    const features: IServerFeaturesServer = {
      getSupportedMethods: (_call, answer) => answer(null, supported(this.cluster.version)),
    };
    server.addService(StreamsService, streams);
    server.addService(GossipService, gossip);
    server.addService(ServerFeaturesService, features);
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`${host}:${String(this.port)}`, ServerCredentials.createInsecure(), (error, port) => {
        if (error) reject(error);
        else resolve(port);
      });
    });
    this.server = server;
    this.subscriptions = new AbortController();
  }

  /** Cuts every connection; what was written stays in the cluster. */
  stop(): void {
    this.subscriptions.abort();
    this.server?.forceShutdown();
    this.server = undefined;
  }

  /** Ends every subscription, as a node does that cannot keep up. */
  dropSubscriptions(): void {
    this.subscriptions.abort();
    this.subscriptions = new AbortController();
  }

  member(): MemberInfo {
    return new MemberInfo()
      .setInstanceId(new UUID().setString(this.id))
      .setTimeStamp('0')
      .setState(this.cluster.leader === this ? VNodeState.LEADER : VNodeState.FOLLOWER)
      .setIsAlive(this.isRunning)
      .setHttpEndPoint(new EndPoint().setAddress(host).setPort(this.port));
  }

  private appending(): AppendContext {
    const { cluster, troubles } = this;
    return { cluster, troubles, turnedAway: (call) => this.turnedAway(call) };
  }

  private turnedAway(call: { metadata: { get(key: string): unknown[] } }): ServiceError | undefined {
    const { leader } = this.cluster;
    const insists = call.metadata.get('requires-leader')[0] === 'true';
    return insists && leader !== this ? notLeader(host, leader.port) : undefined;
  }

  private async read(call: ReadCall): Promise<void> {
    const isSubscription = call.request.getOptions()?.hasSubscription() ?? false;
    const kind: Call = isSubscription ? 'subscribe' : 'read';
    const trouble = this.troubles.take(kind);
    call.on('error', () => undefined);
    const refusal = this.turnedAway(call);
    if (refusal) return void call.emit('error', refusal);
    if (trouble?.kind === 'unavailable') return void call.emit('error', unavailable());
    if (trouble?.kind === 'refused') return void call.emit('error', accessDenied());
    if (trouble?.kind === 'wrong-password') return void call.emit('error', unauthenticated());
    if (!isValid(call.request.getOptions() ?? new ReadReq.Options(), this.cluster.log))
      return void call.emit('error', isSubscription ? invalidPosition() : unavailable());
    if (trouble?.kind === 'slow') await sleep(trouble.milliseconds);
    if (trouble?.kind === 'checkpoint') await send(call, checkpointAt(trouble.at));
    if (isSubscription) {
      const cutAfter = trouble?.kind === 'cut' ? trouble.after : Number.POSITIVE_INFINITY;
      const ending = AbortSignal.any([this.subscriptions.signal, ended(call)]);
      this.subscribers += 1;
      await follow(call, this.cluster, ending, () => this.sent++, cutAfter);
      this.subscribers -= 1;
      if (!call.cancelled) call.emit('error', unavailable());
    } else {
      await answerRead(call, this.cluster.log);
      call.end();
    }
  }

  private gossip(answer: sendUnaryData<ClusterInfo>): void {
    const trouble = this.troubles.take('gossip');
    if (trouble) answer(unavailable());
    else answer(null, new ClusterInfo().setMembersList(this.cluster.nodes.map((node) => node.member())));
  }
}

function ended(call: ReadCall): AbortSignal {
  const ending = new AbortController();
  for (const event of ['cancelled', 'close']) call.on(event, () => ending.abort());
  return ending.signal;
}

function supported(version: string): SupportedMethods {
  const methods = ['Read', 'Append', 'BatchAppend'].map((name) =>
    new SupportedMethod()
      .setServiceName('event_store.client.streams.Streams')
      .setMethodName(name.toLowerCase())
      .setFeaturesList([]),
  );
  return new SupportedMethods().setEventStoreServerVersion(version).setMethodsList(methods);
}
