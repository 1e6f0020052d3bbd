import { KurrentDbNode } from './kurrentdb-node';
import { MemoryLog } from './memory-log';

/**
 * A stand-in for KurrentDB: real nodes of HTTP/2 that speak its gRPC protocol, over one log in memory. What is written is on
 * every node at once; one of them leads.
 */
export class KurrentDbCluster {
  readonly log = new MemoryLog();
  readonly nodes: KurrentDbNode[];
  leader: KurrentDbNode;
  /** Bytes of one append: the default of servers up to 25.0. */
  maxAppendSize = 1024 * 1024;
  /** What its nodes say they are; before 25 they also say −1 where nothing passes the filter of a subscription. */
  version = '25.0.1';

  /** How long each append is on its way back; appends do not wait for each other. */
  answerAfterMs = 0;

  private constructor(size: number) {
    this.nodes = Array.from({ length: size }, () => new KurrentDbNode(this));
    this.leader = this.nodes[0]!;
  }

  static async start(size = 1): Promise<KurrentDbCluster> {
    const cluster = new KurrentDbCluster(size);
    for (const node of cluster.nodes) await node.start();
    return cluster;
  }

  /** With several nodes the client asks by gossip which of them leads. */
  get url(): string {
    const hosts = this.nodes.map(({ port }) => `127.0.0.1:${String(port)}`).join(',');
    return `kurrentdb://${hosts}?tls=false`;
  }

  stop(): void {
    for (const node of this.nodes) node.stop();
  }
}
